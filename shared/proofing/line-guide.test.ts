import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../testing/campaign'
import { lineBand, type PlaceOnImage } from './line-guide'

const times = process.env['RECTO_CAMPAIGN']
const word = (from: number, top: number): PlaceOnImage => ({
  from,
  to: from + 4,
  left: 0.1,
  right: 0.2,
  top,
  bottom: top + 0.02,
  confidence: null,
})

test('the line is estimated by the share of the text before it', () => {
  const [first, middle, last] = [0, 500, 1000].map((offset) => lineBand(offset, 1000, null, 0).top)
  expect(first).toBeCloseTo(0.1)
  expect(middle).toBeGreaterThan(0.4)
  expect(middle).toBeLessThan(0.6)
  expect(last).toBeLessThan(0.92)
})

test('the line is where its words are, where that is known', () => {
  const places = [word(0, 0.1), word(5, 0.1), word(10, 0.3)]
  expect(lineBand(7, 20, places, 0).top).toBeCloseTo(0.1)
  expect(lineBand(12, 20, places, 0).top).toBeCloseTo(0.3)
  expect(lineBand(12, 20, places, 1).top).toBeCloseTo(0.32)
})

test('the band never leaves the image, and goes down as the text goes on', () => {
  const share = fc.nat({ max: 2000 })
  fc.assert(
    fc.property(share, share, share, fc.integer({ min: -80, max: 80 }), (one, other, length, nudge) => {
      const [a, b] = [Math.min(one, other), Math.max(one, other)].map((offset) => lineBand(offset, length, null, nudge))
      for (const band of [a, b]) {
        expect(band?.top).toBeGreaterThanOrEqual(0)
        expect(band?.bottom).toBeLessThanOrEqual(1.000001)
      }
      expect(b?.top ?? 0).toBeGreaterThanOrEqual(a?.top ?? 0)
    }),
    runs(300, times),
  )
})
