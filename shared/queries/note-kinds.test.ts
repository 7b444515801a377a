import { expect, test } from 'vitest'
import { letter, noteWith, p } from '../testing/build'
import { isOpenQuery, isQuery, noteKind, noteKinds, notePlace, noteResp, noteType } from './note-kinds'
import { withNoteKind, withResolved, withResp } from './note-kinds'

test.each([
  ['author', { type: 'authorial' }],
  ['author', { resp: 'author' }],
  ['editor', { type: 'Editorial' }],
  ['editor', { resp: '#ed' }],
  ['source', { type: 'source', rend: 'inline' }],
  ['translation', { type: 'translation' }],
  ['textual', { type: 'crit' }],
  ['query', { type: 'query', resp: '#author' }],
  [null, {}],
  [null, { resp: '#JD' }],
  [null, { type: 'summary', resp: '#ed' }],
])('a note is of kind %s where its attributes are %j', (kind, attributes) => {
  expect(noteKind(attributes)).toBe(kind)
})

test('a type that is not known stays and can be shown', () => {
  expect(noteType({ type: ' summary ' })).toBe('summary')
  expect(noteResp({ resp: '#JD  #MM' })).toEqual(['#JD', '#MM'])
  expect(notePlace({ place: 'bottom margin' })).toEqual(['bottom', 'margin'])
})

test.each(noteKinds)('what is made a note of kind %s is read as one, and can be none again', (kind) => {
  const made = withNoteKind({ n: '1', type: 'summary' }, kind)
  expect(noteKind(made)).toBe(kind)
  expect(withNoteKind(made, null)).toEqual({ n: '1' })
})

test('a note keeps the word for its kind, and all else that it says', () => {
  expect(withNoteKind({ type: 'editorial', n: '1' }, 'editor')).toEqual({ type: 'editorial', n: '1' })
  expect(withNoteKind({ resp: '#author', n: '1' }, 'editor')).toEqual({ resp: '#author', n: '1', type: 'editor' })
  expect(withNoteKind({ type: 'source', subtype: 'archive' }, 'editor')).toEqual({ type: 'editor', subtype: 'archive' })
})

test('a query is open until it is resolved, and what was one says nothing of that', () => {
  const resolved = withResolved({ type: 'query' }, true)
  const made = letter(p('a', noteWith({ type: 'query' }, p('?')), noteWith(resolved, p('!')), noteWith({}, p('x'))))
  const notes: { query: boolean; open: boolean }[] = []
  made.descendants((node) => {
    if (node.type.name === 'note') notes.push({ query: isQuery(node), open: isOpenQuery(node) })
  })
  expect(notes).toEqual([
    { query: true, open: true },
    { query: true, open: false },
    { query: false, open: false },
  ])
  expect(withResolved(resolved, false)).toEqual({ type: 'query' })
  expect(withNoteKind(resolved, 'editor')).toEqual({ type: 'editor' })
})

test('those who are responsible are set and taken away', () => {
  expect(withResp({ n: '1' }, ['#JD', '#MM'])).toEqual({ n: '1', resp: '#JD #MM' })
  expect(withResp({ n: '1', resp: '#JD' }, [])).toEqual({ n: '1' })
})
