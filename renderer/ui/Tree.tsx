import { ChevronRight } from 'lucide-react'
import { memo, useEffect, useRef, useState, type CSSProperties, type DragEvent, type KeyboardEvent } from 'react'
import { classes } from './classes'
import { ContextMenu } from './Menu'
import type { MenuEntry } from './menu-entry'
import styles from './Tree.module.css'

/** One line of a {@link Tree}. */
export interface TreeLine {
  /** Stays the same while the line is the same thing; unique in the tree. */
  readonly id: number
  readonly label: string
  /** What stands quietly before the label, such as a kind. */
  readonly kind: string
  /** Whether the label stands in for one that is missing. */
  readonly quiet: boolean
  /** 1 for the outermost. */
  readonly level: number
  /** Whether the lines within are shown; `null` where there are none. */
  readonly expanded: boolean | null
  /** Its place among its siblings, from 1, and how many there are. */
  readonly place: number
  readonly count: number
  readonly draggable: boolean
}

/** Where a line is dropped. */
export type DropWhere = 'before' | 'after' | 'within'

/** What a tree does; should stay the same object, or every line renders again. */
export interface TreeActions {
  readonly onChoose: (index: number) => void
  readonly onFocus: (index: number) => void
  /** Shows or hides what is in a line. */
  readonly onFold: (index: number, expanded: boolean) => void
  /** A key that the tree has no use for; whether it was dealt with. */
  readonly onKey: (event: KeyboardEvent, index: number) => boolean
  readonly onRename: (index: number, label: string) => void
  readonly onRenameEnd: () => void
  readonly mayDrop: (from: number, to: number, where: DropWhere) => boolean
  readonly onDrop: (from: number, to: number, where: DropWhere) => void
}

interface Drop {
  readonly index: number
  readonly where: DropWhere
}

/**
 * A tree of places, by the tree pattern of WAI-ARIA: arrows, Home and End go from line to line, Left and Right fold and
 * unfold, letters find a line, Enter chooses it. Lines can be dragged. Only lines in sight are laid out, and a line
 * renders again only where it changes.
 */
