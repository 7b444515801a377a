import { describe, expect, test } from 'vitest'
import { newEntry } from './entry'
import { NameTrie, type NameMatch } from './match'
import { nameWordsIn } from './name-words'

const entries = [
  newEntry({ id: 'john', kind: 'person', name: 'Dulles, John Foster', xmlId: '' }),
  newEntry({ id: 'allen', kind: 'person', name: 'Dulles, Allen W.', xmlId: '' }),
  newEntry({ id: 'shield', kind: 'organisation', name: 'Ministry of Foreign Affairs', xmlId: '' }),
  newEntry({ id: 'nato', kind: 'term', name: 'NATO', xmlId: '' }),
]
const trie = new NameTrie(entries)

function matches(text: string, free: (from: number) => boolean = () => true, accepts?: (match: NameMatch) => boolean) {
  const found = trie.matchesIn(text, nameWordsIn(text), free, accepts)
  return found.map(({ from, to, meanings }) => [text.slice(from, to), meanings.map(({ entry }) => entry.id).sort()])
}

describe('Forms of a register are found', () => {
  test.each([
    ['the longest one', 'Then John Foster Dulles spoke.', [['John Foster Dulles', ['john']]]],
    ['all who share a form', 'Then Dulles spoke.', [['Dulles', ['allen', 'john']]]],
    ['in capitals', 'JOHN FOSTER DULLES', [['JOHN FOSTER DULLES', ['john']]]],
    ['with a possessive left out', 'Dulles’s letter', [['Dulles', ['allen', 'john']]]],
    ['over a line', 'the Ministry of\nForeign Affairs', [['Ministry of\nForeign Affairs', ['shield']]]],
    [
      'one after the other',
      'Dulles, Dulles',
      [
        ['Dulles', ['allen', 'john']],
        ['Dulles', ['allen', 'john']],
      ],
    ],
    ['abbreviations', 'In NATO.', [['NATO', ['nato']]]],
  ])('%s', (_what, text, expected) => {
    expect(matches(text)).toEqual(expected)
  })

  test.each([
    ['written small', 'a dulles and nato'],
    ['as parts of words', 'Dullestown and NATOs'],
    ['over the end of a sentence', 'the Ministry. Of Foreign Affairs'],
  ])('but not %s', (_what, text) => {
    expect(matches(text)).toEqual([])
  })

  test('nor where a place is taken, or a match not accepted', () => {
    expect(matches('Dulles and Dulles', (from) => from > 0)).toHaveLength(1)
    expect(matches('Dulles in NATO', undefined, ({ first }) => first > 0).map(([text]) => text)).toEqual(['NATO'])
  })
})
