import { useTranslation } from 'react-i18next'
import type { RefusalRow } from '../store/rows'
import { Button } from '../ui/Button'
import { KindMark } from '../ui/KindMark'
import { FindingKind } from './FindingList'
import styles from './SuggestionsPanel.module.css'

/** What is not to be suggested again in the edition, each to be taken back. */
export function RefusedList(props: {
  readonly refusals: readonly RefusalRow[]
  readonly onTakeBack: (refusals: readonly RefusalRow[]) => void
}) {
  const { t } = useTranslation('tagging')
  const { refusals, onTakeBack } = props
  if (refusals.length === 0) return null
  return (
    <FindingKind title={t('suggestions.panel.refused')} all={refusals} current={-1} level={3}>
      {(refusal) => (
        <li key={refusal.id} className={styles.refused}>
          <KindMark kind={refusal.kind} label={t(`suggestions.kinds.${refusal.kind}`)} />
          <span className={styles.words}>
            <span>{refusal.text}</span>
            {refusal.context !== null && <small>{t('suggestions.panel.onlyIn', { around: refusal.context })}</small>}
          </span>
          <Button
            variant="quiet"
            aria-label={t('suggestions.panel.takeBackOf', { words: refusal.text })}
            onClick={() => {
              onTakeBack([refusal])
            }}
          >
            {t('suggestions.panel.takeBack')}
          </Button>
        </li>
      )}
    </FindingKind>
  )
}
