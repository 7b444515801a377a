import { expect, test } from 'vitest'
import { doubtsBy, paragraphs, told } from '../../testing/checked'
import { dashes } from './dashes'

test.each([
  ['One—two and three—four - five.', ['dash-parting  -  → —']],
  ['One—two and three--four.', ['dash-parting -- → —']],
  ['One—two and three -- four.', ['dash-parting  --  → —']],
  ['One – two and three – four - five.', ['dash-parting  -  →  – ']],
  ['One — two and three — four--five.', ['dash-parting -- →  — ']],
  ['One - two.', ['dash-parting  -  → —']],
  ['One--two.', ['dash-parting -- → —']],
  ['The end.--Then.', ['dash-parting -- → —']],
  ['Sir: - I have.', ['dash-parting  -  → —']],
  ['One -- two.', ['dash-parting  --  → —']],
  ['a—b, c—d, e—f, g—h, i—j and k — l.', ['dash-parting  —  → —']],
  ['a—b, c—d, e—f, g—h, i—j and k – l.', ['dash-parting  –  → —']],
  [
    'a - b, c - d, e - f, g - h and i—j, k—l, m—n, o—p.',
    ['dash-parting  -  → —', 'dash-parting  -  → —', 'dash-parting  -  → —', 'dash-parting  -  → —'],
  ],
  ['Pages 12–15, 17–19 and 21-25.', ['dash-range - → –']],
  ['Pages 12–15 and 21-25.', ['dash-range - → –']],
  ['In 1914–18 and 1939-45.', ['dash-range - → –']],
  ['One—two.¶Three - four.', ['dash-parting  -  → —']],
  ['“One”—two. “Three” - four.', ['dash-parting  -  → —']],
  ['One—“two” and three - “four”.', ['dash-parting  -  → —']],
  ['One—two (three) - four.', ['dash-parting  -  → —']],
  ['One – two and three--four – five.', ['dash-parting -- →  – ']],
  ['One--two--three--four.', ['dash-parting -- → —', 'dash-parting -- → —', 'dash-parting -- → —']],
  ['In 1955–1957 and 1958-1960.', ['dash-range - → –']],
  ['A—b. C - [d].', ['dash-parting  -  → —']],
  ['3—the third; 4 - the fourth.', ['dash-parting  -  → —']],
])('“%s” is doubted', (text, expected) => {
  expect(told(doubtsBy(dashes, paragraphs(text)))).toEqual(expected)
})

test.each([
  'One—two and three—four.',
  'One – two and three – four.',
  'a - b, c - d, e - f, g - h, i - j.',
  'a--b, c--d, e--f, g--h, i--j.',
  'Sir:—I have. Inclosure.—Translation. One — two, three — four.',
  'File 611.41/3–1061, 4/1/62-8/31/62 and 1955-06-01 beside 12–15.',
  'A well-known half-hour, 8-5 = 3 and S/P–NSC.',
  'Pages 12-15 and 21-25.',
  'A rule: -----.',
  '6 - 4 is 2—or not.',
  'Telephone 555-1234-56 beside 12–15.',
  'One—two and a – b.',
])('“%s” is as it should be', (text) => {
  expect(told(doubtsBy(dashes, paragraphs(text)))).toEqual([])
})
