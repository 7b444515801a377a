import { useEffect, useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Node } from 'prosemirror-model'
import { isLookedAt, severityOf, type Looked, type Stop } from '../editor/commands/finding-walk'
import { classes } from '../ui/classes'
import { useRowsInSight } from '../ui/use-rows-in-sight'
import type { ProofRow } from './proof-rows'
import { stopWords } from './stop-words'
import styles from './ProofPanel.module.css'

/** The height of a row in CSS pixels: all are equally high, so that of thousands only those in sight are drawn. */
const rowHeight = 46

/**
 * Open places under their pages, that which is looked at as a card; the arrow keys go from one to the next, in the text too. It
 * scrolls by itself, and keeps the place that is looked at in sight.
 */
export function ProofList(props: {
  /** The doc in which the places of the rows are where they are said to be. */
  readonly doc: Node
  readonly rows: readonly ProofRow[]
  readonly current: Looked | null
  /** What is shown of that which is looked at, in the place of its row. */
  readonly card: ReactNode
  readonly onGo: (stop: Stop) => void
}) {
  const { t } = useTranslation(['proofing', 'editor'])
  const { rows, current } = props
  const id = useId()
  const [list, setList] = useState<HTMLDivElement | null>(null)
  const [card, setCard] = useState<HTMLDivElement | null>(null)
  const { first, end, page } = useRowsInSight(list, rows.length, rowHeight)
  const at = rows.findIndex((row) => row.kind === 'stop' && isLookedAt(row.stop, current))
  const count = rows.reduce((sum, { kind }) => (kind === 'stop' ? sum + 1 : sum), 0)
  const height = useHeight(at >= 0 ? card : null)
  // What the card is higher than a row, all below it is lower.
  const more = at >= 0 ? Math.max(0, height - rowHeight) : 0
  useEffect(() => {
    if (list && at >= 0) showStretch(list, at * rowHeight, rowHeight + more)
  }, [list, at, more])
  const go = (from: number, step: 1 | -1) => {
    for (let index = from; index >= 0 && index < rows.length; index += step) {
      const row = rows[index]
      if (row?.kind !== 'stop') continue
      props.onGo(row.stop)
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
    <div ref={setList} className={styles.list}>
      <div
        role="listbox"
        tabIndex={0}
        data-autofocus
        aria-label={t('panel.list')}
        aria-activedescendant={at >= 0 ? `${id}-${String(at)}` : undefined}
        className={styles.all}
        style={{ height: rows.length * rowHeight + more }}
        onKeyDown={onKeyDown}
      >
        {/* What keys act on must be there for screen readers, in sight or not. */}
        {at >= 0 && (at < first || at >= end) && rowAt(at)}
        {drawn.map(rowAt)}
      </div>
      {at >= 0 && (
        <div ref={setCard} className={styles.here} style={{ top: at * rowHeight }}>
          {props.card}
        </div>
      )}
    </div>
  )

  function rowAt(index: number) {
    const row = rows[index]
    if (row === undefined) return null
    const style = { top: index * rowHeight + (at >= 0 && index > at ? more : 0) }
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
    const { stop } = row
    const words = stopWords(props.doc, stop)
    return (
      <div
        key={`${String(index)} ${stop.kind}`}
        id={`${id}-${String(index)}`}
        role="option"
        aria-selected={index === at}
        aria-posinset={row.place}
        aria-setsize={count}
        className={styles.row}
        data-severity={severityOf(stop)}
        data-kind={stop.kind}
        style={style}
        onMouseDown={(event) => {
          event.preventDefault()
          event.currentTarget.parentElement?.focus({ preventScroll: true })
          props.onGo(stop)
        }}
      >
        <span className={styles.words}>
          <strong>{words.title}</strong>
          {words.at !== null && (
            <span className={styles.at} title={t('checks.position', { ns: 'editor', ...words.at })}>
              {words.at.line}:{words.at.column}
            </span>
          )}
        </span>
        <small>{index === at ? words.sentence : words.short}</small>
      </div>
    )
  }
}

/** The height of an element in CSS pixels, as it changes; 0 of none. */
function useHeight(element: HTMLElement | null): number {
  const [height, setHeight] = useState(0)
  useEffect(() => {
    if (element === null) return
    const measure = () => {
      setHeight(element.offsetHeight)
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }, [element])
  return element === null ? 0 : height
}

/** Brings a stretch of a scrolling element in sight, and the element itself. */
function showStretch(list: HTMLElement, top: number, height: number): void {
  if (top < list.scrollTop) list.scrollTo({ top })
  else if (top + height > list.scrollTop + list.clientHeight) list.scrollTo({ top: top + height - list.clientHeight })
  list.scrollIntoView({ block: 'nearest' })
}
