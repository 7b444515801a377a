import { expect, test } from 'vitest'
import { likeThingsIn } from './looks-like-thing'
import { nameWordsIn } from './name-words'

const told = (text: string) =>
  likeThingsIn(nameWordsIn(text), () => false).map(({ from, to, kind }) => [text.slice(from, to), kind])

test.each([
  ['to the Ministry of Foreign Affairs.', [['Ministry of Foreign Affairs', 'organisation']]],
  ['the Bureau of Intelligence and Research', [['Bureau of Intelligence and Research', 'organisation']]],
  ['the Inter-Allied Teschen Commission', [['Inter-Allied Teschen Commission', 'organisation']]],
  ['in the Department of State Bulletin', [['Department of State', 'organisation']]],
  ['to the Navy Department of Capt. Watson', [['Navy Department', 'organisation']]],
  ['chiefs of Army and Air Force missions', []],
  ['Inform Department promptly', []],
  ['the United States Navy', [['United States Navy', 'organisation']]],
  [
    'from the Soviet Union to Paris',
    [
      ['Soviet Union', 'place'],
      ['Paris', 'place'],
    ],
  ],
  [
    'to Rio de Janeiro and San Juan del Norte',
    [
      ['Rio de Janeiro', 'place'],
      ['San Juan del Norte', 'place'],
    ],
  ],
  [
    'to Port Limon and Lake Superior',
    [
      ['Port Limon', 'place'],
      ['Lake Superior', 'place'],
    ],
  ],
  ['in May and of no place', []],
])('Places and organisations in “%s”', (text, expected) => {
  expect(told(text)).toEqual(expected)
})
