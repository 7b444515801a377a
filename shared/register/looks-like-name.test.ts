import { describe, expect, test } from 'vitest'
import { likeNamesIn } from './looks-like-name'
import { nameWordsIn } from './name-words'

const given = new Set(['robert', 'jose', 'carl'])
const like = (text: string, used: (index: number) => boolean = () => false) =>
  likeNamesIn(text, nameWordsIn(text), used, (word) => given.has(word))
const told = (text: string) => like(text).map((one) => [text.slice(one.from, one.to), one.sign])

describe('A stretch looks like a name by its words', () => {
  test.each([
    ['a title', 'He met Mr. Shima there.', [['Shima', 'title']]],
    ['a forename', 'by Robert Komer of it', [['Robert Komer', 'forename']]],
    ['initials', 'by W. S. B. Lacy', [['W. S. B. Lacy', 'initials']]],
    ['the order of an index', 'Bartch, Carl E., 744', [['Bartch, Carl E.', 'inverted']]],
    ['two capitals', 'then Whitelaw Reid asked', [['Whitelaw Reid', 'run']]],
    ['one capital', 'then Kishi asked', [['Kishi', 'alone']]],
    ['a particle behind a title', 'to Dr. de Soto there', [['de Soto', 'title']]],
    ['a particle within', 'by Jose de la Torre', [['Jose de la Torre', 'forename']]],
    ['an initial U. that is one', 'between U. Alexis Johnson and', [['U. Alexis Johnson', 'initials']]],
  ])('%s', (_what, text, expected) => {
    expect(told(text)).toEqual(expected)
  })

  test.each([
    ['a thing', 'the Marshall Plan'],
    ['an office', 'the Minister Plenipotentiary and the Fiscal Representative'],
    ['the letters of a state', 'the U.S. and the U.S.S.R. at the U.N.'],
    ['the plural of an abbreviation', 'the SNIEs of it'],
    ['a ship', 'the U. S. S. Marblehead and the steamer John Wilson and the vessel San Francisco'],
    ['a place in the order of an index', 'Minneapolis, Minnesota, 744'],
  ])('but not %s', (_what, text) => {
    expect(told(text).filter(([, sign]) => sign !== 'alone' && sign !== 'run')).toEqual([])
    expect(told(text).filter(([words]) => /^(?:U|S|Plen|Fisc|SN|Fran)/.test(words ?? ''))).toEqual([])
  })
})

test('The land of a king is no part of his name', () => {
  expect(told('the visit of King Saud of Saudi Arabia')[0]).toEqual(['Saud', 'title'])
})

test('What stands beside a name is told', () => {
  expect(like('the Ambassador (Shima) said')[0]).toMatchObject({ bracketed: true, qualifies: false })
  expect(like('in the Fairless report')[0]).toMatchObject({ qualifies: true, begins: false })
  expect(like('on board the Cleopatra then')[0]).toMatchObject({ qualifies: true })
  expect(like('Kishi, Shima and Haro')[1]?.listed).toEqual({ before: true, after: true })
  expect(like('then Shima', () => true)).toEqual([])
})
