import { matchByShortestScript } from '../shortest-script'

/** The most differences between two sequences that are still looked for one by one. */
const LIMIT = 1000

/**
 * Finds for each item of `now` the item of `before` that it continues: the common start and end, and between them a
 * shortest edit script (Myers, "An O(ND) Difference Algorithm", 1986). Returns indices into `before`, rising, with -1
 * for what is new. Beyond {@link LIMIT} differences the middle counts as new.
 */
export function align(before: readonly string[], now: readonly string[]): Int32Array {
  const matches = new Int32Array(now.length).fill(-1)
  let start = 0
  const shorter = Math.min(before.length, now.length)
  while (start < shorter && before[start] === now[start]) matches[start] = start++
  let tail = 0
  while (tail < shorter - start && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail++
  for (let i = 1; i <= tail; i++) matches[now.length - i] = before.length - i
  const a = { from: start, to: before.length - tail }
  const b = { from: start, to: now.length - tail }
  matchByShortestScript({ old: before, now, a, b, limit: LIMIT }, matches)
  return matches
}
