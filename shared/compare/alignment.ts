import { matchByShortestScript, type Part } from '../shortest-script'

/** The most differences of a stretch without landmarks that are looked for one by one. */
const LIMIT = 600

/**
 * Finds for each item of `now` the item of `old` that it continues: indices into `old`, rising, with -1 for what is new. Items
 * are numbers, equal where what they stand for is. First what both have once is put in order (as patience sorting does, so
 * that what moved leaves the rest in its place), then what lies between is looked at in the same way, and what has no
 * such landmarks by a shortest edit script (Myers, "An O(ND) Difference Algorithm", 1986) up to {@link LIMIT} differences.
 */
export function alignItems(old: readonly number[], now: readonly number[]): Int32Array {
  const matches = new Int32Array(now.length).fill(-1)
  const waiting: (readonly [Part, Part])[] = [
    [
      { from: 0, to: old.length },
      { from: 0, to: now.length },
    ],
  ]
  for (let parts = waiting.pop(); parts; parts = waiting.pop()) {
    const [a, b] = withoutEnds(old, now, parts[0], parts[1], matches)
    if (a.from === a.to || b.from === b.to) continue
    const landmarks = inOrder(unique(old, now, a, b))
    if (landmarks.length === 0) {
      matchByShortestScript({ old, now, a, b, limit: LIMIT }, matches)
      continue
    }
    let [left, right] = [a.from, b.from]
    for (const [i, j] of [...landmarks, [a.to, b.to] as const]) {
      if (j < b.to) matches[j] = i
      waiting.push([
        { from: left, to: i },
        { from: right, to: j },
      ])
      left = i + 1
      right = j + 1
    }
  }
  return matches
}

/** Matches what is equal at both ends; gives what is left. */
function withoutEnds(
  old: readonly number[],
  now: readonly number[],
  a: Part,
  b: Part,
  matches: Int32Array,
): readonly [Part, Part] {
  let [from, start] = [a.from, b.from]
  while (from < a.to && start < b.to && old[from] === now[start]) matches[start++] = from++
  let [to, end] = [a.to, b.to]
  while (to > from && end > start && old[to - 1] === now[end - 1]) matches[--end] = --to
  return [
    { from, to },
    { from: start, to: end },
  ]
}

/** What both have exactly once, by its place in `now`. */
function unique(
  old: readonly number[],
  now: readonly number[],
  a: Part,
  b: Part,
): readonly (readonly [number, number])[] {
  const places = new Map<number, number>()
  for (let i = a.from; i < a.to; i++) places.set(old[i] ?? -1, places.has(old[i] ?? -1) ? -1 : i)
  const seen = new Map<number, number>()
  for (let j = b.from; j < b.to; j++) seen.set(now[j] ?? -1, seen.has(now[j] ?? -1) ? -1 : j)
  const found: (readonly [number, number])[] = []
  for (const [key, j] of seen) {
    const i = places.get(key)
    if (j >= 0 && i !== undefined && i >= 0) found.push([i, j])
  }
  return found
}

/** The longest rising run of the first numbers of pairs that rise in the second (patience sorting). */
function inOrder(pairs: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const tops: number[] = []
  const before = new Int32Array(pairs.length).fill(-1)
  pairs.forEach(([i], index) => {
    let low = 0
    let high = tops.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[tops[middle] ?? 0]?.[0] ?? 0) < i) low = middle + 1
      else high = middle
    }
    before[index] = tops[low - 1] ?? -1
    tops[low] = index
  })
  const found: (readonly [number, number])[] = []
  for (let index = tops.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const pair = pairs[index]
    if (pair) found.push(pair)
  }
  return found.reverse()
}
