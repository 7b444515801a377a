import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../testing/campaign'
import { readCoordinates, writeCoordinates } from './coordinates'

test.each([
  ['59.91 10.75', 59.91, 10.75],
  ['59.91, 10.75', 59.91, 10.75],
  ['59,91; 10,75', 59.91, 10.75],
  ['-33.87,151.21', -33.87, 151.21],
  ['59° 55′ N, 10° 45′ E', 59.916667, 10.75],
  ['33°52\'10"S 151°12\'30"E', -33.869444, 151.208333],
  ['10.75 E, 59.91 N', 59.91, 10.75],
  ['0 -0', 0, 0],
])('%s is %d north, %d east', (text, latitude, longitude) => {
  expect(readCoordinates(text)).toEqual({ latitude, longitude })
})

test.each(['', 'Oslo', '59.91', '91 10', '59 181', '59 N, 60 N', '1 2 3', '59.91 10.75 m'])('%j is none', (text) => {
  expect(readCoordinates(text)).toBeNull()
})

test('what is written is read again', () => {
  const degrees = (most: number) => fc.integer({ min: -most * 1e6, max: most * 1e6 }).map((n) => n / 1e6 + 0)
  fc.assert(
    fc.property(degrees(90), degrees(180), (latitude, longitude) => {
      const read = readCoordinates(writeCoordinates({ latitude, longitude }))
      expect(read?.latitude).toBeCloseTo(latitude, 6)
      expect(read?.longitude).toBeCloseTo(longitude, 6)
    }),
    runs(300, process.env['RECTO_CAMPAIGN']),
  )
})
