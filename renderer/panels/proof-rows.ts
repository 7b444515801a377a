import type { StandingDoubt } from '../editor/plugins/doubts'

/** A line of the list of doubtful places: the heading of a page, or a doubt. */
export type ProofRow =
  | { readonly kind: 'page'; readonly n: string; readonly count: number }
  | { readonly kind: 'doubt'; readonly one: StandingDoubt; readonly place: number }

/** Doubts under the pages that they stand on; `pages` are the positions of the page breaks, in order, and their numbers. */
export function proofRows(
  doubts: readonly StandingDoubt[],
  pages: { readonly positions: readonly number[]; readonly numbers: readonly string[] },
): readonly ProofRow[] {
  const rows: ProofRow[] = []
  let page = -1
  for (let at = 0; at < doubts.length;) {
    const first = doubts[at]
    if (first === undefined) break
    while ((pages.positions[page + 1] ?? Infinity) <= first.from) page += 1
    const end = pages.positions[page + 1] ?? Infinity
    let next = at
    while ((doubts[next]?.from ?? Infinity) < end) next += 1
    const some = doubts.slice(at, Math.max(next, at + 1))
    if (pages.positions.length > 0) rows.push({ kind: 'page', n: pages.numbers[page] ?? '', count: some.length })
    for (const [index, one] of some.entries()) rows.push({ kind: 'doubt', one, place: at + index + 1 })
    at += some.length
  }
  return rows
}

/** How many doubts there are of each check, the most first. */
export function countsOf(
  doubts: readonly StandingDoubt[],
): readonly (readonly [check: StandingDoubt['doubt']['check'], count: number])[] {
  const counts = new Map<StandingDoubt['doubt']['check'], number>()
  for (const { doubt } of doubts) counts.set(doubt.check, (counts.get(doubt.check) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])
}
