import fc from 'fast-check'
import { expect, test } from 'vitest'
import { align } from './align'

const matched = (before: string, now: string) => [...align([...before], [...now])]

test('what stays is found between what changes', () => {
  expect(matched('abc', 'abc')).toEqual([0, 1, 2])
  expect(matched('abc', 'axc')).toEqual([0, -1, 2])
  expect(matched('abcd', 'acxd')).toEqual([0, 2, -1, 3])
  expect(matched('', 'ab')).toEqual([-1, -1])
  expect(matched('xaybz', 'paqbr')).toEqual([-1, 1, -1, 3, -1])
})

function longestCommon(a: string, b: string): number {
  const row = new Array<number>(b.length + 1).fill(0)
  for (const x of a) {
    let diagonal = 0
    for (let j = 1; j <= b.length; j++) {
      const above = row[j] ?? 0
      row[j] = x === b[j - 1] ? diagonal + 1 : Math.max(above, row[j - 1] ?? 0)
      diagonal = above
    }
  }
  return row[b.length] ?? 0
}

test('matches are equal, rising and as many as can be', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), maxLength: 30 })
  fc.assert(
    fc.property(word, word, (before, now) => {
      const found = matched(before, now)
      const indices = found.filter((index) => index >= 0)
      expect(indices).toEqual([...new Set(indices)].sort((x, y) => x - y))
      found.forEach((index, i) => {
        if (index >= 0) expect(before[index]).toBe(now[i])
      })
      expect(indices.length).toBe(longestCommon(before, now))
    }),
  )
})

test('two long sequences without anything in common take no time', () => {
  const long = (letter: string) => Array.from({ length: 50_000 }, (_, i) => letter + String(i))
  expect(align(long('a'), long('b')).every((index) => index < 0)).toBe(true)
})
