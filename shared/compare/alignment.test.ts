import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runs } from '../testing/campaign'
import { alignItems } from './alignment'

const aligned = (old: string, now: string) => [
  ...alignItems(
    Array.from(old, (letter) => letter.charCodeAt(0)),
    Array.from(now, (letter) => letter.charCodeAt(0)),
  ),
]

test('what stays is found between what changes', () => {
  expect(aligned('abc', 'abc')).toEqual([0, 1, 2])
  expect(aligned('abcd', 'acxd')).toEqual([0, 2, -1, 3])
  expect(aligned('', 'ab')).toEqual([-1, -1])
  expect(aligned('xaaybz', 'paaqbr')).toEqual([-1, 1, 2, -1, 4, -1])
})

test('of what moved, only the shorter part leaves its place', () => {
  expect(aligned('abcdefXYZ', 'XYZabcdef')).toEqual([-1, -1, -1, 0, 1, 2, 3, 4, 5])
})

test('matches are equal and rise', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'e', ' '), maxLength: 40 })
  fc.assert(
    fc.property(word, word, (old, now) => {
      const found = aligned(old, now)
      const indices = found.filter((index) => index >= 0)
      expect(indices).toEqual([...new Set(indices)].sort((x, y) => x - y))
      found.forEach((index, i) => {
        if (index >= 0) expect(old[index]).toBe(now[i])
      })
    }),
    runs(300, process.env['RECTO_CAMPAIGN']),
  )
})

test('two long sequences without landmarks or anything in common take no time', () => {
  const long = (start: number) => Array.from({ length: 100_000 }, (_, i) => start + (i % 7))
  expect(alignItems(long(0), long(10)).every((index) => index < 0)).toBe(true)
})
