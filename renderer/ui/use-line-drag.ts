import { useRef, useState, type DragEvent } from 'react'
import { indexOf, type DropWhere, type TreeActions, type TreeLine } from './tree-line'

/** Where a dragged line is about to be dropped. */
interface Drop {
  readonly index: number
  readonly where: DropWhere
}

/** Lets lines of a tree be dragged to where they may go. `drop` is where one would go now, or `null`. */
export function useLineDrag(lines: readonly TreeLine[], actions: TreeActions) {
  const dragged = useRef(-1)
  const [drop, setDrop] = useState<Drop | null>(null)
  const end = () => {
    dragged.current = -1
    setDrop(null)
  }
  const handlers = {
    onDragStart: (event: DragEvent) => {
      dragged.current = indexOf(event.target)
      event.dataTransfer.effectAllowed = 'move'
      event.dataTransfer.setData('text/plain', lines[dragged.current]?.label ?? '')
    },
    onDragOver: (event: DragEvent) => {
      const place = dragged.current < 0 ? null : placeAt(event, lines)
      const may = place !== null && actions.mayDrop(dragged.current, place.index, place.where)
      if (may) event.preventDefault()
      setDrop((before) => (may ? (same(before, place) ? before : place) : null))
    },
    onDragLeave: (event: DragEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDrop(null)
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      if (drop && dragged.current >= 0) actions.onDrop(dragged.current, drop.index, drop.where)
      end()
    },
    onDragEnd: end,
  }
  return { drop, handlers }
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
