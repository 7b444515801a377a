import { useEffect, useId, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { doubtSentence, doubtTitle } from '../editor/doubt-words'
import type { StandingDoubt } from '../editor/plugins/doubts'
import { classes } from '../ui/classes'
import { showRow, useRowsInSight } from '../ui/use-rows-in-sight'
import type { ProofRow } from './proof-rows'
import styles from './ProofPanel.module.css'

/** The height of a row in CSS pixels: all are equally high, so that of thousands only those in sight are drawn. */
const rowHeight = 46

/**
 * Doubtful places under their pages; the arrow keys go from one to the next, in the text too. It scrolls by itself, and keeps the
 * place that is looked at in sight.
 */
export function ProofList(props: {
  readonly rows: readonly ProofRow[]
  readonly current: StandingDoubt | null
  readonly onGo: (one: StandingDoubt) => void
}) {
  const { t } = useTranslation('proofing')
  const { rows, current } = props
  const id = useId()
  const [list, setList] = useState<HTMLDivElement | null>(null)
  const { first, end, page } = useRowsInSight(list, rows.length, rowHeight)
  const at = rows.findIndex((row) => row.kind === 'doubt' && isAt(row.one, current))
  const count = rows.reduce((sum, { kind }) => (kind === 'doubt' ? sum + 1 : sum), 0)
  useEffect(() => {
    if (list && at >= 0) showRow(list, at, rowHeight)
  }, [list, at])
  const go = (from: number, step: 1 | -1) => {
    for (let index = from; index >= 0 && index < rows.length; index += step) {
      const row = rows[index]
      if (row?.kind !== 'doubt') continue
      props.onGo(row.one)
      return
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const steps: Readonly<Record<string, readonly [number, 1 | -1]>> = {
      ArrowDown: [at + 1, 1],
      ArrowUp: [at - 1, -1],
      PageDown: [Math.min(at + page, rows.length - 1), 1],
      PageUp: [Math.max(at - page, 0), -1],
      Home: [0, 1],
      End: [rows.length - 1, -1],
      ...(at < 0 && { Enter: [0, 1] as const }),
    }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    go(...step)
  }
  const drawn = Array.from({ length: end - first }, (_, index) => first + index)
  return (
    <div
      ref={setList}
      role="listbox"
      tabIndex={0}
      data-autofocus
      aria-label={t('panel.list')}
      aria-activedescendant={at >= 0 ? `${id}-${String(at)}` : undefined}
      className={styles.list}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className={styles.all} style={{ height: rows.length * rowHeight }}>
        {/* What keys act on must be there for screen readers, in sight or not. */}
        {at >= 0 && (at < first || at >= end) && rowAt(at)}
        {drawn.map(rowAt)}
      </div>
    </div>
  )

  function rowAt(index: number) {
    const row = rows[index]
    if (row === undefined) return null
    const style = { top: index * rowHeight }
    if (row.kind === 'page')
      return (
        <div
          key={`page ${String(index)}`}
          role="presentation"
          className={classes(styles.row, styles.page)}
          style={style}
        >
          {row.n === '' ? t('panel.before') : t('panel.page', { page: row.n })} <span>{row.count}</span>
        </div>
      )
    const { doubt } = row.one
    return (
      <div
        key={`${String(index)} ${doubt.check}`}
        id={`${id}-${String(index)}`}
        role="option"
        aria-selected={index === at}
        aria-posinset={row.place}
        aria-setsize={count}
        className={styles.row}
        data-severity={doubt.severity}
        style={style}
        onMouseDown={(event) => {
          event.preventDefault()
          list?.focus({ preventScroll: true })
          props.onGo(row.one)
        }}
      >
        <strong>{doubtTitle(doubt)}</strong>
        <small>{doubtSentence(doubt)}</small>
      </div>
    )
  }
}

const isAt = (one: StandingDoubt, current: StandingDoubt | null): boolean =>
  current !== null && one.from === current.from && one.to === current.to && one.doubt.check === current.doubt.check
