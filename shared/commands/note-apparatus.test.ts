import { EditorState, NodeSelection } from 'prosemirror-state'
import { history, undo } from 'prosemirror-history'
import { expect, test } from 'vitest'
import { schema } from '../schema'
import { notesOf } from '../queries/notes'
import { stretchOfNote } from '../queries/note-stretch'
import { item, letter, list, loose, note, noteWith, numbered, p, signed, span } from '../testing/build'
import { at } from '../testing/build'
import { sketchOfDivision } from '../testing/sketch'
import { done, stateOf } from '../testing/state'
import { run } from '../testing/steps'
import { resolveQuery, setNoteKind, setNoteNumber, setNoteResp } from './note-attributes'
import { forgetStretch, insertNoteOnWords } from './note-anchors'
import { insertText } from './insert'
import { joinNote } from './note-join'
import { moveNote, nudgeNote, placeForDropped } from './note-move'
import { noteToText, textToNote } from './note-text'
import { deleteBackward } from './deletion'
import { deleteNote, insertNote } from './notes'
import { numberNotes } from './number-notes'

const attributesOfNotes = ({ doc }: EditorState) => notesOf(doc).map(({ node }) => node.attrs['attributes'] as unknown)
const firstNote = ({ doc }: EditorState) => notesOf(doc)[0]?.pos ?? 0
const waiting = (n: string, text: string) =>
  schema.nodes.blockNote.create({ attributes: { n, anchored: 'false' } }, p(text))
const anchor = (id: string) => schema.nodes.point.create({ name: 'anchor', attributes: { 'xml:id': id } })
const selected = (state: EditorState, pos: number) =>
  state.apply(state.tr.setSelection(NodeSelection.create(state.doc, pos)))

test('a note becomes one of a kind, of somebody, and a query that is resolved and open again', () => {
  const state = stateOf(letter(p('one', numbered('1', p('x<a>')))))
  const query = done(state, setNoteKind('query'), setNoteResp(['#JD']), resolveQuery())
  expect(attributesOfNotes(query)).toEqual([{ n: '1', type: 'query', resp: '#JD', subtype: 'resolved' }])
  expect(attributesOfNotes(done(query, resolveQuery()))).toEqual([{ n: '1', type: 'query', resp: '#JD' }])
  expect(attributesOfNotes(done(query, setNoteKind('editor'), setNoteNumber('')))).toEqual([
    { type: 'editor', resp: '#JD' },
  ])
  expect(run(state, resolveQuery())).toBeNull()
  expect(run(state, setNoteKind(null))).toBeNull()
})

test('a query has no number, and a note may be made without one', () => {
  const state = stateOf(letter(p('one<a>', numbered('1', p('')))))
  expect(attributesOfNotes(done(state, insertNote({ kind: 'query' })))[0]).toEqual({ type: 'query' })
  expect(attributesOfNotes(done(state, insertNote({ n: null, kind: 'textual' })))[0]).toEqual({ type: 'textual' })
})

test('a note on words knows its stretch, and forgets it', () => {
  const made = letter(p('See ', span('persName', 'Mr. <a>Harlow'), ' there<b>.'), p('x'))
  const state = done(stateOf(made, 'a', 'b'), insertNoteOnWords(), insertText('Who?'))
  expect(sketchOfDivision(state.doc)).toBe('p“See Mr. <point>Harlow there<note1 “Who?”>.” p“x”')
  const pos = firstNote(state)
  const stretch = stretchOfNote(state.doc, pos)
  expect(stretch && state.doc.textBetween(stretch.from, stretch.to)).toBe('Harlow there')
  const plain = done(state, forgetStretch(pos))
  expect(sketchOfDivision(plain.doc)).toBe('p“See Mr. Harlow there<note1 “Who?”>.” p“x”')
  expect(run(plain, forgetStretch(firstNote(plain)))).toBeNull()
  expect(sketchOfDivision(done(state, deleteNote(pos)).doc)).toBe(sketchOfDivision(made))
  const byKey = done(selected(state, pos), deleteBackward('character'))
  expect(sketchOfDivision(byKey.doc)).toBe(sketchOfDivision(made))
})

test('a note on a seg or between two anchors has the stretch that they say', () => {
  const words = p('x ', anchor('a1'), 'these words', anchor('a2'), ' not')
  const made = letter(words, p(noteWith({ target: '#a1', targetEnd: '#a2' }, p('n'))))
  const stretch = stretchOfNote(made, notesOf(made)[0]?.pos ?? 0)
  expect(stretch && made.textBetween(stretch.from, stretch.to)).toBe('these words')
  const lost = letter(p('x', noteWith({ target: '#gone' }, p('n')), noteWith({ target: 'http://x.y' }, p('n'))))
  expect(notesOf(lost).map(({ pos }) => stretchOfNote(lost, pos))).toEqual([null, null])
})

test.each([
  [1, 'word', 'p“one two, three<note1 “x”>” p“four”'],
  [1, 'character', 'p“one two, <note1 “x”>three” p“four”'],
  [-1, 'word', 'p“one<note1 “x”> two, three” p“four”'],
  [-1, 'character', 'p“one two<note1 “x”>, three” p“four”'],
] as const)('keys move a note by %i %s', (direction, by, expected) => {
  const state = stateOf(letter(p('one two,', numbered('1', loose('x<a>')), ' three'), p('four')))
  expect(sketchOfDivision(done(state, nudgeNote(direction, by)).doc)).toBe(expected)
})

