import { ChevronRight } from 'lucide-react'
import { memo, useRef, useState, type CSSProperties } from 'react'
import { classes } from './classes'
import type { DropWhere, TreeActions, TreeLine } from './tree-line'
import styles from './Tree.module.css'

interface TreeItemProps {
  readonly index: number
  readonly line: TreeLine
  readonly current: boolean
  readonly active: boolean
  /** Where in relation to it a line is about to be dropped. */
  readonly drop: DropWhere | undefined
  /** What the field for its label is called, while that is being changed. */
  readonly rename: string | undefined
  /** What the field begins with. */
  readonly text: string
  readonly actions: TreeActions
}

/** A line of a tree as it is shown, and the field in which its label is changed. Renders again only where it changes. */
export const TreeItem = memo(function TreeItem(props: TreeItemProps) {
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
function saysTheSame(before: TreeItemProps, now: TreeItemProps): boolean {
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
