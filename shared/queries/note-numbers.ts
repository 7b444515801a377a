import type { Node } from 'prosemirror-model'
import { assertNever } from '../finding'
import { indexAt, landmarksOf, type Landmarks, type NoteLandmark } from './landmarks'

/** What the notes of an edition are numbered by: kept as in the source, or anew in each text, on each page, or on through the edition. */
export const noteSeriesKinds = ['source', 'text', 'page', 'edition'] as const

/** One of {@link noteSeriesKinds}. */
export type NoteSeriesKind = (typeof noteSeriesKinds)[number]

/** How the notes of an edition are numbered. */
export interface NoteNumbering {
  readonly series: NoteSeriesKind
  /** Whether textual notes have a series of their own, in letters; not where numbers are those of the source. */
  readonly letters: boolean
}

/** How notes are numbered where nothing else was chosen. */
export const sourceNumbering: NoteNumbering = { series: 'source', letters: false }

/** A numbering from what was stored, whatever it is. */
export function readNumbering(stored: unknown): NoteNumbering {
  if (typeof stored !== 'object' || stored === null) return sourceNumbering
  const { series, letters } = stored as Readonly<Record<string, unknown>>
  const known = noteSeriesKinds.find((kind) => kind === series)
  return known === undefined ? sourceNumbering : { series: known, letters: letters === true }
}

/** What a query is called that has no number. */
export const queryLabel = '?'

/** The signs of notes in notes, in their order. */
export const noteSigns = ['*', '†', '‡', '§', '¶'] as const

/** A note as it is numbered. */
export interface CountedNote extends Pick<NoteLandmark, 'n' | 'block' | 'kind' | 'depth'> {
  /** The index of its page, or -1 before the first page break. */
  readonly page: number
}

/**
 * What each note is called at its place and before its text, in the order of the notes: `18`, `a`, `*`. What stands
 * between blocks, and signs, stay as they are; queries are called `?` and count for nothing. `first` is the first number,
 * where the numbers go on from another text.
 */
export function noteLabels(notes: readonly CountedNote[], numbering: NoteNumbering, first = 1): readonly string[] {
  return numbering.series === 'source' ? sourceLabels(notes) : newLabels(notes, numbering, first)
}

/** The notes of a doc as they are counted, from its landmarks. */
export function countedNotes({ notes, pages }: Landmarks): readonly CountedNote[] {
  return notes.values.map((note, index) => ({ ...note, page: indexAt(pages, notes.positions[index] ?? 0) }))
}

/** What the notes of a doc are called, by their positions. Walks the doc. */
export function labelsByPosition(doc: Node, numbering: NoteNumbering, first = 1): ReadonlyMap<number, string> {
  const landmarks = landmarksOf(doc)
  const labels = noteLabels(countedNotes(landmarks), numbering, first)
  return new Map(landmarks.notes.positions.map((pos, index) => [pos, labels[index] ?? '']))
}

/** How many numbers the notes of a text take of a series that goes on in the next. */
export function numbersTaken(notes: readonly CountedNote[], numbering: NoteNumbering): number {
  return notes.filter((note) => seriesOf(note, numbering) === 'numbers').length
}

/** Letters for a number from 1 on: `a` … `z`, `aa`, `ab` … */
export function lettersOf(number: number): string {
  const rest = Math.floor((number - 1) / 26)
  return `${rest > 0 ? lettersOf(rest) : ''}${String.fromCharCode(97 + ((number - 1) % 26))}`
}

/** A sign for a number from 1 on: `*`, `†` … `¶`, `**` … */
export function signOf(number: number): string {
  const sign = noteSigns[(number - 1) % noteSigns.length] ?? '*'
  return sign.repeat(Math.floor((number - 1) / noteSigns.length) + 1)
}

function sourceLabels(notes: readonly CountedNote[]): readonly string[] {
  let place = 0
  return notes.map((note) => {
    if (!note.block && note.kind !== 'query') place++
    return note.n === '' ? unnumbered(note, String(place)) : note.n
  })
}

function unnumbered({ block, kind }: CountedNote, number: string): string {
  if (kind === 'query') return queryLabel
  return block ? '*' : number
}

function newLabels(notes: readonly CountedNote[], numbering: NoteNumbering, first: number): readonly string[] {
  let numbers = first
  let letters = 1
  let signs = 1
  let page: number | null = null
  return notes.map((note) => {
    if (numbering.series === 'page' && note.page !== page) [numbers, letters, page] = [first, 1, note.page]
    if (note.depth === 0) signs = 1
    const series = seriesOf(note, numbering)
    switch (series) {
      case 'own':
        return note.n === '' ? unnumbered(note, '') : note.n
      case 'signs':
        return signOf(signs++)
      case 'letters':
        return lettersOf(letters++)
      case 'numbers':
        return String(numbers++)
      default:
        return assertNever(series)
    }
  })
}

function seriesOf(note: CountedNote, { letters }: NoteNumbering): 'own' | 'signs' | 'letters' | 'numbers' {
  if (note.block || note.kind === 'query') return 'own'
  if (note.depth > 0) return 'signs'
  // What the text calls by a sign is apart from its numbers.
  if (note.n !== '' && !/^(?:\p{N}{1,5}[a-z]?|[a-z]{1,2})$/u.test(note.n)) return 'own'
  return letters && note.kind === 'textual' ? 'letters' : 'numbers'
}
