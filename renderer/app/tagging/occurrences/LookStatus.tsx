import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button'
import { ProgressBar } from '../../../ui/ProgressBar'
import { problemText } from '../../i18n'
import type { FoundIn } from './found-occurrences'
import styles from './OccurrencesDialog.module.css'
import type { Looked } from './use-occurrences'

/** How far a search of the texts is, and which of them could not be looked at or cannot be changed. */
export function LookStatus(props: {
  readonly looked: Pick<Looked, 'phase' | 'unread'>
  /** Texts that another window has. */
  readonly elsewhere: readonly Pick<FoundIn, 'title' | 'transcription'>[]
  readonly onStop: () => void
}) {
  const { t } = useTranslation('tagging')
  const { phase, unread } = props.looked
  const { title, done, total } = phase.kind === 'looking' ? phase : { title: '', done: 0, total: 0 }
  return (
    <>
      {phase.kind === 'looking' && (
        <div className={styles.progress}>
          <span className={styles.progressText}>{t('occurrences.searching', { title, done, total })}</span>
          <ProgressBar label={t('occurrences.list')} value={total === 0 ? null : done / total} />
          <Button variant="quiet" onClick={props.onStop}>
            {t('occurrences.stop')}
          </Button>
        </div>
      )}
      {phase.kind === 'stopped' && (
        <p className={styles.notice}>{t('occurrences.stopped', { done: phase.done, total: phase.total })}</p>
      )}
      {unread.map((one) => (
        <p key={one.title} role="alert" className={styles.notice}>
          {t('occurrences.failed', { title: one.title, why: problemText(one.problem) })}
        </p>
      ))}
      {props.elsewhere.map(({ transcription, title: name }) => (
        <p key={transcription} className={styles.notice}>
          {t('occurrences.elsewhere', { title: name })}
        </p>
      ))}
    </>
  )
}
