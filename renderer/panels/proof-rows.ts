import { kindOf, type Stop } from '../editor/commands/finding-walk'
import type { OpenKind } from '../editor/plugins/doubt-filter'

/** A line of the list of open places: the heading of a page, or a place. */
export type ProofRow =
  | { readonly kind: 'page'; readonly n: string; readonly count: number }
  | { readonly kind: 'stop'; readonly stop: Stop; readonly place: number }

/** Open places under the pages that they stand on; `pages` are the positions of the page breaks, in order, and their numbers. */
export function proofRows(
  stops: readonly Stop[],
  pages: { readonly positions: readonly number[]; readonly numbers: readonly string[] },
): readonly ProofRow[] {
  const rows: ProofRow[] = []
  let page = -1
  for (let at = 0; at < stops.length;) {
    const first = stops[at]
    if (first === undefined) break
    while ((pages.positions[page + 1] ?? Infinity) <= first.from) page += 1
    const end = pages.positions[page + 1] ?? Infinity
    let next = at
    while ((stops[next]?.from ?? Infinity) < end) next += 1
    const some = stops.slice(at, Math.max(next, at + 1))
    if (pages.positions.length > 0) rows.push({ kind: 'page', n: pages.numbers[page] ?? '', count: some.length })
    for (const [index, stop] of some.entries()) rows.push({ kind: 'stop', stop, place: at + index + 1 })
    at += some.length
  }
  return rows
}

/** How many places there are of each kind, the most first. */
export function countsOf(stops: readonly Stop[]): ReadonlyMap<OpenKind, number> {
  const counts = new Map<OpenKind, number>()
  for (const stop of stops) counts.set(kindOf(stop), (counts.get(kindOf(stop)) ?? 0) + 1)
  return new Map([...counts].sort((a, b) => b[1] - a[1]))
}
