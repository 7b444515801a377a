import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { choicesOf, chosenFor, type Choice, type Choices, type IntakeItem, type Relation } from '../../store/intake'
import { Button } from '../../ui/Button'
import { Choice as ChoiceOf } from '../../ui/Choice'
import { Dialog } from '../../ui/Dialog'
import { whenLabel } from '../../ui/when'
import type { Session } from '../session'
import { CompareWithFile } from './CompareWithFile'
import type { EditionFileAsk } from './edition-file-ask'
import { damageOf } from './edition-files'
import styles from './IntakeDialog.module.css'

type Ask = Extract<EditionFileAsk, { readonly kind: 'intake' }>

/** What differs, in the order in which it needs the person. */
const relations = ['both-changed', 'theirs-newer', 'theirs-only', 'ours-newer', 'ours-only'] as const
const all = ['both', 'theirs', 'ours'] as const

/** Shows how an edition file differs from the edition in the library, and asks what becomes of each thing. */
export function IntakeDialog({ session, ask }: { readonly session: Session; readonly ask: Ask }) {
  const { t } = useTranslation(['edition-files', 'app'])
  const [choices, setChoices] = useState<Choices>({})
  const [compared, setCompared] = useState<IntakeItem | null>(null)
  const { intake, name } = ask
  const leave = () => {
    ask.answer(null)
  }
  if (compared !== null)
    return (
      <CompareWithFile
        session={session}
        ask={ask}
        item={compared}
        onBack={() => {
          setCompared(null)
        }}
      />
    )
  const conflicts = intake.items.filter(({ relation }) => relation === 'both-changed')
  const same = intake.items.filter(({ relation }) => relation === 'same').length
  const chooseAll = (choice: Choice) => {
    const chosen = conflicts.filter((item) => choicesOf(item).includes(choice)).map((item) => [item.key, choice])
    setChoices({ ...choices, ...(Object.fromEntries(chosen) as Choices) })
  }
  return (
    <Dialog
      open
      wide
      onClose={leave}
      title={t('intake.title', { name: intake.edition.name })}
      description={t('intake.about', { file: name })}
      closeLabel={t('close', { ns: 'app' })}
      footer={
        <>
          <Button onClick={leave}>{t('cancel', { ns: 'app' })}</Button>
          <Button
            onClick={() => {
              ask.answer({ way: 'copy', choices: {} })
            }}
          >
            {t('intake.copy')}
          </Button>
          <Button
            variant="primary"
            autoFocus
            onClick={() => {
              ask.answer({ way: 'merge', choices })
            }}
          >
            {t('intake.take')}
          </Button>
        </>
      }
    >
      <div className={styles.intake} data-intake>
        {damageOf(ask.held).length > 0 && (
          <p className={styles.damaged} role="alert">
            {t('intake.damaged', { file: name })}
          </p>
        )}
        {conflicts.length > 1 && <AllAtOnce conflicts={conflicts} choices={choices} onChoose={chooseAll} />}
        {relations.map((relation) => (
          <Group
            key={relation}
            relation={relation}
            items={intake.items.filter((item) => item.relation === relation)}
            choices={choices}
            onChoose={(item, choice) => {
              setChoices({ ...choices, [item.key]: choice })
            }}
            onCompare={setCompared}
          />
        ))}
        {same > 0 && <p className={styles.about}>{t('intake.same', { count: same })}</p>}
      </div>
    </Dialog>
  )
}

/** One switch for all that both have changed; it shows none where they were chosen apart. */
function AllAtOnce(props: {
  readonly conflicts: readonly IntakeItem[]
  readonly choices: Choices
  readonly onChoose: (choice: Choice) => void
}) {
  const { t } = useTranslation('edition-files')
  const { conflicts, choices } = props
  const isAll = (choice: Choice) =>
    conflicts.every((item) => chosenFor(item, choices) === choice || !choicesOf(item).includes(choice))
  return (
    <div className={styles.all}>
      <span className={styles.name}>{t('intake.all')}</span>
      <ChoiceOf
        label={t('intake.all')}
        value={all.find(isAll) ?? ''}
        options={all.map((value) => ({ value, label: t(`intake.choices.${value}`) }))}
        onChange={(choice) => {
          if (choice !== '') props.onChoose(choice)
        }}
      />
    </div>
  )
}

function Group(props: {
  readonly relation: Exclude<Relation, 'same'>
  readonly items: readonly IntakeItem[]
  readonly choices: Choices
  readonly onChoose: (item: IntakeItem, choice: Choice) => void
  readonly onCompare: (item: IntakeItem) => void
}) {
  const { t } = useTranslation('edition-files')
  const { relation, items, choices } = props
  if (items.length === 0) return null
  return (
    <section data-relation={relation}>
      <h3 className={styles.legend}>{t(`intake.group.${relation}`, { count: items.length })}</h3>
      <ul className={styles.items}>
        {items.map((item) => (
          <Item
            key={item.key}
            item={item}
            choice={chosenFor(item, choices)}
            onChoose={(choice) => {
              props.onChoose(item, choice)
            }}
            onCompare={() => {
              props.onCompare(item)
            }}
          />
        ))}
      </ul>
    </section>
  )
}

function Item(props: {
  readonly item: IntakeItem
  readonly choice: Choice
  readonly onChoose: (choice: Choice) => void
  readonly onCompare: () => void
}) {
  const { t } = useTranslation('edition-files')
  const { item, choice } = props
  const { kind, ours, theirs } = item
  const offered = choicesOf(item)
  const possible = all.filter((one) => offered.includes(one))
  const name = ours ?? theirs ?? ''
  const other = ours !== null && theirs !== null && ours !== theirs ? ` → ${theirs}` : ''
  return (
    <li className={styles.item} data-item={item.key}>
      <div className={styles.what}>
        <p className={styles.name}>
          {name}
          {other}
        </p>
        <p className={styles.about}>
          {t(`intake.kind.${kind}`)} <When item={item} />
        </p>
        <p className={styles.about}>{t(`intake.outcome.${outcomeOf(item, choice)}`)}</p>
      </div>
      <div className={styles.choose}>
        {kind === 'text' && ours !== null && theirs !== null && (
          <Button variant="quiet" aria-label={t('intake.compareLabel', { name })} onClick={props.onCompare}>
            {t('intake.compare')}
          </Button>
        )}
        {possible.length > 1 && (
          <ChoiceOf
            label={t('intake.choiceFor', { name })}
            value={choice}
            options={possible.map((value) => ({ value, label: t(`intake.choices.${value}`) }))}
            onChange={props.onChoose}
          />
        )}
      </div>
    </li>
  )
}

/** What comes of a choice, as the message `intake.outcome`. */
function outcomeOf({ kind, relation }: IntakeItem, choice: Choice) {
  if (relation === 'ours-only') return 'stays'
  if (relation === 'theirs-only') return choice === 'ours' ? 'leave' : 'add'
  if (kind === 'text' || choice === 'both') return choice
  return choice === 'theirs' ? 'replace' : 'stays'
}

function When({ item: { changed, relation } }: { readonly item: IntakeItem }) {
  const { t, i18n } = useTranslation('edition-files')
  const [now] = useState(() => Date.now())
  if (changed.ours === null || changed.theirs === null || relation === 'theirs-only') return null
  const label = (at: number) => whenLabel(at, now, i18n.language)
  return `· ${t('intake.changed', { ours: label(changed.ours), theirs: label(changed.theirs) })}`
}
