import { useEffect, useRef, type FocusEvent, type KeyboardEvent, type RefObject } from 'react'
import { lineAt, type TreeActions, type TreeLine } from './tree-line'
import { useTypeAhead } from './type-ahead'

interface TreeKeysOptions {
  readonly tree: RefObject<HTMLElement | null>
  readonly lines: readonly TreeLine[]
  /** The index of the line that the keys act on. */
  readonly active: number
  /** Whether a label is being changed. */
  readonly renaming: boolean
  readonly actions: TreeActions
}

/**
 * The keys of a tree, by the tree pattern of WAI-ARIA: arrows, Home and End go from line to line, Left and Right fold and
 * unfold, letters find a line, Enter and Space choose it. While they are used, the focus goes with the line they act on.
 */
export function useTreeKeys({ tree, lines, active, renaming, actions }: TreeKeysOptions): {
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onBlur: (event: FocusEvent) => void
} {
  // Whether the keys were last used here: what a key moves takes the focus with it.
  const used = useRef(false)
  const typeAhead = useTypeAhead(lines)
  useEffect(() => {
    // The focus goes with the line that the keys act on, wherever it was moved to.
    if (!renaming && used.current) lineAt(tree.current, active)?.focus()
  }, [tree, active, lines, renaming])
  const go = (to: number | null): boolean => {
    if (to !== null) lineAt(tree.current, to)?.focus()
    return to !== null
  }
  const act = (event: KeyboardEvent): boolean => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false
    const line = lines[active]
    if (!line) return false
    if (event.key === 'Enter' || event.key === ' ') actions.onChoose(active)
    else if (event.key === 'ArrowRight' && line.expanded === false) actions.onFold(active, true)
    else if (event.key === 'ArrowLeft' && line.expanded === true) actions.onFold(active, false)
    else return go(lineBy(event.key, lines, active))
    return true
  }
  return {
    onKeyDown: (event) => {
      if (event.target instanceof HTMLInputElement) return
      const dealtWith = actions.onKey(event, active) || act(event) || (!renaming && go(typeAhead(event, active)))
      if (!dealtWith) return
      used.current = tree.current?.contains(document.activeElement) === true
      event.preventDefault()
    },
    onBlur: ({ currentTarget, relatedTarget }) => {
      if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) used.current = false
    },
  }
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
