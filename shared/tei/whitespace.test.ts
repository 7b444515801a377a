import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../testing/campaign'
import { foldSpace } from './whitespace'

test('every run of white space is one space, and all else stays', () => {
  expect(foldSpace('\n  Sir:\r\n\tI have\u00a0 the  honor ')).toBe(' Sir: I have\u00a0 the honor ')
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(' ', '\t', '\r', '\n', '\u00a0', 'a', 'é') }), (text) => {
      expect(foldSpace(text)).toBe(text.replace(/[ \t\r\n]+/g, ' '))
    }),
    runs(500, undefined),
  )
})
