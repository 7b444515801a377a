import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button'
import { ProgressBar } from '../../ui/ProgressBar'
import type { AskPhase, Unread } from '../edition-texts/use-asked-texts'
import { problemText } from '../i18n'
import styles from './AskStatus.module.css'

/** How far texts are asked, and which of them could not be read or cannot be changed here. */
export function AskStatus(props: {
  readonly asked: { readonly phase: AskPhase; readonly unread: readonly Unread[]; readonly stop: () => void }
  /** Texts that another window has. */
  readonly elsewhere: readonly { readonly title: string; readonly transcription: string }[]
}) {
  const { t } = useTranslation('tagging')
  const { phase, unread, stop } = props.asked
  return (
    <>
      {phase.kind === 'asking' && <Progress phase={phase} onStop={stop} />}
      {phase.kind === 'stopped' && (
        <p className={styles.notice}>{t('asked.stopped', { done: phase.done, total: phase.total })}</p>
      )}
      {unread.map(({ title, problem }, index) => (
        <p key={index} role="alert" className={styles.notice}>
          {t('asked.failed', { title, why: problemText(problem) })}
        </p>
      ))}
      {props.elsewhere.map(({ transcription, title }) => (
        <p key={transcription} className={styles.notice}>
          {t('asked.elsewhere', { title })}
        </p>
      ))}
    </>
  )
}

function Progress(props: { readonly phase: AskPhase & { readonly kind: 'asking' }; readonly onStop: () => void }) {
  const { t } = useTranslation('tagging')
  const { title, done, total, part } = props.phase
  return (
    <div className={styles.progress}>
      <span className={styles.where}>
        {total === 0 ? t('asked.beginning') : t('asked.reading', { title, done, total })}
      </span>
      <ProgressBar label={t('asked.progress')} value={total === 0 ? null : (done + part) / total} />
      <Button variant="quiet" onClick={props.onStop}>
        {t('asked.stop')}
      </Button>
    </div>
  )
}
