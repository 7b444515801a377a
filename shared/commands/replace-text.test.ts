import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { mentionsIn } from '../queries/spans'
import { searchText, type SearchMatch, type SearchQuery } from '../queries/search-text'
import { lb, letter, note, p, pb, span } from '../testing/build'
import { sketchOfDivision } from '../testing/sketch'
import { done } from '../testing/state'
import { expandReplacement, replaceMatches } from './replace-text'

const plain: SearchQuery = { text: '', regex: false, caseSensitive: true, wholeWord: false, notes: 'included' }

const find = (doc: Node, query: Partial<SearchQuery>): readonly SearchMatch[] =>
  searchText(doc, { ...plain, ...query }).value ?? []

const replaced = (doc: Node, query: Partial<SearchQuery>, text: string): Node =>
  done(
    EditorState.create({ doc }),
    replaceMatches(find(doc, query), (match) => expandReplacement(text, match)),
  ).doc

test('a phrase is found across spans, notes, page breaks and line breaks', () => {
  const doc = letter(p('the ', span('hi', 'Sec'), pb('2'), 'ond', note(p('a')), ' Bureau', lb(), 'of'))
  expect(find(doc, { text: 'Second Bureau of' }).map(({ groups }) => groups[0])).toEqual(['Second Bureau\nof'])
})

test('notes are searched, left out, or searched alone', () => {
  const doc = letter(p('Harlow', note(p('Harlow', note(p('Harlow')))), ' Harlow'))
  const found = (notes: SearchQuery['notes']) => find(doc, { text: 'Harlow', notes }).length
  expect([found('included'), found('only'), found('excluded')]).toEqual([4, 2, 2])
})

test('case, whole words and regular expressions are told apart', () => {
  const doc = letter(p('Art, art. Éart particle arts A+'))
  expect(find(doc, { text: 'art' })).toHaveLength(4)
  expect(find(doc, { text: 'art', caseSensitive: false })).toHaveLength(5)
  expect(find(doc, { text: 'art', wholeWord: true })).toHaveLength(1)
  expect(find(doc, { text: 'a.t\\b', regex: true, caseSensitive: false })).toHaveLength(3)
  expect(find(doc, { text: 'A+' })).toHaveLength(1)
  expect(find(doc, { text: '' })).toHaveLength(0)
})

test('what is no regular expression is an error in words', () => {
  const { value, findings } = searchText(letter(p('')), { ...plain, regex: true, text: '(' })
  expect(value).toBeNull()
  expect(findings[0]?.code).toBe('bad-regex')
  expect(findings[0]?.values).toEqual({ reason: 'Unterminated group' })
})

test('only the letters that differ are replaced, so that spans stay on their words', () => {
  const doc = letter(p('told Mr. ', span('persName', 'Harlow'), ' and Mr. ', span('persName', 'Harlow'), ', too'))
  const after = replaced(doc, { text: 'Mr. Harlow' }, 'Messrs. Harlowe')
  expect(after.textContent).toBe('told Messrs. Harlowe and Messrs. Harlowe, too')
  expect(mentionsIn(after).map(({ text }) => text)).toEqual(['Harlowe', 'Harlowe'])
})

test('a name replaced whole keeps its tag', () => {
  const doc = letter(p('told ', span('persName', 'Harlow'), ' so'))
  expect(mentionsIn(replaced(doc, { text: 'Harlow' }, 'Mason')).map(({ text }) => text)).toEqual(['Mason'])
})

test('notes and page breaks within a match stay', () => {
  const doc = letter(p('the Sec', pb('2'), 'ond', note(p('ond')), ' Bureau'))
  expect(sketchOfDivision(replaced(doc, { text: 'Second Bureau' }, 'First Office'))).toBe(
    'p“the First<pageBreak2><note p“ond”> Office”',
  )
})

test('groups of a regular expression come into the replacement', () => {
  expect(replaced(letter(p('No. 12')), { text: '(No)\\. (\\d+)', regex: true }, '$2 $1 $$ $& $3').textContent).toBe(
    '12 No $ No. 12 $3',
  )
})

test('a group of two digits is one of one digit where there are not so many', () => {
  const query = { text: '(a)(b)', regex: true }
  expect(replaced(letter(p('ab')), query, '$21 $02 $00 $30 $12').textContent).toBe('b1 b $00 $30 a2')
})

test('a word that is in the replacement too keeps its tag, wherever it stands in that', () => {
  const doc = letter(p('No. ', span('persName', 'Harlow'), ', J.'))
  const after = replaced(doc, { text: 'No\\. (\\w+), (J)\\.', regex: true }, '$2 $1')
  expect(after.textContent).toBe('J Harlow')
  expect(mentionsIn(after).map(({ text }) => text)).toEqual(['Harlow'])
})

test('a line break in a group stays where it is', () => {
  const doc = replaced(letter(p('the ', lb(), 'end')), { text: '(the\\s+)end', regex: true }, '$1End')
  expect(sketchOfDivision(doc)).toBe('p“the <lineBreak>End”')
})

test('replacing in any text gives what JavaScript gives, and loses no note', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '😀', '😁'), maxLength: 8 })
  fc.assert(
    fc.property(word, word, word, word, (one, two, text, by) => {
      const doc = letter(p(`x${one}`, span('hi', `y${two}`), note(p('z')), one))
      const query = text.replace(/\s+/g, ' ')
      if (query === '') return
      const found = find(doc, { text: query, notes: 'excluded' })
      if (found.length === 0) return
      const after = done(
        EditorState.create({ doc }),
        replaceMatches(found, () => by),
      ).doc
      expect(sketchOfDivision(after)).toContain('<note p“z”>')
      const expected = `x${one}y${two}${one}`.replace(new RegExp(query.replace(' ', String.raw`\s+`), 'gu'), () => by)
      expect(after.textContent.replace('z', '')).toBe(expected)
    }),
  )
})
