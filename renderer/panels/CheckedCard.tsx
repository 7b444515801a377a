import { useTranslation } from 'react-i18next'
import { excerptOf } from '../../shared/queries/excerpt'
import { problemText } from '../app/i18n'
import type { CheckedFinding } from '../app/mirror/checked'
import type { OpenText } from '../app/open-text'
import { checkedRanges } from '../editor/plugins/checked'
import { Excerpt } from './Excerpt'
import panel from './panels.module.css'
import styles from './ProofPanel.module.css'

/** What a check of the TEI found and is looked at, with its place in the file. */
export function CheckedCard({ text, finding }: { readonly text: OpenText; readonly finding: CheckedFinding }) {
  const { t } = useTranslation('editor')
  const range = finding.where === 'text' ? checkedRanges(text.state).get(finding.id) : undefined
  const sentence = problemText(finding)
  return (
    <section className={styles.card} aria-label={sentence}>
      <p className={styles.title} data-severity={finding.severity}>
        {range ? (
          <Excerpt {...excerptOf(text.state.doc, range)} />
        ) : (
          t(`checks.where.${finding.where === 'text' ? 'gone' : finding.where}`)
        )}
      </p>
      <p className={panel.message}>{sentence}</p>
      <p className={styles.none}>{t('checks.position', { ...finding.at })}</p>
    </section>
  )
}
