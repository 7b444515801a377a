import { expect, test } from 'vitest'
import { JoinedText } from './joined-text'

test.each([0, 1, 2047, 2048, 2049, 5000])('a text of %i pieces is all of them in order', (count) => {
  const pieces = Array.from({ length: count }, (_, i) => `${String(i)} `)
  const text = new JoinedText()
  for (const piece of pieces) text.add(piece)
  expect(text.toString()).toBe(pieces.join(''))
})
