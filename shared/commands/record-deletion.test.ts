import { history, undo } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { isNote } from '../queries/notes'
import { isHidden, presetReadings, type Reading } from '../queries/readings'
import { writeRebuilt } from '../tei/write'
import { at, letter, note, p, span } from '../testing/build'
import { assertSound } from '../testing/sound'
import { deletionTold } from './deletion-told'
import { deleteRecorded } from './record-deletion'
import { recordTyping } from './record-typing'
import { setRecording } from './recorded-typing'

/** A text with a selection, in which changes are recorded or not. */
function selected(doc: Node, records = true): EditorState {
  let next = 0
  const state = EditorState.create({
    doc,
    selection: TextSelection.create(doc, at(doc, 'a'), at(doc, 'b')),
    plugins: [history(), recordTyping(() => `t${String(++next)}`)],
  })
  return records ? state.apply(setRecording(state.tr, { kind: 'correction', resp: '#ab' })) : state
}

function deleted(state: EditorState): { readonly state: EditorState; readonly by: Transaction | null } {
  let next = 0
  const made: Transaction[] = []
  deleteRecorded(() => `n${String(++next)}`)(state, (transaction) => made.push(transaction))
  const by = made[0] ?? null
  return { state: by ? state.apply(by) : state, by }
}

/** The words of a doc as a reading has them, notes where they are called. */
function read(doc: Node, reading: Reading): string {
  if (isHidden(doc.marks, reading)) return ''
  if (doc.isText) return doc.text ?? ''
  return doc.children.map((child) => read(child, reading)).join('') + (doc.isTextblock && !isNote(doc) ? ' ' : '')
}

const words = (doc: Node, reading: Reading) => read(doc, reading).replace(/\s+/gu, ' ').trim()

const three = () => letter(p('One <a>two ', span('persName', 'Three'), '.'), p('Four five.'), p('Six<b> seven.'))

test('words of several paragraphs stay as too much: as written they are read, corrected they are not', () => {
  const before = selected(three())
  const { state, by } = deleted(before)
  assertSound(state.doc)
  expect(words(state.doc, presetReadings.written)).toBe(words(before.doc, presetReadings.all))
  expect(words(state.doc, presetReadings.corrected)).toBe('One seven.')
  expect(writeRebuilt(state.doc)).toContain('<p><surplus resp="#ab">Four five.</surplus></p>')
  expect(by && deletionTold(by)).toBe('kept')
  expect(state.selection.empty).toBe(true)
})

test('one undo takes it back', () => {
  const before = selected(three())
  let { state } = deleted(before)
  undo(state, (transaction) => (state = state.apply(transaction)))
  expect(state.doc.eq(before.doc)).toBe(true)
})

test('a note among the words is left out with them', () => {
  const { state } = deleted(selected(letter(p('One <a>two', note('1', p('Said.')), ' three<b> four.'))))
  expect(words(state.doc, presetReadings.corrected)).toBe('One four.')
  expect(words(state.doc, presetReadings.written)).toContain('Said.')
})

test('what is too much already is deleted, and so is all where nothing is recorded', () => {
  const { state } = deleted(selected(three()))
  const again = state.apply(state.tr.setSelection(TextSelection.create(state.doc, at(three(), 'a'), at(three(), 'b'))))
  expect(deleted(again).by).toBeNull()
  expect(deleted(selected(three(), false)).by).toBeNull()
})

test('single words are recorded as what is typed is', () => {
  expect(deleted(selected(letter(p('One <a>two<b> three.')))).by).toBeNull()
})

test('what goes from several paragraphs otherwise is told to be without a record, and what is moved is not', () => {
  const state = selected(three())
  expect(deletionTold(state.tr.deleteSelection())).toBe('gone')
  expect(deletionTold(state.tr.insertText('x', state.selection.from))).toBeNull()
  const $three = state.doc.resolve(at(three(), 'b'))
  const [start, end] = [$three.before(), $three.after()]
  expect(deletionTold(state.tr.delete(start, end))).toBe('gone')
  expect(deletionTold(state.tr.delete(start, end).insert(start, $three.parent))).toBeNull()
})