export function Tree(props: {
  readonly label: string
  readonly lines: readonly TreeLine[]
  /** The index of the line where the person is, or -1. */
  readonly current: number
  /** The index of the line that the keys act on, or -1 for the current one. */
  readonly active: number
  /** The index of the line whose label is being changed, or -1. */
  readonly renaming: number
  readonly renameLabel: string
  readonly renameText: string
  readonly actions: TreeActions
  readonly entries: (index: number) => readonly MenuEntry[]
}) {
  const { lines, current, actions, renaming } = props
  const tree = useRef<HTMLDivElement>(null)
  const pointed = useRef(-1)
  const typed = useRef({ text: '', at: 0 })
  const dragged = useRef(-1)
  // Whether the keys were last used here: what a key moves takes the focus with it.
  const used = useRef(false)
  const [drop, setDrop] = useState<Drop | null>(null)
  const active = Math.min(Math.max(props.active < 0 ? current : props.active, 0), lines.length - 1)
  const focusLine = (index: number) => {
    lineAt(tree.current, index)?.focus()
  }
  useEffect(() => {
    lineAt(tree.current, current)?.scrollIntoView({ block: 'nearest' })
  }, [current])
  useEffect(() => {
    // The focus goes with the line that the keys act on, wherever it was moved to.
    if (renaming < 0 && used.current) lineAt(tree.current, active)?.focus()
  }, [active, lines, renaming])
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target instanceof HTMLInputElement) return
    const dealtWith =
      actions.onKey(event, active) || goBy(event) || (renaming < 0 && typeAhead(event, lines, active, typed, focusLine))
    if (!dealtWith) return
    used.current = tree.current?.contains(document.activeElement) === true
    event.preventDefault()
  }
  const goBy = (event: KeyboardEvent): boolean => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false
    const line = lines[active]
    if (!line) return false
    if (event.key === 'Enter' || event.key === ' ') actions.onChoose(active)
    else if (event.key === 'ArrowRight' && line.expanded === false) actions.onFold(active, true)
    else if (event.key === 'ArrowLeft' && line.expanded === true) actions.onFold(active, false)
    else {
      const to = lineBy(event.key, lines, active)
      if (to === null) return false
      focusLine(to)
    }
    return true
  }
  const over = (event: DragEvent<HTMLDivElement>) => {
    const place = dragged.current < 0 ? null : placeAt(event, lines)
    const may = place !== null && actions.mayDrop(dragged.current, place.index, place.where)
    if (may) event.preventDefault()
    setDrop((before) => (may ? (same(before, place) ? before : place) : null))
  }
  const end = () => {
    dragged.current = -1
    setDrop(null)
  }
  return (
    <ContextMenu entries={() => props.entries(pointed.current < 0 ? active : pointed.current)}>
      <div
        ref={tree}
        role="tree"
        aria-label={props.label}
        className={styles.tree}
        onKeyDown={press}
        onFocus={(event) => {
          const index = indexOf(event.target)
          if (index >= 0) actions.onFocus(index)
        }}
        onBlur={({ currentTarget, relatedTarget }) => {
          if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) used.current = false
        }}
        onContextMenuCapture={(event) => {
          pointed.current = indexOf(event.target)
          if (pointed.current >= 0) focusLine(pointed.current)
        }}
        onDragStart={(event) => {
          dragged.current = indexOf(event.target)
          event.dataTransfer.effectAllowed = 'move'
          event.dataTransfer.setData('text/plain', lines[dragged.current]?.label ?? '')
        }}
        onDragOver={over}
        onDragLeave={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDrop(null)
        }}
        onDrop={(event) => {
          event.preventDefault()
          if (drop && dragged.current >= 0) actions.onDrop(dragged.current, drop.index, drop.where)
          end()
        }}
        onDragEnd={end}
      >
        {lines.map((line, index) => (
          <Line
            key={line.id}
            index={index}
            line={line}
            current={index === current}
            active={index === active}
            drop={drop?.index === index ? drop.where : undefined}
            rename={index === renaming ? props.renameLabel : undefined}
            text={index === renaming ? props.renameText : ''}
            actions={actions}
          />
        ))}
      </div>
    </ContextMenu>
  )
}

interface LineProps {
  readonly index: number
  readonly line: TreeLine
  readonly current: boolean
  readonly active: boolean
  readonly drop: DropWhere | undefined
  readonly rename: string | undefined
  readonly text: string
  readonly actions: TreeActions
}

const Line = memo(function Line(props: LineProps) {
  const { index, line, actions, rename } = props
  const shown = Math.min(line.level - 1, deepest)
  return (
    <div
      role="treeitem"
      className={classes(styles.line, line.expanded === null && styles.leaf)}
      style={{ '--indent': `${String(4 + 12 * shown)}px` } as CSSProperties}
      tabIndex={props.active ? 0 : -1}
      data-index={index}
      data-drop={props.drop}
      aria-level={line.level}
      aria-posinset={line.place}
      aria-setsize={line.count}
      aria-expanded={line.expanded ?? undefined}
      aria-selected={props.active}
      aria-current={props.current ? 'location' : undefined}
      aria-label={line.kind === '' ? line.label : `${line.kind} ${line.label}`}
      title={line.label}
      draggable={line.draggable && rename === undefined}
      onClick={() => {
        if (rename === undefined) actions.onChoose(index)
      }}
    >
      <span
        className={styles.fold}
        aria-hidden
        onClick={(event) => {
          event.stopPropagation()
          if (line.expanded !== null) actions.onFold(index, !line.expanded)
        }}
      >
        {line.expanded !== null && (
          <ChevronRight className={classes(styles.chevron, line.expanded && styles.open)} aria-hidden />
        )}
      </span>
      {line.kind !== '' && <span className={styles.kind}>{line.kind}</span>}
      {rename === undefined ? (
        <span className={classes(styles.label, line.quiet && styles.quiet)}>{line.label}</span>
      ) : (
        <LabelField label={rename} text={props.text} index={index} actions={actions} />
      )}
    </div>
  )
}, saysTheSame)

