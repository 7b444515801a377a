import { history } from 'prosemirror-history'
import { EditorState } from 'prosemirror-state'
import type { Node } from 'prosemirror-model'
import { expect, test } from 'vitest'
import { landmarksOf } from '../queries/landmarks'
import { countedNotes, noteLabels, sourceNumbering } from '../queries/note-numbers'
import { notesOf } from '../queries/notes'
import { placeOfReferred, referenceIndex, referredBy } from '../queries/references'
import { spanAttrs } from '../queries/spans'
import { at, head, letter, numbered, p, pb, spanWith } from '../testing/build'
import { sketchOfDivision } from '../testing/sketch'
import { counting, done, stateOf } from '../testing/state'
import { run } from '../testing/steps'
import { moveNote } from './note-move'
import { numberNotes } from './number-notes'
import { referTo, refreshReferences, staleReferences } from './refer'

const indexOf = (doc: Node) => {
  const landmarks = landmarksOf(doc)
  return referenceIndex(landmarks, noteLabels(countedNotes(landmarks), sourceNumbering))
}

const made = letter(
  head('Talks'),
  p('one', numbered('1', p('x')), pb('212'), ' two', numbered('2', p('y')), ' see <a>it<b> there'),
)

test('a pointer to a note, a page and a division shows what they are called, and gives them an id once', () => {
  const [first = 0] = notesOf(made).map(({ pos }) => pos)
  const pages = landmarksOf(made).pages.positions
  const division = landmarksOf(made).divisions.positions.at(-1) ?? 0
  const refer = (pos: number) => referTo({ kind: 'place', pos }, counting())
  const state = done(stateOf(made), refer(first), refer(first), refer(pages[0] ?? 0), refer(division))
  const { pointers } = landmarksOf(state.doc)
  expect(pointers.values.map(({ target }) => target)).toEqual(['#note-1', '#note-1', '#page-1', '#section-1'])
  const found = pointers.values.map(({ target }) => referredBy(indexOf(state.doc), target))
  expect(found.map((one) => one?.label)).toEqual(['1', '1', '212', 'Talks'])
  expect(found[2] && placeOfReferred(landmarksOf(state.doc), found[2])).toBe(pages[0])
})

test('selected words become a reference, and what is outside of the text is referred to by its words', () => {
  const words = done(stateOf(made, 'a', 'b'), referTo({ kind: 'place', pos: notesOf(made)[1]?.pos ?? 0 }, counting()))
  expect(spanAttrs(words.doc.resolve(at(made, 'a')).nodeAfter?.marks[0] ?? made.type.schema.mark('span'))).toEqual({
    id: 'n1',
    name: 'ref',
    attributes: { target: '#note-1' },
  })
  const entry = done(stateOf(made), referTo({ kind: 'pointer', pointer: '#person_x', text: 'Mr. X' }, counting()))
  expect(sketchOfDivision(entry.doc)).toContain('see Mr. X it')
})

test('a reference runs neither into the word before it nor into the one behind', () => {
  const shown = (tag: string) => {
    const text = letter(p('<a>one<b>, (<c>two) <d>'))
    const state = stateOf(text, tag, tag)
    return done(state, referTo({ kind: 'pointer', pointer: '#x', text: 'X' }, counting())).doc.textContent
  }
  expect(['a', 'b', 'c', 'd'].map(shown)).toEqual(['X one, (two) ', 'one X, (two) ', 'one, (X two) ', 'one, (two) X'])
})

test('a reference follows its note through moves and new numbers, and its words on wish', () => {
  const text = letter(
    p(numbered('1', p('x')), ' a <c>', numbered('2', p('y')), ' b <a>see note 1<b>, and ', ...spanWith('ref', {}, '7')),
  )
  const [first = 0] = notesOf(text).map(({ pos }) => pos)
  const state = done(stateOf(text, 'a', 'b'), referTo({ kind: 'place', pos: first }, counting()))
  expect(staleReferences(state.doc, indexOf(state.doc))).toEqual([])
  const note = notesOf(state.doc)[0]?.pos ?? 0
  const moved = done(state, moveNote(note, notesOf(state.doc)[1]?.pos ?? 0))
  const behind = done(moved, moveNote(notesOf(moved.doc)[0]?.pos ?? 0, moved.doc.content.size - 6))
  const numbers = done(behind, numberNotes({ series: 'text', letters: false }))
  const fresh = done(numbers, refreshReferences(indexOf))
  expect(fresh.doc.textContent).toContain('see note 2')
  expect(run(fresh, refreshReferences(indexOf))).toBeNull()
})

test('references to nothing, to divisions, and without a number are left alone', () => {
  const text = letter(
    head('T'),
    p(
      numbered('1', p('x')),
      spanWith('ref', { target: '#gone' }, 'note 3'),
      spanWith('ref', { target: 'http://x.y/3' }, '3'),
    ),
  )
  expect(staleReferences(text, indexOf(text))).toEqual([])
  const state = EditorState.create({ doc: text, plugins: [history()] })
  expect(run(state, refreshReferences(indexOf))).toBeNull()
  const page = letter(
    p(
      pb('xiv').type.create({ attributes: { n: 'xiv', 'xml:id': 'pg' } }),
      spanWith('ref', { target: '#pg' }, 'p. xii'),
    ),
  )
  expect(staleReferences(page, indexOf(page)).map(({ was, becomes }) => [was, becomes])).toEqual([['xii', 'xiv']])
})
