import { expect, test } from 'vitest'
import { schema } from '../../schema'
import { letter, p } from '../../testing/build'
import { doubtsBy, paragraphs, told } from '../../testing/checked'
import { hyphens } from './hyphens'

const words =
  'to factories factory government nicaraguan modern post war operate cooperate day today well known a the of two year old press pre'.split(
    ' ',
  )

test.each([
  ['The fac- tories of it.', ['hyphen-space fac- tories → ']],
  ['The fac-\ntories of it.', ['hyphen-line fac-\ntories → ']],
  ['The Gov- ernment.', ['hyphen-space Gov- ernment → ']],
  ['The gov-ernment.', ['hyphen-inside gov-ernment → ']],
  ['The fac-tories.', ['hyphen-inside fac-tories → ']],
  ['The Nicara-guan.', ['hyphen-inside Nicara-guan → ']],
  ['A well- known man.', ['hyphen-space well- known → -']],
  ['A two-year and a two- year one.', ['hyphen-space two- year → -']],
  ['Of post- war days.', ['hyphen-space post- war → -']],
  ['The fac-¶tories of it.', ['hyphen-block fac-']],
  ['The fac¬ tories of it.', ['hyphen-space fac¬ tories → ']],
  ['The unknown- thing of it.', ['hyphen-space unknown- thing → ']],
  ['(fac- tories)', ['hyphen-space fac- tories → ']],
  ['“Fac- tories.”', ['hyphen-space Fac- tories → ']],
  ['fac- tories, mod- ern.', ['hyphen-space fac- tories → ', 'hyphen-space mod- ern → ']],
  ['The mod-ern day.', ['hyphen-inside mod-ern → ']],
  ['Fac-tories.', ['hyphen-inside Fac-tories → ']],
  ['A co- operate.', ['hyphen-space co- operate → ']],
  ['The gov- ernment.', ['hyphen-space gov- ernment → ']],
  ['The gov‐ ernment.', ['hyphen-space gov‐ ernment → ']],
  ['To-day and to- day.', ['hyphen-space to- day → -']],
  ['The gov-¶ernment, the fac- tories.', ['hyphen-block gov-', 'hyphen-space fac- tories → ']],
  ['Mod- ern mod- ern.', ['hyphen-space Mod- ern → ', 'hyphen-space mod- ern → ']],
  ['A pre- press.', ['hyphen-space pre- press → -']],
  ['The factory- old of it.', ['hyphen-space factory- old → -']],
])('“%s” is doubted', (text, expected) => {
  expect(told(doubtsBy(hyphens, paragraphs(text), words))).toEqual(expected)
})

test.each([
  'A pre- and post-war factory, two- or three-year-old ones.',
  'A well-known two-year-old.',
  'To co-operate to-day.',
  'Anglo-American and Sino-Soviet.',
  'One - two and three -four.',
  'The fac-tories, again the fac-tories.',
  'S/P- NSC and 12- 15.',
  'The press-¶The other.',
  'Neither non- nor anti-Communist.',
  'A re-press of it.',
])('“%s” is as it should be', (text) => {
  expect(told(doubtsBy(hyphens, paragraphs(text), words))).toEqual([])
})

test('a hyphen before a break that says that the word goes on is meant', () => {
  const doc = (attributes: object) =>
    letter(p('The fac-', schema.nodes.pageBreak.create({ attributes }), 'tories of it.'))
  expect(doubtsBy(hyphens, doc({ n: '4' }), words)).toHaveLength(1)
  expect(doubtsBy(hyphens, doc({ n: '4', break: 'no' }), words)).toEqual([])
})
