/** Part of a sequence: from an index, up to one. */
export interface Part {
  readonly from: number
  readonly to: number
}

/** Two parts of sequences, whose items are equal where they are the same value. */
export interface Script<T> {
  readonly old: readonly T[]
  readonly now: readonly T[]
  /** The part of `old`. */
  readonly a: Part
  /** The part of `now`. */
  readonly b: Part
  /** The most differences that are looked for one by one; beyond them nothing is matched. */
  readonly limit: number
}

/**
 * Finds what of a part of `now` continues a part of `old`, by a shortest edit script (Myers, "An O(ND) Difference
 * Algorithm", 1986). Puts for each such item of `now` its index in `old` into `matches`, and leaves the others as they are.
 */
export function matchByShortestScript<T>(script: Script<T>, matches: Int32Array): void {
  const { old, now, a, b } = script
  const trace = searchPaths(script)
  if (!trace) return
  let x = a.to - a.from
  let y = b.to - b.from
  for (let d = trace.length - 1; d >= 0 && x > 0 && y > 0; d--) {
    const reached = trace[d]
    const at = (k: number) => reached?.[k + d] ?? -1
    const k = x - y
    const down = d > 0 && (k === -d || (k !== d && at(k - 1) < at(k + 1)))
    const previous = down ? k + 1 : k - 1
    const fromX = d === 0 ? 0 : at(previous)
    const fromY = fromX - previous
    while (x > Math.max(fromX, 0) && y > Math.max(fromY, 0) && old[a.from + x - 1] === now[b.from + y - 1]) {
      x--
      y--
      matches[b.from + y] = a.from + x
    }
    x = fromX
    y = fromY
  }
}

/**
 * How far along `old` each diagonal reaches before the d-th difference is made, for each d; diagonal k stands at index
 * k + d. `null` beyond the limit.
 */
function searchPaths<T>({ old, now, a, b, limit }: Script<T>): Int32Array[] | null {
  const [length, other] = [a.to - a.from, b.to - b.from]
  const trace: Int32Array[] = []
  const most = Math.min(length + other, limit)
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
      while (x < length && y < other && old[a.from + x] === now[b.from + y]) {
        x++
        y++
      }
      reach[middle + k] = x
      if (x >= length && y >= other) return trace
    }
  }
  return null
}
