import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../shared/finding'
import { Button } from '../ui/Button'
import { whenLabel } from '../ui/when'
import styles from './Recovery.module.css'
import { RecoveryHead } from './Recovery'

/** How a text in a copy stands to the same one in the library. */
export type CopyStanding =
  | 'same'
  /** Only the one of the library was worked on since, or only that of the copy. */
  | 'here-newer'
  | 'copy-newer'
  | 'both'
  | 'only-copy'
  /** The library cannot be read, so nothing is known. */
  | 'no-library'

/** A text in a copy. */
export interface CopyText {
  readonly id: string
  readonly title: string
  readonly words: number
  /** Milliseconds since 1970. */
  readonly changed: number
  readonly standing: CopyStanding
  /** How many words the same text has in the library; `null` where it is not there. */
  readonly wordsHere: number | null
}

/** What is in a copy. */
export interface CopyContents {
  readonly name: string
  /** Where it comes from, in words. */
  readonly from: string
  /** Whether a newer program wrote it. */
  readonly newer: boolean
  /** How many of its parts are damaged. */
  readonly damaged: number
  readonly texts: readonly CopyText[]
}

/** What is in one copy and how that differs from the library; all of it or single texts can be restored. */
export function RecoveryCopy(props: {
  readonly copy: CopyContents
  readonly onBack: () => void
  /** Restores these texts, all where there are all; `null` where there is no library to restore into. */
  readonly onRestore: ((texts: readonly string[]) => void) | null
  readonly onCompare: (text: string) => void
  readonly onSaveText: (text: string) => void
  readonly onSaveCopy: () => void
}) {
  const { t } = useTranslation('recovery')
  const { copy, onRestore } = props
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const all = chosen.size === 0 || chosen.size === copy.texts.length
  const notes = [
    ...(copy.newer ? [t('copy.newer')] : []),
    ...(copy.damaged > 0 ? [t('copy.damaged', { count: copy.damaged })] : []),
    ...(onRestore === null ? [t('failed.copies')] : [t('copy.restoreHint')]),
  ]
  return (
    <>
      <RecoveryHead
        tone={copy.damaged > 0 ? 'attention' : 'plain'}
        title={copy.name}
        text={copy.from}
        about={notes.join(' ')}
        actions={
          <>
            <Button onClick={props.onBack}>{t('copy.backToList')}</Button>
            <Button onClick={props.onSaveCopy}>{t('copy.saveCopy')}</Button>
          </>
        }
      />
      {copy.texts.length === 0 && <p className={styles.quiet}>{t('copy.empty')}</p>}
      <ul className={styles.list} aria-label={t('copy.list')}>
        {copy.texts.map((text) => (
          <TextLine
            key={text.id}
            text={text}
            chosen={onRestore === null ? null : chosen.has(text.id)}
            onChoose={(on) => {
              setChosen(new Set(copy.texts.map(({ id }) => id).filter((id) => (id === text.id ? on : chosen.has(id)))))
            }}
            onCompare={() => {
              props.onCompare(text.id)
            }}
            onSave={() => {
              props.onSaveText(text.id)
            }}
          />
        ))}
      </ul>
      {onRestore !== null && copy.texts.length > 0 && (
        <div className={styles.sticky}>
          <Button
            variant="primary"
            onClick={() => {
              onRestore(copy.texts.map(({ id }) => id).filter((id) => all || chosen.has(id)))
            }}
          >
            {all ? t('copy.restoreAll') : t('copy.restoreChosen', { count: chosen.size })}
          </Button>
        </div>
      )}
    </>
  )
}

function TextLine(props: {
  readonly text: CopyText
  /** `null` where nothing can be restored. */
  readonly chosen: boolean | null
  readonly onChoose: (chosen: boolean) => void
  readonly onCompare: () => void
  readonly onSave: () => void
}) {
  const { t, i18n } = useTranslation('recovery')
  const [now] = useState(() => Date.now())
  const id = useId()
  const { text, chosen } = props
  const comparable = text.wordsHere !== null && text.standing !== 'same'
  return (
    <li className={styles.line}>
      <span className={styles.choose}>
        {chosen !== null && (
          <input
            id={id}
            type="checkbox"
            checked={chosen}
            onChange={(event) => {
              props.onChoose(event.currentTarget.checked)
            }}
          />
        )}
        {chosen === null ? <span className={styles.name}>{text.title}</span> : <label htmlFor={id}>{text.title}</label>}
      </span>
      <span className={styles.facts}>
        {[
          t('count.words', { ns: 'app', count: text.words }),
          whenLabel(text.changed, now, i18n.language),
          ...standingWords(text, t),
        ].join(' · ')}
      </span>
      <span className={styles.buttons}>
        {comparable && (
          <Button variant="quiet" aria-label={t('copy.compareOf', { title: text.title })} onClick={props.onCompare}>
            {t('copy.compare')}
          </Button>
        )}
        <Button variant="quiet" aria-label={t('copy.saveTextOf', { title: text.title })} onClick={props.onSave}>
          {t('copy.saveText')}
        </Button>
      </span>
    </li>
  )
}

type Words = ReturnType<typeof useTranslation<'recovery'>>['t']

function standingWords({ standing, words, wordsHere }: CopyText, t: Words): readonly string[] {
  const more = (wordsHere ?? words) - words
  const difference = more === 0 ? [] : [more > 0 ? t('copy.more', { count: more }) : t('copy.fewer', { count: -more })]
  switch (standing) {
    case 'no-library':
      return []
    case 'same':
      return [t('copy.state.same')]
    case 'only-copy':
      return [t('copy.state.only-copy')]
    case 'here-newer':
    case 'copy-newer':
    case 'both':
      return [[t(`copy.state.${standing}`), ...difference].join(', ')]
    default:
      return assertNever(standing)
  }
}
