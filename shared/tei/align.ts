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
  alignMiddle(before.slice(start, before.length - tail), now.slice(start, now.length - tail), start, matches)
  return matches
}

function alignMiddle(a: readonly string[], b: readonly string[], offset: number, matches: Int32Array): void {
  if (a.length === 0 || b.length === 0) return
  const trace = searchPaths(a, b)
  if (!trace) return
  let x = a.length
  let y = b.length
  for (let d = trace.length - 1; d >= 0 && (x > 0 || y > 0); d--) {
    const reached = trace[d] ?? EMPTY
    const at = (k: number) => reached[k + d] ?? -1
    const k = x - y
    const down = d > 0 && (k === -d || (k !== d && at(k - 1) < at(k + 1)))
    const previous = down ? k + 1 : k - 1
    const fromX = d === 0 ? 0 : at(previous)
    const fromY = fromX - previous
    while (x > Math.max(fromX, 0) && y > Math.max(fromY, 0) && x > 0 && y > 0 && a[x - 1] === b[y - 1]) {
      x--
      y--
      matches[offset + y] = offset + x
    }
    if (d === 0) return
    x = fromX
    y = fromY
  }
}

const EMPTY = new Int32Array(0)

/**
 * How far along `a` each diagonal reaches before the d-th difference is made, for each d; diagonal k stands at index k + d.
 * `null` beyond the limit.
 */
function searchPaths(a: readonly string[], b: readonly string[]): Int32Array[] | null {
  const trace: Int32Array[] = []
  const most = Math.min(a.length + b.length, LIMIT)
  const reach = new Int32Array(2 * most + 3).fill(-1)
  const middle = most + 1
  reach[middle + 1] = 0
  for (let d = 0; d <= most; d++) {
    trace.push(reach.slice(middle - d, middle + d + 1))
    for (let k = -d; k <= d; k += 2) {
      const below = reach[middle + k - 1] ?? -1
      const above = reach[middle + k + 1] ?? -1
      let x = k === -d || (k !== d && below < above) ? above : below + 1
      let y = x - k
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x++
        y++
      }
      reach[middle + k] = x
      if (x >= a.length && y >= b.length) return trace
    }
  }
  return null
}
