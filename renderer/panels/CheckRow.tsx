import { memo, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { excerptOf, type Excerpt as Words } from '../../shared/queries/excerpt'
import type { DocRange } from '../../shared/finding'
import { problemText } from '../app/i18n'
import type { CheckedFinding } from '../app/mirror/checked'
import type { OpenText } from '../app/open-text'
import { Excerpt } from './Excerpt'
import panel from './panels.module.css'
import styles from './FindingsPanel.module.css'

/** What a row shows of a finding. */
export interface CheckLineShown {
  readonly id: number
  readonly finding: CheckedFinding
  readonly message: string
  /** Its words; `null` for one that is not in the text, or not any more. */
  readonly excerpt: Words | null
}

/** What the row of a finding shows; `range` is where it is now. */
export function shownOf(text: OpenText, finding: CheckedFinding, range: DocRange | undefined): CheckLineShown {
  const excerpt = finding.where === 'text' && range ? excerptOf(text.state.doc, range) : null
  return { id: finding.id, finding, message: problemText(finding), excerpt }
}

interface CheckRowProps {
  readonly shown: CheckLineShown
  readonly current: boolean
  readonly onGo: (id: number) => void
}

/** What a check found, in the list. `onGo` should stay the same function. */
export const CheckRow = memo(function CheckRow(props: CheckRowProps) {
  const { t } = useTranslation('editor')
  const { current, shown } = props
  const { finding, excerpt, message } = shown
  const { line, column } = finding.at
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <li className={panel.row} ref={row}>
      <div className={current ? panel.card : undefined}>
        <button
          type="button"
          className={panel.guess}
          aria-current={current}
          data-severity={finding.severity}
          onClick={() => {
            props.onGo(shown.id)
          }}
        >
          <span className={styles.place}>
            {excerpt ? (
              <Excerpt {...excerpt} />
            ) : (
              <span className={panel.excerpt}>
                <strong>{t(`checks.where.${finding.where === 'text' ? 'gone' : finding.where}`)}</strong>
              </span>
            )}
            <span className={styles.position} title={t('checks.position', { line, column })}>
              {line}:{column}
            </span>
          </span>
          <span className={panel.message}>{message}</span>
        </button>
      </div>
    </li>
  )
}, isSameRow)

/** A check that finds the same again renders nothing again. */
function isSameRow(a: CheckRowProps, b: CheckRowProps): boolean {
  return a.current === b.current && a.onGo === b.onGo && JSON.stringify(told(a.shown)) === JSON.stringify(told(b.shown))
}

function told({ id, finding: { severity, at, where }, message, excerpt }: CheckLineShown) {
  return [id, severity, at, where, message, excerpt]
}
