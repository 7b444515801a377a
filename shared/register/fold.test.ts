import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../testing/campaign'
import { fold, foldWithPlaces, foldWord } from './fold'

const campaign = runs(300, process.env['RECTO_CAMPAIGN'])

test('Case, accents, kinds of apostrophes and hyphens, and runs of spaces do not count', () => {
  expect(fold('  Hervé   ALPHAND ')).toBe('herve alphand')
  expect(fold('O’Neil')).toBe(fold("O'NEIL"))
  expect(fold('Jean‑Paul')).toBe('jean-paul')
  expect(fold('Łódź, Großer, Ærø')).toBe('lodz, grosser, aero')
})

test('A word is folded to letters and figures alone', () => {
  expect(foldWord('O’Mahoney')).toBe('omahoney')
  expect(foldWord('König')).toBe('konig')
})

test('What is folded tells where each of its letters stood', () => {
  const { text, at } = foldWithPlaces('a  Æß')
  expect(text).toBe('a aess')
  expect(at).toEqual([0, 1, 3, 3, 4, 4, 5])
})

test('Case and accents can count', () => {
  expect(foldWithPlaces('Hervé', { case: false, accents: true }).text).toBe('Herve')
  expect(foldWithPlaces('Hervé', { case: true, accents: false }).text).toBe('hervé')
})

test('Folding twice is folding once, and places only grow', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const { at, text: folded } = foldWithPlaces(text)
      expect(at).toHaveLength(folded.length + 1)
      expect(at).toEqual([...at].sort((a, b) => a - b))
      expect(at.at(-1)).toBe(text.length)
    }),
    campaign,
  )
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-zÀ-ÿ’' -]*$/), (text) => {
      expect(fold(fold(text))).toBe(fold(text))
    }),
    campaign,
  )
})