/** Whether a line would render the same: its object may be new where nothing in it is. */
function saysTheSame(before: LineProps, now: LineProps): boolean {
  const { line: a, ...rest } = before
  const { line: b, ...others } = now
  return sameValues(a, b) && sameValues(rest, others)
}

function sameValues<T extends object>(a: T, b: T): boolean {
  return (Object.keys(a) as (keyof T)[]).every((key) => a[key] === b[key])
}

/** How far at most a line is indented, in steps: in a narrow column its label must still be read. */
const deepest = 7

function LabelField(props: {
  readonly label: string
  readonly text: string
  readonly index: number
  readonly actions: TreeActions
}) {
  const [text, setText] = useState(props.text)
  const done = useRef(false)
  const finish = (keep: boolean) => {
    if (done.current) return
    done.current = true
    if (keep && text.trim() !== '' && text !== props.text) props.actions.onRename(props.index, text)
    props.actions.onRenameEnd()
  }
  return (
    <input
      ref={(field) => {
        if (field && document.activeElement !== field) {
          field.focus()
          field.select()
        }
      }}
      className={styles.field}
      aria-label={props.label}
      value={text}
      onChange={(event) => {
        setText(event.target.value)
      }}
      onBlur={() => {
        finish(true)
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        finish(event.key === 'Enter')
      }}
    />
  )
}

function lineAt(tree: HTMLElement | null, index: number): HTMLElement | null {
  return tree?.querySelector<HTMLElement>(`[data-index="${String(index)}"]`) ?? null
}

function indexOf(target: EventTarget): number {
  const line = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null
  return Number(line?.dataset['index'] ?? -1)
}

/** The line that an arrow key, Home or End goes to, or `null`. */
function lineBy(key: string, lines: readonly TreeLine[], here: number): number | null {
  const level = lines[here]?.level ?? 0
  switch (key) {
    case 'ArrowDown':
      return Math.min(here + 1, lines.length - 1)
    case 'ArrowUp':
      return Math.max(here - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return lines.length - 1
    case 'ArrowRight':
      return (lines[here + 1]?.level ?? 0) > level ? here + 1 : here
    case 'ArrowLeft':
      return Math.max(
        lines.slice(0, here).findLastIndex((line) => line.level < level),
        0,
      )
    default:
      return null
  }
}

/** How long letters typed one after the other are one word, in milliseconds. */
const pause = 700

function typeAhead(
  event: KeyboardEvent,
  lines: readonly TreeLine[],
  here: number,
  typed: { current: { text: string; at: number } },
  go: (index: number) => void,
): boolean {
  if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return false
  const { text, at } = typed.current
  const now = event.timeStamp - at < pause ? text + event.key.toLowerCase() : event.key.toLowerCase()
  typed.current = { text: now, at: event.timeStamp }
  const from = now.length > 1 ? here : here + 1
  for (let i = 0; i < lines.length; i++) {
    const index = (from + i) % lines.length
    if (lines[index]?.label.toLowerCase().startsWith(now) === true) {
      go(index)
      return true
    }
  }
  return true
}

/** Where a dragged line would go: the upper and lower part of a line are before and behind it, the middle is in it. */
function placeAt(event: DragEvent, lines: readonly TreeLine[]): Drop | null {
  const index = indexOf(event.target)
  const line = event.target instanceof Element ? event.target.closest('[data-index]') : null
  if (!line || index < 0) return null
  const { top, height } = line.getBoundingClientRect()
  const part = (event.clientY - top) / height
  if (part < 0.3) return { index, where: 'before' }
  // Behind a line whose inner lines are shown, the eye sees the first of these.
  return { index, where: part > 0.7 && lines[index]?.expanded !== true ? 'after' : 'within' }
}

function same(a: Drop | null, b: Drop | null): boolean {
  return a?.index === b?.index && a?.where === b?.where
}
