import { Ellipsis } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { IconButton } from '../../ui/IconButton'
import { Menu } from '../../ui/Menu'
import styles from './ChosenCard.module.css'
import { countWords } from './count-words'
import type { UnlinkedName } from './entry-facts'
import { entryMenu } from './entry-menu'
import { datesOf } from './entry-words'
import type { RegisterDeeds } from './register-deeds'
import type { ChosenLine } from './register-lines'

type EntryLine = Extract<ChosenLine, { kind: 'entry' }>

interface ChosenCardProps {
  readonly line: ChosenLine | null
  /** The ids of the entries that are picked; empty for none. */
  readonly picked: readonly string[]
  /** All names that are listed and point at no entry. */
  readonly names: readonly UnlinkedName[]
  readonly readOnly: boolean
  readonly inText: boolean
  readonly deeds: RegisterDeeds
  readonly onOpen: (id: string) => void
  readonly onClear: () => void
}

/** What is chosen in the list, and what can be done with it. */
export function ChosenCard(props: ChosenCardProps) {
  const { t } = useTranslation('register')
  const { line, picked } = props
  if (picked.length > 1) return <Picked {...props} />
  if (line === null) return null
  return (
    <section className={styles.card} aria-label={t('chosen')}>
      {line.kind === 'entry' ? <OfEntry {...props} line={line} /> : <OfName {...props} name={line.name} line={line} />}
    </section>
  )
}

function Picked({ picked, readOnly, deeds, onClear }: ChosenCardProps) {
  const { t } = useTranslation('register')
  return (
    <section className={styles.card} aria-label={t('chosen')}>
      <p className={styles.name}>{t('picked', { count: picked.length })}</p>
      <div className={styles.actions}>
        <Button
          disabled={readOnly}
          shortcut="m"
          onClick={() => {
            deeds.merge(picked)
          }}
        >
          {t('merge')}
        </Button>
        <Button
          disabled={readOnly}
          shortcut="Delete"
          onClick={() => {
            deeds.remove(picked)
          }}
        >
          {t('remove')}
        </Button>
        <Button variant="quiet" shortcut="Escape" onClick={onClear}>
          {t('pickNone')}
        </Button>
      </div>
    </section>
  )
}

function OfEntry(props: ChosenCardProps & { readonly line: EntryLine }) {
  const { t } = useTranslation('register')
  const { line, deeds, inText } = props
  const { entry, facts } = line
  const said = [entry.roles.at(-1) ?? '', entry.expansion, entry.type, datesOf(entry)].filter((one) => one !== '')
  return (
    <>
      <p className={styles.name}>{entry.name}</p>
      {said.length > 0 && <p className={styles.said}>{said.join(', ')}</p>}
      {entry.variants.length > 0 && (
        <p className={styles.fact}>
          <span>{t('fields.variants')}</span> {entry.variants.join(' · ')}
        </p>
      )}
      {entry.identifiers.map(({ type, value }) => (
        <p key={`${type} ${value}`} className={styles.fact}>
          <span>{type}</span> {value}
        </p>
      ))}
      <p className={styles.said}>{countWords(facts, inText, t)}</p>
      <div className={styles.actions}>
        <Button
          shortcut="Enter"
          onClick={() => {
            props.onOpen(entry.id)
          }}
        >
          {t(props.readOnly ? 'look' : 'open')}
        </Button>
        <NextMention line={line} deeds={deeds} disabled={facts.here === 0 && facts.edition === 0} />
        <Menu
          align="end"
          trigger={<IconButton label={t('more', { name: entry.name })} icon={Ellipsis} />}
          entries={entryMenu(line, props, t)}
        />
      </div>
    </>
  )
}

function OfName(props: ChosenCardProps & { readonly name: UnlinkedName; readonly line: ChosenLine }) {
  const { t } = useTranslation('register')
  const { name, names, readOnly, deeds } = props
  const known = name.kind !== 'other'
  return (
    <>
      <p className={styles.name}>{name.text}</p>
      <p className={styles.said}>
        {t(`kinds.${name.kind}`)}, {t('notLinked', { count: name.places.length })}
      </p>
      <div className={styles.actions}>
        <Button
          disabled={readOnly}
          shortcut="Enter"
          onClick={() => {
            deeds.link(name)
          }}
        >
          {t('link')}
        </Button>
        {known && (
          <Button
            disabled={readOnly}
            shortcut="+"
            onClick={() => {
              deeds.makeEntries([name])
            }}
          >
            {t('makeEntry')}
          </Button>
        )}
        <NextMention line={props.line} deeds={deeds} disabled={false} />
        {names.length > 1 && (
          <Button
            variant="quiet"
            disabled={readOnly}
            onClick={() => {
              deeds.makeEntries(names)
            }}
          >
            {t('makeEntries', { count: names.length })}
          </Button>
        )}
      </div>
    </>
  )
}

function NextMention(props: { readonly line: ChosenLine; readonly deeds: RegisterDeeds; readonly disabled: boolean }) {
  const { t } = useTranslation('register')
  return (
    <Button
      disabled={props.disabled}
      shortcut={props.deeds.keyOf('register/next-mention')}
      onClick={() => {
        props.deeds.walk(props.line, 1)
      }}
    >
      {t('next')}
    </Button>
  )
}
