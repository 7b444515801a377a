import type { Mark, Node, ResolvedPos } from 'prosemirror-model'
import { NodeSelection, TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state'
import { schema, type Attributes } from '../schema'
import { isDivision } from '../queries/divisions'
import { isNote, noteNumber, notesOf } from '../queries/notes'
import { keepingValid } from './keep-valid'
import { newNoteAttributes, removeAnchorsOf, type NewNote } from './note-anchors'
import { noteSeries } from './note-series'

const { note, blockNote, textblock } = schema.nodes

/**
 * Puts a note after the selection, with the number or sign that {@link NewNote} says, and the caret into it. In a span,
 * the note stands in the span.
 */
export function insertNote(options: NewNote = {}): Command {
  return keepingValid((state, dispatch) => {
    const { $to } = state.selection
    if (!$to.parent.inlineContent) return false
    if (dispatch) {
      const attributes = newNoteAttributes(state, options)
      const made = note.create({ attributes }, textblock.create({ name: '' }), $to.marks())
      const tr = state.tr.insert($to.pos, made)
      dispatch(tr.setSelection(TextSelection.create(tr.doc, $to.pos + 2)).scrollIntoView())
    }
    return true
  })
}

/** From in a note, the caret goes to just after it. */
export const leaveNote: Command = (state, dispatch) => {
  const { $from } = state.selection
  const depth = noteDepth($from)
  if (depth === null) return false
  dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, $from.after(depth))).scrollIntoView())
  return true
}

/** Deletes the note at `pos`, with what marks the stretch of text that it is on; without it the selected note, or the one around the caret. */
export function deleteNote(pos?: number): Command {
  return (state, dispatch) => {
    const at = pos ?? selectedNote(state)
    const found = at === null ? null : state.doc.nodeAt(at)
    if (at === null || !found || !isNote(found)) return false
    const tr = state.tr.delete(at, at + found.nodeSize)
    removeAnchorsOf(tr, found)
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

/** The caret goes into the next note; where there is none it stays. */
export const nextNote: Command = goToNote((positions, here) => positions.find((pos) => pos > here))

/** The caret goes into the note before; where there is none it stays. */
export const previousNote: Command = goToNote((positions, here) => positions.findLast((pos) => pos < here))

/** Numbers the series of notes around the caret anew, one by one from its lowest number on. */
export const renumberNotes: Command = (state, dispatch) => {
  if (!dispatch) return true
  const series = noteSeries(state.selection.$from)
  const first = Math.min(...series.map(({ number }) => number))
  const { tr } = state
  series.forEach(({ pos, n }, index) => {
    if (n !== String(first + index)) setAttributes(tr, pos, { n: String(first + index) })
  })
  if (tr.docChanged) dispatch(tr)
  return true
}

/**
 * Makes a number (or sign) in the text, or the one at the caret, the reference to a note. Where a note of that number
 * waits without a reference (`anchored="false"`), its text becomes the note's. Without `dispatch`, it answers by the number
 * alone, without a look at the text.
 */
export function numberToNote(from: number, to: number): Command {
  return (state, dispatch) => {
    const range = numberBetween(state.doc, from, to)
    return range !== null && (dispatch === undefined || makingNote(range)(state, dispatch))
  }
}

/** A number or sign in the text, which a note is made of. */
interface NumberInText {
  readonly from: number
  readonly to: number
  readonly n: string
}

function makingNote(range: NumberInText): Command {
  return keepingValid((state, dispatch) => {
    const { tr } = state
    const waiting = notesOf(state.doc).find(({ node, n }) => n === range.n && isUnanchored(node))
    const content = waiting?.node.content ?? textblock.create({ name: '' })
    const attributes = { ...(waiting && without(attributesOf(waiting.node), 'anchored')), n: range.n }
    const marks = marksAround(state.doc, range.from, range.to)
    if (waiting) tr.delete(waiting.pos, waiting.pos + waiting.node.nodeSize)
    const start = tr.mapping.map(range.from)
    const made = note.create({ attributes }, content, marks)
    tr.replaceWith(start, tr.mapping.map(range.to), made)
    tr.setSelection(TextSelection.create(tr.doc, start + made.nodeSize))
    dispatch?.(tr.scrollIntoView())
    return true
  })
}

/**
 * Makes the note at `pos` its number in the text. What the note says is not lost: it stands as a note without a
 * reference (`anchored="false"`) at the end of the division, where {@link numberToNote} finds it.
 */
export function noteToNumber(pos: number): Command {
  return keepingValid((state, dispatch) => {
    const found = state.doc.nodeAt(pos)
    if (found?.type !== note || noteNumber(found) === '') return false
    if (!dispatch) return true
    const { tr } = state
    if (found.textContent !== '' || found.childCount > 1 || (found.firstChild?.content.size ?? 0) > 0) {
      const attributes = { ...attributesOf(found), anchored: 'false' }
      tr.insert(endOfDivision(state.doc.resolve(pos)), blockNote.create({ attributes }, found.content))
    }
    tr.replaceWith(pos, pos + found.nodeSize, schema.text(noteNumber(found), found.marks))
    dispatch(tr.scrollIntoView())
    return true
  })
}

/** Gives the node at `pos` these attributes beside those it has. */
function setAttributes(tr: Transaction, pos: number, attributes: Attributes): void {
  const found = tr.doc.nodeAt(pos)
  if (found) tr.setNodeAttribute(pos, 'attributes', { ...attributesOf(found), ...attributes })
}

function goToNote(choose: (positions: readonly number[], here: number) => number | undefined): Command {
  return (state, dispatch) => {
    if (!dispatch) return true
    const { $from } = state.selection
    const depth = noteDepth($from)
    const here = depth === null ? $from.pos : $from.before(depth)
    const positions = notesOf(state.doc).map(({ pos }) => pos)
    const pos = choose(positions, here)
    if (pos !== undefined)
      dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(pos + 1), 1)).scrollIntoView())
    return true
  }
}

