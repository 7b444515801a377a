import { ChevronDown, ChevronRight } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FindingList } from './FindingList'
import findings from './FindingsPanel.module.css'
import styles from './ProofPanel.module.css'

/** What lies behind the list of open places, under a heading that shows it: folded at first, and not there while there is nothing. */
export function FoldedList<T>(props: {
  readonly title: string
  readonly all: readonly T[]
  readonly children: (one: T) => ReactNode
}) {
  const { t } = useTranslation('editor')
  const { title, all, children } = props
  const id = useId()
  const [shown, show] = useState(false)
  if (all.length === 0) return null
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
          {title} <span>{t('findings.count', { count: all.length })}</span>
        </button>
      </h3>
      {shown && (
        <div className={styles.verdictList}>
          <FindingList all={all} current={-1}>
            {children}
          </FindingList>
        </div>
      )}
    </section>
  )
}
