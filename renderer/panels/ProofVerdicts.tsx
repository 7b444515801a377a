import { ChevronDown, ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { checkWord } from '../editor/doubt-words'
import type { VerdictRow } from '../store/rows'
import { Button } from '../ui/Button'
import { FindingList } from './FindingList'
import findings from './FindingsPanel.module.css'
import styles from './ProofPanel.module.css'

/** The edition of what was said for all editions. */
const forAll: VerdictRow['edition'] = ''

/** What was found good, each to be taken back; folded at first. */
export function ProofVerdicts(props: {
  readonly verdicts: readonly VerdictRow[]
  readonly onTakeBack: (verdicts: readonly VerdictRow[]) => void
}) {
  const { t } = useTranslation(['proofing', 'editor'])
  const { verdicts, onTakeBack } = props
  const id = useId()
  const [shown, show] = useState(false)
  if (verdicts.length === 0) return null
  const Chevron = shown ? ChevronDown : ChevronRight
  return (
    <section className={styles.verdicts} aria-labelledby={id}>
      <h3 className={findings.kind}>
        <button
          type="button"
          id={id}
          aria-expanded={shown}
          onClick={() => {
            show(!shown)
          }}
        >
          <Chevron aria-hidden />
          {t('panel.good')} <span>{t('findings.count', { ns: 'editor', count: verdicts.length })}</span>
        </button>
      </h3>
      {shown && (
        <div className={styles.verdictList}>
          <FindingList all={verdicts} current={-1}>
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
          </FindingList>
        </div>
      )}
    </section>
  )

  function aboutOf({ check, context, edition }: VerdictRow): string {
    const reach =
      context !== null ? t('panel.onlyIn', { around: context }) : edition === forAll ? t('panel.everywhere') : ''
    return [checkWord(check), reach].filter(Boolean).join(' · ')
  }
}