function noteDepth($pos: ResolvedPos): number | null {
  for (let depth = $pos.depth; depth > 0; depth--) if ($pos.node(depth).type === note) return depth
  return null
}

function selectedNote(state: EditorState): number | null {
  const { selection } = state
  if (selection instanceof NodeSelection && isNote(selection.node)) return selection.from
  const depth = noteDepth(selection.$from)
  return depth === null ? null : selection.$from.before(depth)
}

function numberBetween(doc: Node, from: number, to: number): NumberInText | null {
  const $from = doc.resolve(from)
  if (!$from.parent.isTextblock || !$from.sameParent(doc.resolve(to))) return null
  if (from === to) return numberAt($from)
  const text = doc.textBetween(from, to, '\n', '\uFFFC')
  return /^(?:\d{1,4}[a-z]?|[*†‡§¶]{1,3})$/u.test(text) ? { from, to, n: text } : null
}

/** The digits around or right before a caret. */
function numberAt($pos: ResolvedPos): NumberInText | null {
  const before = /\d*$/.exec($pos.nodeBefore?.text ?? '')?.[0] ?? ''
  const after = /^\d*/.exec($pos.nodeAfter?.text ?? '')?.[0] ?? ''
  const n = before + after
  return n === '' || n.length > 4 ? null : { from: $pos.pos - before.length, to: $pos.pos + after.length, n }
}

function marksAround(doc: Node, from: number, to: number): readonly Mark[] {
  const after = doc.resolve(to).nodeAfter?.marks ?? []
  return (doc.resolve(from).nodeBefore?.marks ?? []).filter((mark) => mark.isInSet(after))
}

function endOfDivision($pos: ResolvedPos): number {
  for (let depth = $pos.depth; depth > 0; depth--) if (isDivision($pos.node(depth))) return $pos.end(depth)
  return $pos.doc.content.size
}

function isUnanchored(node: Node): boolean {
  return node.type === blockNote && attributesOf(node)['anchored'] === 'false'
}

function attributesOf(node: Node): Attributes {
  return node.attrs['attributes'] as Attributes
}

function without(attributes: Attributes, name: string): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([other]) => other !== name))
}
