import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../shared/finding'
import { isMac } from '../ui/keys'
import { showRow, useRowsInSight } from '../ui/use-rows-in-sight'
import styles from './ContextList.module.css'
import { contextStep } from './context-keys'
import { contextRows, keysOf, type ContextGroup } from './context-rows'
import { ContextListRow } from './ContextListRow'

/** The height of a row in CSS pixels: all are equally high, so that of thousands only those in sight are drawn. */
const rowHeight = 28

const nothing: ReadonlySet<string> = new Set()

/**
 * Words in their context, grouped under headings that fold, the words one below the other in the middle: a tree by the
 * pattern of WAI-ARIA, for thousands of lines. Its keys are those of `contextStep`. The line that keys act on is kept
 * where the list changes.
 */
export function ContextList(props: {
  readonly label: string
  readonly groups: readonly ContextGroup[]
  /** The keys of what is ticked; without it nothing can be ticked. */
  readonly ticked?: ReadonlySet<string>
  readonly onTick?: (keys: readonly string[], on: boolean) => void
  /** The line or heading that keys act on, by its key; `null` for the first line. */
  readonly active: string | null
  readonly onActive: (key: string) => void
  /** A line was chosen by Enter or a double click. */
  readonly onOpen?: (key: string) => void
  /** Takes the focus when it is drawn first. */
  readonly autoFocus?: boolean
}) {
  const { t } = useTranslation('tagging')
  const { groups, ticked = nothing, onTick } = props
  const id = useId()
  const [list, setList] = useState<HTMLDivElement | null>(null)
  const [folded, setFolded] = useState<ReadonlySet<string>>(nothing)
  const rows = useMemo(() => contextRows(groups, folded), [groups, folded])
  const found = useMemo(() => rows.findIndex(({ key }) => key === props.active), [rows, props.active])
  const active =
    found >= 0
      ? found
      : Math.max(
          0,
          rows.findIndex(({ kind }) => kind === 'line'),
        )
  const { first, end, page } = useRowsInSight(list, rows.length, rowHeight)
  const { autoFocus } = props
  useEffect(() => {
    if (autoFocus === true) list?.focus({ preventScroll: true })
  }, [list, autoFocus])
  const last = useRef<string | null>(null)
  useEffect(() => {
    // Only where the person goes: the list must not jump while lines come in.
    if (last.current !== props.active && list) showRow(list, active, rowHeight)
    last.current = props.active
  }, [list, active, props.active])
  const go = (index: number) => {
    const row = rows[index]
    if (row !== undefined) props.onActive(row.key)
  }
  const fold = (key: string, isFolded: boolean) => {
    const others = [...folded].filter((one) => one !== key)
    setFolded(new Set(isFolded ? [...others, key] : others))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.target !== list) return
    const held = { shift: event.shiftKey, mod: isMac ? event.metaKey : event.ctrlKey }
    const step = contextStep(event.key, held, { rows, active, ticked, page })
    if (step === null) return
    event.preventDefault()
    switch (step.kind) {
      case 'go':
        go(step.to)
        break
      case 'tick':
        if (step.keys.length > 0) onTick?.(step.keys, step.on)
        go(step.to)
        break
      case 'fold':
        fold(step.key, step.folded)
        props.onActive(step.key)
        break
      case 'open':
        props.onOpen?.(step.key)
        break
      default:
        assertNever(step)
    }
  }
  const shown = rows.slice(first, end)
  const activeRow = rows[active]
  return (
    <div
      ref={setList}
      role="tree"
      tabIndex={0}
      aria-label={props.label}
      aria-describedby={onTick && `${id}-keys`}
      aria-activedescendant={activeRow && `${id}-${activeRow.key}`}
      className={styles.list}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className={styles.all} style={{ height: rows.length * rowHeight }}>
        {/* What keys act on must be there for screen readers, in sight or not. */}
        {activeRow !== undefined && (active < first || active >= end) && rowAt(activeRow, active)}
        {shown.map((row, index) => rowAt(row, first + index))}
      </div>
      {onTick && (
        <span id={`${id}-keys`} hidden>
          {t('context.keys')}
        </span>
      )}
    </div>
  )

  function rowAt(row: (typeof rows)[number], index: number) {
    const keys = keysOf(row)
    return (
      <ContextListRow
        key={row.key}
        id={`${id}-${row.key}`}
        row={row}
        top={index * rowHeight}
        active={index === active}
        ticked={ticked}
        ticks={onTick !== undefined}
        onChoose={() => {
          go(index)
        }}
        onOpen={() => {
          if (row.kind === 'line') props.onOpen?.(row.key)
          else fold(row.key, !row.folded)
        }}
        onTick={(on) => {
          go(index)
          if (keys.length > 0) onTick?.(keys, on)
        }}
      />
    )
  }
}
