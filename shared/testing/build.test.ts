import { expect, test } from 'vitest'
import { at, letter, note, p, span } from './build'
import { assertSound } from './sound'

test('tagged positions are found through blocks, notes and spans', () => {
  const doc = letter(p('See <a>Mr. ', span('persName', 'Lit<b>vinov'), ' there', note(p('A <c>note'))))
  assertSound(doc)
  expect(doc.textBetween(at(doc, 'a'), at(doc, 'b'))).toBe('Mr. Lit')
  expect(doc.textBetween(at(doc, 'c'), at(doc, 'c') + 4)).toBe('note')
})