test('a note goes on over the edge of its block, and stops where the text ends', () => {
  const state = stateOf(letter(p('one', numbered('1', loose('x<a>'))), list(item(p('four five')))))
  const there = done(state, nudgeNote(1, 'word'))
  expect(sketchOfDivision(there.doc)).toBe('p“one” list(item(p“<note1 “x”>four five”))')
  expect(sketchOfDivision(done(there, nudgeNote(-1, 'word')).doc)).toBe(sketchOfDivision(state.doc))
  const end = done(there, nudgeNote(1, 'word'), nudgeNote(1, 'word'))
  expect(run(end, nudgeNote(1, 'word'))).toBeNull()
  expect(end.selection.$from.parent.textContent).toBe('x')
})

test('a note that is moved stands in the spans of its new place and not into itself', () => {
  const made = letter(p('one', numbered('1', p('<c>x')), ' ', span('persName', 'Mr. <b>Harlow'), '<a>'))
  const state = done(stateOf(made), moveNote(at(made, 'c') - 2, at(made, 'b')))
  const moved = notesOf(state.doc)[0]
  expect(moved?.node.marks).toHaveLength(1)
  expect(state.selection.from).toBe(moved?.pos)
  expect(run(stateOf(made), moveNote(at(made, 'c') - 2, at(made, 'c')))).toBeNull()
})

test('a note that is dropped behind a space stands behind the word before it', () => {
  const made = letter(p('<a>  <b>one  <c>t<d>wo'))
  const placed = ['a', 'b', 'c', 'd'].map((tag) => placeForDropped(made, at(made, tag)) - at(made, 'a'))
  expect(placed).toEqual([0, 2, 5, 8])
})

test('a note on words that is moved before them is one at a point', () => {
  const made = letter(p('<c>one <a>two<b> three'))
  const state = done(stateOf(made, 'a', 'b'), insertNoteOnWords())
  const moved = done(state, moveNote(firstNote(state), at(made, 'c')))
  expect(sketchOfDivision(moved.doc)).toBe('p“<note1 “”>one two three”')
  const farther = done(state, nudgeNote(1, 'word'))
  const stretch = stretchOfNote(farther.doc, firstNote(farther))
  expect(stretch && farther.doc.textBetween(stretch.from, stretch.to)).toBe('two three')
})

test('words become a note behind the word before them, and words again', () => {
  const made = letter(p('See ', span('hi', 'Mr. Harlow <a>(', span('persName', 'Lord'), ' H.)<b> now')))
  const state = done(stateOf(made, 'a', 'b'), textToNote())
  expect(sketchOfDivision(state.doc)).toBe('p“See Mr. Harlow<note1 “(Lord H.)”> now”')
  expect(notesOf(state.doc)[0]?.node.marks).toHaveLength(1)
  expect(sketchOfDivision(done(state, noteToText()).doc)).toBe('p“See Mr. Harlow (Lord H.) now”')
})

test('whole blocks become a note at the end of the block before, and blocks again', () => {
  const made = letter(p('Done.'), p('<a>Not printed.'), list(item(p('one')), item(p('two<b>'))), p('On.'))
  const state = done(stateOf(made, 'a', 'b'), textToNote())
  expect(sketchOfDivision(state.doc)).toBe('p“Done.<note1 p“Not printed.” list(item(p“one”) item(p“two”))>” p“On.”')
  expect(sketchOfDivision(done(state, noteToText(firstNote(state))).doc)).toBe(sketchOfDivision(made))
})

test('a note of several paragraphs becomes one run of words', () => {
  const state = stateOf(letter(p('Done', note(loose('One.<a>'), p('Two.')), ' so')))
  expect(sketchOfDivision(done(state, noteToText()).doc)).toBe('p“Done One. Two. so”')
  expect(run(stateOf(letter(p('Done', note(loose('<a>'))))), noteToText())).toBeNull()
})

test('a reference without a text and a text without a reference are joined from either side', () => {
  const made = letter(
    p('one', numbered('1', loose('')), ' two', numbered('2', loose('')), ' three<a>'),
    signed('X'),
    waiting('2', 'Second.'),
    waiting('1', 'First.'),
  )
  const [first, , , waitingFirst] = notesOf(made).map(({ pos }) => pos)
  const expected = 'p“one<note1 p“First.”> two<note2 “”> three” signed“X” note(p“Second.”)'
  expect(sketchOfDivision(done(stateOf(made), joinNote(first)).doc)).toBe(expected)
  expect(sketchOfDivision(done(stateOf(made), joinNote(waitingFirst)).doc)).toBe(expected)
})

test('a text without a reference is joined to its number in the text', () => {
  const made = letter(p('Affairs3 and 3 more<a>'), waiting('3', 'Third.'))
  const state = done(stateOf(made), joinNote(notesOf(made)[0]?.pos))
  expect(sketchOfDivision(state.doc)).toBe('p“Affairs<note3 p“Third.”> and 3 more”')
  const none = letter(p('Affairs<a>'), waiting('3', 'Third.'))
  expect(run(stateOf(none), joinNote(notesOf(none)[0]?.pos))).toBeNull()
})

test('all notes are numbered anew in one act, and one undo takes it back', () => {
  const made = letter(
    p('a', numbered('18', p('')), numbered('18a', p('')), note(p('')), noteWith({ type: 'query' }, p(''))),
  )
  const state = EditorState.create({ doc: made, plugins: [history()] })
  const numbering = { series: 'text', letters: false } as const
  const after = done(state, numberNotes(numbering, 5))
  expect(notesOf(after.doc).map(({ n }) => n)).toEqual(['5', '6', '7', ''])
  expect(run(after, numberNotes(numbering, 5))).toBeNull()
  let undone = after
  undo(after, (tr) => (undone = after.apply(tr)))
  expect(undone.doc.eq(made)).toBe(true)
  expect(run(selected(state, firstNote(state)), numberNotes({ series: 'source', letters: false }))).toBeNull()
})
