import type { Node, ResolvedPos } from 'prosemirror-model'
import { isDivision } from '../queries/divisions'
import { noteNumber } from '../queries/notes'

/** A numbered note of a series and the position before it. */
export interface NumberedNote {
  readonly pos: number
  readonly number: number
}

/**
 * The series of numbered notes that a position belongs to: those of the innermost division around it that has any,
 * without notes in notes. Signs (`*`, `1a`) are no part of it. Walks that division.
 */
export function noteSeries($pos: ResolvedPos): readonly NumberedNote[] {
  for (let depth = $pos.depth; depth >= 0; depth--) {
    const node = $pos.node(depth)
    if (!isDivision(node)) continue
    const notes = numberedIn(node, $pos.start(depth))
    if (notes.length > 0) return notes
  }
  return []
}

/**
 * The number for a new note at a position: that of the note before it and one (before the first, one less than it);
 * where that is taken, one more than the highest of the series.
 */
export function nextNumber($pos: ResolvedPos): string {
  const series = noteSeries($pos)
  const before = series.findLast(({ pos }) => pos < $pos.pos)
  const numbers = new Set(series.map(({ number }) => number))
  const first = numbers.size > 0 ? Math.min(...numbers) - 1 : 1
  const next = before ? before.number + 1 : first
  const free = next >= 1 && !numbers.has(next)
  return String(free ? next : Math.max(...numbers) + 1)
}

function numberedIn(division: Node, start: number): readonly NumberedNote[] {
  const found: NumberedNote[] = []
  const visit = (node: Node, pos: number): boolean => {
    if (node.type.name !== 'note') return true
    const n = noteNumber(node)
    if (/^\d+$/.test(n)) found.push({ pos, number: Number(n) })
    return false
  }
  division.nodesBetween(0, division.content.size, visit, start)
  return found
}
