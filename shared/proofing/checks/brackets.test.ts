import { expect, test } from 'vitest'
import { doubtsBy, paragraphs, told } from '../../testing/checked'
import { brackets } from './brackets'

test.each([
  ['It has (1) one, 2) two.', ['bracket-not-opened )']],
  ['It has (a) one and b) two.', ['bracket-not-opened )']],
  ['The (one two.', ['bracket-not-closed (']],
  ['The one) two.', ['bracket-not-opened )']],
  ['The [one two.', ['bracket-not-closed [']],
  ['The one] two.', ['bracket-not-opened ]']],
  ['The (one] two.', ['bracket-of-another-kind ] → )']],
  ['The [one) two.', ['bracket-of-another-kind ) → ]']],
  ['The (one [two) three].', ['bracket-crossed )']],
  ['The (one (two) three.', ['bracket-not-closed (']],
  ['The (one) two) three.', ['bracket-not-opened )']],
  ['((one) two.', ['bracket-not-closed (']],
  ['The {one} {two.', ['bracket-not-closed {']],
  ['[Here follows one.¶And two.', ['bracket-not-closed [']],
  ['Here follows one.¶And two.]', ['bracket-not-opened ]']],
  ['One [here follows.¶And two.]', ['bracket-not-closed [', 'bracket-not-opened ]']],
  ['Inclosure 1 in No. 135.]', ['bracket-not-opened ]']],
  ['[Inclosure 1 in No. 135.', ['bracket-not-closed [']],
  ['The (one] and (two) three.', ['bracket-of-another-kind ] → )']],
  ['(See page 17.', ['bracket-not-closed (']],
  ['See page 17.)', ['bracket-not-opened )']],
  ['A word) and (another).', ['bracket-not-opened )']],
  ['The one}.', ['bracket-not-opened }']],
  ['⟨One.', ['bracket-not-closed ⟨']],
  ['([One).', ['bracket-not-closed [']],
  ['The (one, two; three: and.¶Four (five).', ['bracket-not-closed (']],
  ['(one](two)', ['bracket-of-another-kind ] → )']],
])('“%s” is doubted', (text, expected) => {
  expect(told(doubtsBy(brackets, paragraphs(text)))).toEqual(expected)
})

test.each([
  'The (one) [two] {three}.',
  'The (one [two] three).',
  'a) one, b) two; 12) three and iv) four.',
  '(1) one; (2) two.',
  '[Here follows one.¶And two.]',
  '(One.¶Two.¶Three.)',
  'No. 110.]',
  '{',
  '12) [13)] The agreement.',
  'No brackets.',
  'Depart[ment] of (s)he.',
  '(One.¶Two (three).¶Four.)',
])('“%s” is as it should be', (text) => {
  expect(told(doubtsBy(brackets, paragraphs(text)))).toEqual([])
})
