import { useTranslation } from 'react-i18next'
import { checkWord } from '../editor/doubt-words'
import type { VerdictRow } from '../store/rows'
import { Button } from '../ui/Button'
import { FoldedList } from './FoldedList'
import styles from './ProofPanel.module.css'

/** The edition of what was said for all editions. */
const forAll: VerdictRow['edition'] = ''

/** What was found good, each to be taken back. */
export function ProofVerdicts(props: {
  readonly verdicts: readonly VerdictRow[]
  readonly onTakeBack: (verdicts: readonly VerdictRow[]) => void
}) {
  const { t } = useTranslation('proofing')
  const { verdicts, onTakeBack } = props
  return (
    <FoldedList title={t('panel.good')} all={verdicts}>
      {(verdict) => (
        <li key={verdict.id} className={styles.verdict}>
          <span className={styles.verdictWords}>
            <span>{verdict.key}</span>
            <small>{aboutOf(verdict)}</small>
          </span>
          <Button
            variant="quiet"
            aria-label={t('panel.takeBackOf', { words: verdict.key })}
            onClick={() => {
              onTakeBack([verdict])
            }}
          >
            {t('panel.takeBack')}
          </Button>
        </li>
      )}
    </FoldedList>
  )

  function aboutOf({ check, context, edition }: VerdictRow): string {
    const reach =
      context !== null ? t('panel.onlyIn', { around: context }) : edition === forAll ? t('panel.everywhere') : ''
    return [checkWord(check), reach].filter(Boolean).join(' · ')
  }
}
