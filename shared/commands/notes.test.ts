import fc from 'fast-check'
import { Node } from 'prosemirror-model'
import { EditorState, NodeSelection, type Command } from 'prosemirror-state'
import { expect, onTestFinished, test, vi } from 'vitest'
import { notesOf } from '../queries/notes'
import { div, doc, body, element, letter, lb, loose, note, numbered, p, signed, span, text } from '../testing/build'
import { at } from '../testing/build'
import { sketchOfDivision } from '../testing/sketch'
import { done, stateOf } from '../testing/state'
import { run } from '../testing/steps'
import { insertLineBreak, insertText } from './insert'
import { joinNote } from './note-join'
import {
  deleteNote,
  insertNote,
  leaveNote,
  nextNote,
  noteToNumber,
  numberToNote,
  previousNote,
  renumberNotes,
} from './notes'

const numbers = (state: EditorState) => notesOf(state.doc).map(({ n }) => n)

test.each([
  ['the first', letter(p('one<a>')), ['1']],
  ['behind others', letter(p('one', numbered('41', p('')), ' two<a>')), ['41', '42']],
  ['between others', letter(p('one', numbered('1', p('')), ' two<a> ', numbered('2', p('')))), ['1', '1a', '2']],
  [
    'behind one with a letter',
    letter(p(numbered('1', p('')), numbered('1a', p('')), '<a>', numbered('2', p('')))),
    ['1', '1a', '1b', '2'],
  ],
  ['in another', letter(p('one', numbered('1', p('x', numbered('*', p('')), '<a>')), ' two')), ['1', '*', '†']],
  ['before others', letter(p('one<a> ', numbered('18', p('')))), ['17', '18']],
  ['before the first of all', letter(p('one<a> ', numbered('1', p('')))), ['a', '1']],
  [
    'before the first, behind one with a letter',
    letter(p(numbered('a', p('')), '<a>', numbered('1', p('')), numbered('3', p('')))),
    ['a', 'b', '1', '3'],
  ],
  [
    'in another division',
    doc(text(body(div(p(numbered('1', p('')))), div(p('x<a>', numbered('7', p(''))))))),
    ['1', '6', '7'],
  ],
])('a note is numbered in the series of its text: %s', (_, made, expected) => {
  expect(numbers(done(stateOf(made), insertNote()))).toEqual(expected)
})

test('the caret goes into a new note, and back to just after it', () => {
  const made = letter(p('one<a> two'))
  const inside = done(stateOf(made), insertNote(), insertText('See no. 3.'))
  expect(sketchOfDivision(inside.doc)).toBe('p“one<note1 “See no. 3.”> two”')
  const state = done(inside, leaveNote)
  expect(sketchOfDivision(done(state, insertText('!')).doc)).toBe('p“one<note1 “See no. 3.”>! two”')
  expect(run(stateOf(made), leaveNote)).toBeNull()
})

test('a note in a span stands in the span, and so does a line break', () => {
  const made = letter(p(span('persName', 'Mr. <a>Harlow')))
  for (const command of [insertNote({ n: '*' }), insertLineBreak]) {
    const after = done(stateOf(made), command).doc.resolve(at(made, 'a')).nodeAfter
    expect(after?.marks).toHaveLength(1)
  }
  expect(sketchOfDivision(done(stateOf(letter(p('a<a>b'))), insertLineBreak).doc)).toBe(
    sketchOfDivision(letter(p('a', lb(), 'b'))),
  )
})

test('a note is deleted from inside, selected, or by its place', () => {
  const made = letter(p('one', note(p('x<a>')), 'two'))
  const pos = notesOf(made)[0]?.pos ?? 0
  const selected = EditorState.create({ doc: made, selection: NodeSelection.create(made, pos) })
  for (const state of [
    done(stateOf(made), deleteNote()),
    done(selected, deleteNote()),
    done(stateOf(made), deleteNote(pos)),
  ])
    expect(sketchOfDivision(state.doc)).toBe('p“onetwo”')
  expect(run(stateOf(letter(p('<a>x'))), deleteNote())).toBeNull()
})

