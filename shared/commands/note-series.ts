import type { Node, ResolvedPos } from 'prosemirror-model'
import { isDivision } from '../queries/divisions'
import { noteNumber, notesOf } from '../queries/notes'

/** A numbered note of a series and the position before it. */
export interface NumberedNote {
  readonly pos: number
  /** Its number as it stands there, with the letter of one that was put between others: `18a`. */
  readonly n: string
  readonly number: number
}

/**
 * The series of numbered notes that a position belongs to: those of the innermost division around it that has any,
 * without notes in notes. Signs (`*`) are no part of it. Walks that division.
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
 * The number or sign for a new note at a position: in a series, that of the note before it and one (before the first,
 * one less than it). Where that is taken, the number before it with a letter (`18a`), as editions number what they put
 * between the notes of a source: these keep their numbers. In a note, a sign.
 */
export function nextNumber($pos: ResolvedPos): string {
  const around = noteAround($pos)
  if (around) return nextSign(around)
  const series = noteSeries($pos)
  const before = series.findLast(({ pos }) => pos < $pos.pos)
  const numbers = new Set(series.map(({ number }) => number))
  const first = numbers.size > 0 ? Math.min(...numbers) - 1 : 1
  const next = before ? before.number + 1 : first
  if (next >= 1 && !numbers.has(next)) return String(next)
  return before ? lettered(before.number, series) : String(Math.max(...numbers) + 1)
}

/** The first of `18a`, `18b` … that no note of the series has. */
function lettered(number: number, series: readonly NumberedNote[]): string {
  const taken = new Set(series.map(({ n }) => n))
  for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
    const n = `${String(number)}${letter}`
    if (!taken.has(n)) return n
  }
  return `${String(number)}*`
}

/** The first of the signs for notes in notes that none in this note has; more of them where all are taken. */
function nextSign(around: Node): string {
  const taken = new Set(notesOf(around).map(({ n }) => n))
  const signs = ['*', '†', '‡', '§', '¶']
  for (let times = 1; ; times++) {
    const free = signs.find((sign) => !taken.has(sign.repeat(times)))
    if (free !== undefined) return free.repeat(times)
  }
}

function noteAround($pos: ResolvedPos): Node | null {
  for (let depth = $pos.depth; depth > 0; depth--) if ($pos.node(depth).type.name === 'note') return $pos.node(depth)
  return null
}

function numberedIn(division: Node, start: number): readonly NumberedNote[] {
  const found: NumberedNote[] = []
  const visit = (node: Node, pos: number): boolean => {
    if (node.type.name !== 'note') return true
    const n = noteNumber(node)
    const number = /^(\d+)[a-z]?$/.exec(n)?.[1]
    if (number !== undefined) found.push({ pos, n, number: Number(number) })
    return false
  }
  division.nodesBetween(0, division.content.size, visit, start)
  return found
}
