import { expect, test } from 'vitest'
import { doc, p } from '../testing/build'
import { inventoryAtOnce } from './inventory'
import { PieceCache } from './piece-cache'
import { leavesUnder } from './tree'

test('A long text is read while the rest of it is fetched, and what was read is not kept', async () => {
  const sentence = (at: number) => `The ${String(at * 7919)} ships of the ${String(at)}th of May came in. `.repeat(30)
  const text = doc(...Array.from({ length: 1200 }, (_, at) => p(sentence(at))))
  const { root, bytesOf } = inventoryAtOnce({ doc: text, guesses: [] }, new PieceCache())
  let taken = 0
  const takenBefore: number[] = []
  const fetch = (ids: readonly string[]) => {
    takenBefore.push(taken)
    return Promise.resolve(ids.map(bytesOf))
  }
  expect(await leavesUnder(root, fetch, (leaves) => (taken += leaves.length))).toBe(true)
  expect(taken).toBeGreaterThan(200)
  // Two lots are on their way at most.
  expect(taken - (takenBefore.at(-1) ?? 0)).toBeLessThanOrEqual(256)
})
