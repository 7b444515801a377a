import { useTranslation } from 'react-i18next'
import { useSource } from '../../ui/use-source'
import type { Session } from '../session'
import { progressWords, roundName } from '../../panels/round-words'
import styles from './RoundFoot.module.css'

/** How far the edition is in the current round, at the foot of the left column. */
export function RoundFoot({ session }: { readonly session: Session }) {
  const { t } = useTranslation('proofing')
  const { current, progress } = useSource(session.rounds.now)
  if (progress.pages === 0) return null
  const name = roundName(current)
  const words = progressWords(progress)
  return (
    <div className={styles.foot}>
      <div className={styles.line} aria-hidden>
        <span className={styles.name}>{name}</span>
        <span className={styles.count}>{words}</span>
      </div>
      <div
        role="progressbar"
        className={styles.bar}
        aria-label={t('rounds.inRound', { round: name, progress: words })}
        aria-valuemin={0}
        aria-valuemax={progress.pages}
        aria-valuenow={progress.done}
        aria-valuetext={words}
      >
        <div className={styles.done} style={{ inlineSize: `${String((100 * progress.done) / progress.pages)}%` }} />
      </div>
    </div>
  )
}