test('the caret goes from note to note and stays at the last', () => {
  const made = letter(p('<a>one', note(p('x')), 'two', note(p('y'))))
  const inNote = (state: EditorState) => state.selection.$from.parent.textContent
  const first = done(stateOf(made), nextNote)
  expect(inNote(first)).toBe('x')
  expect(inNote(done(first, nextNote))).toBe('y')
  expect(inNote(done(first, nextNote, nextNote))).toBe('y')
  expect(inNote(done(first, nextNote, previousNote))).toBe('x')
})

test('a series is numbered anew from its lowest number, signs left alone', () => {
  const made = letter(p('<a>', ...['5', '7', '*', '7a', '6'].map((n) => numbered(n, p('')))))
  expect(numbers(done(stateOf(made), renumberNotes))).toEqual(['5', '6', '*', '7', '8'])
})

test('a number in the text becomes a note, with its tags around it', () => {
  const made = letter(p(span('hi', 'Affairs<a>18<b> and')))
  const state = done(stateOf(made, 'a', 'b'), numberToNote(at(made, 'a'), at(made, 'b')))
  expect(sketchOfDivision(state.doc)).toBe('p“Affairs<note18 “”> and”')
  expect(state.doc.resolve(at(made, 'a')).nodeAfter?.marks).toHaveLength(1)
  expect(done(stateOf(made), numberToNote(at(made, 'a'), at(made, 'a'))).doc.eq(state.doc)).toBe(true)
  expect(run(stateOf(made), numberToNote(at(made, 'a') - 2, at(made, 'b')))).toBeNull()
})

test('a note becomes its number and its text waits at the end of the division, until the number is a note again', () => {
  const made = letter(p('Affairs', numbered('18', loose('Not printed.'), p('x')), ' and'), signed('Harlow'))
  const pos = notesOf(made)[0]?.pos ?? 0
  const state = done(EditorState.create({ doc: made }), noteToNumber(pos))
  expect(sketchOfDivision(state.doc)).toBe('p“Affairs18 and” signed“Harlow” note(“Not printed.” p“x”)')
  expect(notesOf(state.doc)[0]?.node.attrs['attributes']).toEqual({ n: '18', anchored: 'false' })
  expect(done(state, numberToNote(pos, pos + 2)).doc.eq(made)).toBe(true)
})

test('an empty note becomes just its number, one without a number stays', () => {
  const made = letter(p('Affairs', numbered('18', loose(''))))
  const pos = notesOf(made)[0]?.pos ?? 0
  expect(sketchOfDivision(done(EditorState.create({ doc: made }), noteToNumber(pos)).doc)).toBe('p“Affairs18”')
  const nameless = letter(p('Affairs', note(loose('x'))))
  expect(run(EditorState.create({ doc: nameless }), noteToNumber(pos))).toBeNull()
})

test('any text with numbers made notes and notes made numbers keeps all words', () => {
  const commands = (pos: number): readonly Command[] => [
    numberToNote(pos, pos),
    noteToNumber(pos),
    insertNote(),
    renumberNotes,
  ]
  const made = letter(
    p('ONE1 TWO12 AND ', numbered('2', p('A NOTE')), '3'),
    element('container', 'closer', {}, signed('X4')),
  )
  fc.assert(
    fc.property(fc.array(fc.record({ at: fc.nat(), command: fc.nat(3) }), { maxLength: 20 }), (moves) => {
      let state = EditorState.create({ doc: made })
      for (const { at: place, command } of moves) {
        const chosen = commands(place % state.doc.content.size)[command]
        if (chosen) state = run(state, chosen) ?? state
      }
      // Numbers and signs of notes come and go; no word has a small letter.
      const words = (value: string) =>
        value
          .replace(/[^A-Z ]/g, '')
          .split('')
          .sort()
          .join('')
      expect(words(state.doc.textContent)).toBe(words(made.textContent))
    }),
  )
})

test('whether a number can become a note is answered without a look at the text', () => {
  const made = letter(...Array.from({ length: 50 }, () => p('He told 3 of it.')), p('Affairs3<a>'))
  const state = stateOf(made)
  const visit = vi.spyOn(Node.prototype, 'nodesBetween')
  const eachChild = vi.spyOn(Node.prototype, 'forEach')
  onTestFinished(() => {
    visit.mockRestore()
    eachChild.mockRestore()
  })
  expect(joinNote()(state)).toBe(true)
  expect(numberToNote(state.selection.from, state.selection.to)(state)).toBe(true)
  expect([visit.mock.calls, eachChild.mock.calls]).toEqual([[], []])
})
