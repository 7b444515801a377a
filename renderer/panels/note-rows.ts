import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import { indexAt, type NoteLandmark } from '../../shared/queries/landmarks'
import { noteKinds, type NoteKind } from '../../shared/queries/note-kinds'
import { noteLabelsOf } from '../editor/plugins/note-look'
import { landmarksOf } from '../editor/state'

/** A note as the panel lists it. */
export interface ListedNote extends Omit<NoteLandmark, 'n'> {
  /** Which note it is, counted from 0. */
  readonly index: number
  /** What it is called. */
  readonly n: string
  readonly page: string
  readonly node: Node
}

/** Which kinds of notes are listed: `none` for those that say none, `other` for those of a kind that Recto does not know. */
export type KindFilter = 'all' | NoteKind | 'none' | 'other'

/** Which states of notes are listed. */
export const noteStates = ['all', 'empty', 'waiting', 'open', 'resolved'] as const

/** One of {@link noteStates}. */
export type StateFilter = (typeof noteStates)[number]

/** The orders of the list. */
export const noteOrders = ['place', 'number', 'kind'] as const

/** One of {@link noteOrders}. */
export type NoteOrder = (typeof noteOrders)[number]

/** What is listed, and in which order. */
export interface NoteChoice {
  readonly words: string
  readonly kind: KindFilter
  readonly state: StateFilter
  readonly order: NoteOrder
}

/** All notes of a text, by place. */
export function listNotes(state: EditorState): readonly ListedNote[] {
  const { notes, pages } = landmarksOf(state)
  const labels = noteLabelsOf(state)
  return notes.values.flatMap((value, index) => {
    const pos = notes.positions[index] ?? 0
    const node = state.doc.nodeAt(pos)
    const page = pages.values[indexAt(pages, pos)]?.n ?? ''
    return node ? [{ ...value, index, n: labels[index] ?? value.n, page, node }] : []
  })
}

/** The notes that are wanted, in the order that is. */
export function chosenNotes(notes: readonly ListedNote[], choice: NoteChoice): readonly ListedNote[] {
  const { words, kind, state, order } = choice
  const wanted = words.trim().toLowerCase()
  const found = notes.filter(
    (note) =>
      (kind === 'all' || kindOf(note) === kind) && isInState(note, state) && (wanted === '' || matches(note, wanted)),
  )
  if (order === 'place') return found
  return found.toSorted((a, b) => (order === 'kind' ? rankOf(a) - rankOf(b) : compareNumbers(a.n, b.n)))
}

/** How many notes there are of each kind and state, for the choices. */
export function countNotes(notes: readonly ListedNote[]): ReadonlyMap<KindFilter | StateFilter, number> {
  const counts = new Map<KindFilter | StateFilter, number>([['all', notes.length]])
  const add = (what: KindFilter | StateFilter) => counts.set(what, (counts.get(what) ?? 0) + 1)
  for (const note of notes) {
    add(kindOf(note))
    for (const state of noteStates) if (state !== 'all' && isInState(note, state)) add(state)
  }
  return counts
}

const known = new WeakMap<Node, string>()

/** The first words of a note. */
export function wordsOfNote(node: Node): string {
  const found = known.get(node) ?? node.textBetween(0, node.content.size, ' ', ' ').slice(0, 400)
  known.set(node, found)
  return found
}

/** The kind of a listed note, as the filter names it. */
export function kindOf({ kind, type }: Pick<NoteLandmark, 'kind' | 'type'>): Exclude<KindFilter, 'all'> {
  return kind ?? (type === '' ? 'none' : 'other')
}

function isInState(note: ListedNote, state: StateFilter): boolean {
  if (state === 'all') return true
  if (state === 'empty') return note.empty
  if (state === 'waiting') return note.waiting
  return note.kind === 'query' && note.resolved === (state === 'resolved')
}

function rankOf(note: ListedNote): number {
  const order: readonly string[] = [...noteKinds, 'other', 'none']
  return order.indexOf(kindOf(note))
}

function compareNumbers(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true })
}

function matches({ n, page, node, type }: ListedNote, wanted: string): boolean {
  return n === wanted || page === wanted || type === wanted || node.textContent.toLowerCase().includes(wanted)
}
