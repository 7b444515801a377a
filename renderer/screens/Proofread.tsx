import { useTranslation } from 'react-i18next'
import type { Round } from '../../shared/proofing/page-record'
import { currentRound, progressIn, type Progress } from '../../shared/proofing/rounds'
import { progressWords, roundName } from '../panels/round-words'
import type { EditionProgress } from '../store/page-progress'
import { Ring } from '../ui/Ring'
import styles from './Proofread.module.css'

/** How far something is in a round of proofreading. */
export interface RoundProgress extends Progress {
  readonly round: Round
}

/** How far an edition is in the round that is worked on: the one that was chosen, else the first that is not finished. */
export function roundProgress({ rounds, texts }: EditionProgress, chosen: string | undefined): RoundProgress {
  const round = currentRound(rounds, texts, chosen)
  return { round, ...progressIn(texts, round.id) }
}

/** “Second proof: 5 of 12 pages”, with a ring. */
export function Proofread({ progress }: { readonly progress: RoundProgress }) {
  const { t } = useTranslation('proofing')
  const words = t('rounds.inRound', { round: roundName(progress.round), progress: progressWords(progress) })
  return (
    <span className={styles.proofread}>
      <Ring share={progress.pages === 0 ? 0 : progress.done / progress.pages} />
      {words}
    </span>
  )
}
