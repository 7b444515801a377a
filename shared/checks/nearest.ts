/**
 * The one of `names` that was most likely meant by `written`: the same in other letters of case, else one that differs by a
 * letter (by two in a long name) or by two letters swapped. `null` where none is near.
 */
export function nearestName(written: string, names: Iterable<string>): string | null {
  const lower = written.toLowerCase()
  const most = written.length < 3 ? 0 : written.length < 7 ? 1 : 2
  let nearest: string | null = null
  let least = most + 1
  for (const name of names) {
    if (Math.abs(name.length - written.length) > most) continue
    const away = name.toLowerCase() === lower ? 0 : distance(lower, name.toLowerCase(), least)
    if (away < least) {
      nearest = name
      least = away
    }
  }
  return nearest
}

/** How many letters must be put in, taken out, changed or swapped with the next; `limit` where it is that many or more. */
function distance(a: string, b: string, limit: number): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1)
      row.push(least)
    }
    if (Math.min(...row) >= limit) return limit
    before = last
    last = row
  }
  return Math.min(limit, last[b.length] ?? limit)
}
