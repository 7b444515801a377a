import type { Node, ResolvedPos } from 'prosemirror-model'
import { isDivision } from '../queries/divisions'
import { lettersOf } from '../queries/note-numbers'
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
 * between the notes of a source: these keep their numbers. Before a first that is 1, a letter alone (`a`). In a note, a sign.
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
  return before ? lettered(String(before.number), series) : lettered('', notesOf($pos.doc))
}

/** The first of `18a`, `18b` … that none of the notes has, or `a`, `b` … without a number. */
function lettered(number: string, notes: readonly { readonly n: string }[]): string {
  const taken = new Set(notes.map(({ n }) => n))
  for (let place = 1; ; place++) {
    const n = `${number}${lettersOf(place)}`
    if (!taken.has(n)) return n
  }
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
    const number = /^(\d+)[a-z]{0,2}$/.exec(n)?.[1]
    if (number !== undefined) found.push({ pos, n, number: Number(number) })
    return false
  }
  division.nodesBetween(0, division.content.size, visit, start)
  return found
}
