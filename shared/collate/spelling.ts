import { keyOf } from './folding'

/** Whether two words may be one that is spelled in two ways: a third of their letters differ at most. */
export function isAlike(a: string, b: string): boolean {
  const [x, y] = [keyOf(a), keyOf(b)]
  const longest = Math.max(x.length, y.length)
  const most = longest <= 5 ? 1 : Math.floor(longest / 3)
  return letterDifferences(x, y, most) <= most && (longest > 1 || x === y)
}

/**
 * How many letters must be put in, left out, changed or exchanged with their neighbour to make one word the other
 * (Damerau, "A technique for computer detection and correction of spelling errors", 1964); more than `most` is told as `most` + 1.
 */
export function letterDifferences(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let [before, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      next.push(cost)
      least = Math.min(least, cost)
    }
    if (least > most) return most + 1
    ;[before, row] = [row, next]
  }
  return row[b.length] ?? 0
}
