import { expect, test } from 'vitest'
import { newEntry } from './entry'
import { NameTrie } from './match'
import { nameWordsIn } from './name-words'
import { standsAsAbbreviation } from './stands-as-abbreviation'

const trie = new NameTrie(
  ['U', 'C', 'D', 'OF', 'ICA'].map((name) => newEntry({ id: name, kind: 'term', name, xmlId: `t_${name}` })),
)

function found(text: string) {
  const words = nameWordsIn(text)
  const accepts = (match: Parameters<typeof standsAsAbbreviation>[2]) => standsAsAbbreviation(text, words, match)
  return trie.matchesIn(text, words, () => true, accepts).map(({ from, to }) => text.slice(from, to))
}

test.each([
  ['drafted in U and cleared by C', ['U', 'C']],
  ['cleared by OF and ICA', ['OF', 'ICA']],
  ['the U.S. in Washington, D.C.', []],
  ['by D. Henderson', []],
  ['of U/MSA', []],
  ['DEPARTMENT OF STATE PUBLICATION', []],
])('Abbreviations in “%s”', (text, expected) => {
  expect(found(text)).toEqual(expected)
})
