import { useEffect, useRef } from 'react'
import { lotsOf, lotSize, lotStyle } from './lots'
import { ContextMenu } from './Menu'
import type { MenuEntry } from './menu-entry'
import { indexOf, lineAt, type TreeActions, type TreeLine } from './tree-line'
import { TreeItem } from './TreeItem'
import { useLineDrag } from './use-line-drag'
import { useTreeKeys } from './use-tree-keys'
import styles from './Tree.module.css'

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
  const active = Math.min(Math.max(props.active < 0 ? current : props.active, 0), lines.length - 1)
  useEffect(() => {
    lineAt(tree.current, current)?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const keys = useTreeKeys({ tree, lines, active, renaming: renaming >= 0, actions })
  const { drop, handlers } = useLineDrag(lines, actions)
  return (
    <ContextMenu entries={() => props.entries(pointed.current < 0 ? active : pointed.current)}>
      <div
        ref={tree}
        role="tree"
        aria-label={props.label}
        className={styles.tree}
        onFocus={(event) => {
          const index = indexOf(event.target)
          if (index >= 0) actions.onFocus(index)
        }}
        onContextMenuCapture={(event) => {
          pointed.current = indexOf(event.target)
          if (pointed.current >= 0) lineAt(tree.current, pointed.current)?.focus()
        }}
        {...keys}
        {...handlers}
      >
        {lotsOf(lines.length).map((first) => (
          <div key={first} role="presentation" className={styles.lot} style={lotStyle(first, lines.length)}>
            {lines.slice(first, first + lotSize).map((line, place) => itemOf(line, first + place))}
          </div>
        ))}
      </div>
    </ContextMenu>
  )
  function itemOf(line: TreeLine, index: number) {
    return (
      <TreeItem
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
    )
  }
}
