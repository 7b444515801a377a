import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SetAsideRow } from '../store/rows'
import { Button } from '../ui/Button'
import { whenLabel } from '../ui/when'
import styles from './Recovery.module.css'
import { RecoveryHead, RecoverySection } from './Recovery'

/** What was set aside because it could not be read, waiting for the person. */
export function RecoverySetAside(props: {
  readonly rows: readonly SetAsideRow[]
  readonly onLook: (row: SetAsideRow) => void
}) {
  const { t } = useTranslation('recovery')
  const about = useAsideWords()
  return (
    <RecoverySection title={t('section.setAside')}>
      <ul className={styles.list}>
        {props.rows.map((row) => (
          <li key={row.id} className={styles.line}>
            <span className={styles.name}>{row.title}</span>
            <span className={styles.facts}>{about(row)}</span>
            <Button
              aria-label={t('aside.title', { title: row.title })}
              onClick={() => {
                props.onLook(row)
              }}
            >
              {t('aside.look')}
            </Button>
          </li>
        ))}
      </ul>
    </RecoverySection>
  )
}

/** What of one thing that was set aside can be read, and what can be done with it. */
export function RecoveryAside(props: {
  readonly row: SetAsideRow
  /** What can be read of it, `null` where nothing can. */
  readonly text: string | null
  /** How many of its changes cannot be read. */
  readonly unreadable: number
  readonly onBack: () => void
  /** `null` where there is nothing to restore, or to compare with. */
  readonly onRestore: (() => void) | null
  readonly onCompare: (() => void) | null
  readonly onSave: () => void
  readonly onLetGo: () => void
}) {
  const { t } = useTranslation('recovery')
  const about = useAsideWords()
  const { row, text, unreadable, onRestore, onCompare } = props
  const found = text === null ? t('aside.aboutNothing') : t('aside.aboutText')
  return (
    <>
      <RecoveryHead
        tone="attention"
        title={t('aside.title', { title: row.title })}
        text={about(row)}
        about={unreadable === 0 ? found : `${found} ${t('aside.unreadable', { count: unreadable })}`}
        actions={
          <>
            <Button onClick={props.onBack}>{t('copy.backToList')}</Button>
            {onRestore !== null && (
              <Button variant="primary" onClick={onRestore}>
                {t('aside.restore')}
              </Button>
            )}
            {onCompare !== null && <Button onClick={onCompare}>{t('aside.compare')}</Button>}
            <Button onClick={props.onSave}>{t('aside.save')}</Button>
            <Button variant="danger" onClick={props.onLetGo}>
              {t('aside.letGo')}
            </Button>
          </>
        }
      />
      {text !== null && (
        <RecoverySection title={t('aside.text')}>
          <div className={styles.text} role="group" tabIndex={0} aria-label={t('aside.text')}>
            {text}
          </div>
        </RecoverySection>
      )}
    </>
  )
}

/** Says what was set aside, and when. */
function useAsideWords(): (row: SetAsideRow) => string {
  const { t, i18n } = useTranslation('recovery')
  const [now] = useState(() => Date.now())
  return ({ what, rows, at }) =>
    t('aside.from', {
      what: what === 'journal' ? t('aside.journal', { count: rows.length }) : t('aside.checkpoint'),
      when: whenLabel(at, now, i18n.language),
    })
}
