import type { Node } from 'prosemirror-model'
import { NodeSelection, type Command } from 'prosemirror-state'
import { schema, type Attributes } from '../schema'
import { noteAtSelection } from '../queries/note-at'
import { withoutAttributes } from '../queries/note-kinds'
import { isEmptyNote, isNote, noteAt, notesOf, type NoteAt } from '../queries/notes'
import { keepingValid } from './keep-valid'
import { numberToNote } from './notes'

/**
 * Joins a reference without a text and a text without a reference: of the note at `pos` (without it at the selection), the
 * one of the same number, else the nearest one that lacks the other part. Where the text has but a number for a text that
 * waits, that becomes the reference; a number at the caret too. The joined note is selected.
 */
export function joinNote(pos?: number): Command {
  return (state, dispatch) => {
    const at = pos ?? noteAtSelection(state)
    const node = at === null ? null : state.doc.nodeAt(at)
    const here = at === null || !node || !isNote(node) ? null : noteAt(node, at)
    // A whole note, as most are, is known to be one without a look at the others.
    if (here !== null && !isWaiting(here) && !lacksText(here)) return false
    if (here === null) return numberToNote(state.selection.from, state.selection.to)(state, dispatch)
    const pair = pairOf(state.doc, here)
    if (pair) return joining(pair)(state, dispatch)
    const number = isWaiting(here) ? numberFor(state.doc, here) : null
    return number !== null && numberToNote(number, number + here.n.length)(state, dispatch)
  }
}

/** A reference without a text, and a text without a reference. */
interface Pair {
  readonly reference: NoteAt
  readonly text: NoteAt
}

function joining({ reference, text }: Pair): Command {
  return keepingValid((state, dispatch) => {
    const { tr } = state
    const said = withoutAttributes(text.node.attrs['attributes'] as Attributes, ['anchored'])
    const attributes = { ...said, ...(reference.node.attrs['attributes'] as Attributes) }
    const made = schema.nodes.note.create({ attributes }, text.node.content, reference.node.marks)
    tr.delete(text.pos, text.pos + text.node.nodeSize)
    const place = tr.mapping.map(reference.pos)
    tr.replaceWith(place, place + reference.node.nodeSize, made)
    dispatch?.(tr.setSelection(NodeSelection.create(tr.doc, place)).scrollIntoView())
    return true
  })
}

function pairOf(doc: Node, here: NoteAt): Pair | null {
  const all = notesOf(doc)
  if (isWaiting(here)) {
    const reference = nearest(all.filter(lacksText), here)
    return reference && { reference, text: here }
  }
  if (!lacksText(here)) return null
  const text = nearest(all.filter(isWaiting), here)
  return text && { reference: here, text }
}

/** Of notes with the same number the nearest; else, where one of the two has none, the nearest of all. */
function nearest(notes: readonly NoteAt[], here: NoteAt): NoteAt | null {
  const equal = notes.filter(({ n }) => n === here.n)
  const open = equal.length > 0 ? equal : notes.filter(({ n }) => n === '' || here.n === '')
  return open.toSorted((a, b) => Math.abs(a.pos - here.pos) - Math.abs(b.pos - here.pos))[0] ?? null
}

function lacksText({ node, block }: NoteAt): boolean {
  return !block && isEmptyNote(node)
}

function isWaiting({ node, block }: NoteAt): boolean {
  return block && (node.attrs['attributes'] as Attributes)['anchored'] === 'false'
}

/** Where the number of a waiting note stands glued to a word: the last such place before it, else the first behind. */
function numberFor(doc: Node, { n, pos }: NoteAt): number | null {
  const wanted = noteNumberPattern(n)
  if (wanted === null) return null
  const found: number[] = []
  doc.descendants((node, at) => {
    if (node.type.name === 'note' || node.type.name === 'blockNote') return false
    if (!node.isText) return true
    for (const { index } of (node.text ?? '').matchAll(wanted)) found.push(at + index)
    return false
  })
  return found.findLast((at) => at < pos) ?? found[0] ?? null
}

function noteNumberPattern(n: string): RegExp | null {
  return /^\d{1,4}$/.test(n) ? new RegExp(`(?<=\\p{L}[.,;:!?”’)\\]]*)${n}(?![\\p{N}\\p{L}])`, 'gu') : null
}
