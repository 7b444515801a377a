import { ChevronsUpDown } from 'lucide-react'
import type { Node } from 'prosemirror-model'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Difference } from '../../shared/compare/difference'
import type { CompareLayout } from './compare-layout'
import styles from './CompareRows.module.css'
import { entriesOf, type Entry } from './entries'
import { rowsOf } from './rows'
import { isQuiet, RowView, type Labels } from './RowView'

/** How many entries are drawn at first, and how many more where one comes to the end of them. */
const SOME = 120

/** The rows of a comparison: unchanged ones folded, and no more drawn than are near what is looked at. */
export function CompareRows(props: {
  readonly old: Node
  readonly now: Node
  readonly differences: readonly Difference[]
  readonly layout: CompareLayout
  readonly current: number | null
  readonly labels: Labels
  readonly onChoose: (index: number) => void
}) {
  const { t } = useTranslation('compare')
  const { old, now, differences, layout, current } = props
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set())
  const rows = useMemo(() => rowsOf(old, now, differences), [old, now, differences])
  const entries = useMemo(() => entriesOf(rows, opened), [rows, opened])
  const target = useMemo(() => placeOf(entries, rows, current), [entries, rows, current])
  const [shown, setShown] = useState({ from: 0, to: SOME })
  const drawn = target === null || (target >= shown.from && target < shown.to) ? shown : about(target)
  if (drawn !== shown) setShown(drawn)
  const scroller = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (current === null) return
    const found =
      scroller.current?.querySelector(`[data-difference="${String(current)}"]`) ??
      scroller.current?.querySelector('[data-current]')
    found?.scrollIntoView({ block: 'center' })
  }, [current, layout])
  useEffect(() => {
    // In a dialog that has just opened nothing has the focus yet; here its keys walk.
    if (document.activeElement?.role === 'dialog') scroller.current?.focus({ preventScroll: true })
  }, [])
  const choose = (element: Element) => {
    const index = element.closest('[data-difference]')?.getAttribute('data-difference')
    if (index !== null && index !== undefined) props.onChoose(Number(index))
  }
  return (
    <div
      ref={scroller}
      className={styles.rows}
      data-layout={layout}
      role="group"
      aria-label={t('rows')}
      tabIndex={0}
      onClick={(event) => {
        if (event.target instanceof Element) choose(event.target)
      }}
    >
      {drawn.from > 0 && (
        <More
          onSeen={() => {
            setShown({ from: Math.max(0, drawn.from - SOME), to: drawn.to })
          }}
        />
      )}
      {entries.slice(drawn.from, drawn.to).map((entry) =>
        entry.kind === 'fold' ? (
          <button
            key={`fold ${String(entry.from)}`}
            type="button"
            className={styles.fold}
            onClick={() => {
              setOpened(new Set([...opened, entry.from]))
            }}
          >
            <ChevronsUpDown aria-hidden className={styles.icon} />
            {t('fold', { count: entry.to - entry.from })}
          </button>
        ) : (
          <OneRow key={entry.index} {...props} row={rows[entry.index]} />
        ),
      )}
      {drawn.to < entries.length && (
        <More
          onSeen={() => {
            setShown({ from: drawn.from, to: drawn.to + SOME })
          }}
        />
      )}
    </div>
  )
}

type Rows = ReturnType<typeof rowsOf>

function OneRow({
  row,
  layout,
  current,
  labels,
}: Pick<Parameters<typeof CompareRows>[0], 'layout' | 'current' | 'labels'> & {
  readonly row: Rows[number] | undefined
}) {
  if (!row || (layout === 'inline' && isQuiet(row))) return null
  return <RowView row={row} layout={layout} current={current} labels={labels} />
}

/** The entry in which a difference stands first. */
function placeOf(entries: readonly Entry[], rows: Rows, difference: number | null): number | null {
  if (difference === null) return null
  const place = entries.findIndex(
    (entry) => entry.kind === 'row' && rows[entry.index]?.differences.includes(difference),
  )
  return place < 0 ? null : place
}

function about(place: number): { readonly from: number; readonly to: number } {
  return { from: Math.max(0, place - SOME / 2), to: place + SOME / 2 }
}

/** Stands where more would be drawn, and says when it comes into sight. */
function More({ onSeen }: { readonly onSeen: () => void }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (place.current === null) return
    const observer = new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) onSeen()
      },
      { rootMargin: '400px' },
    )
    observer.observe(place.current)
    return () => {
      observer.disconnect()
    }
  })
  return <div ref={place} className={styles.more} />
}
