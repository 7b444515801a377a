import type { Row } from './rows'

/** What is listed: a row, or unchanged rows that are folded away. Indices are those of the rows. */
export type Entry =
  | { readonly kind: 'row'; readonly index: number }
  | { readonly kind: 'fold'; readonly from: number; readonly to: number }

/** How many unchanged rows stand around what differs. */
const NEAR = 2

/** The least that is folded. */
const LEAST = 3

/** Lists rows with the unchanged ones folded, but for those near a difference and the folds that were `opened`, by their first row. */
export function entriesOf(rows: readonly Row[], opened: ReadonlySet<number>): readonly Entry[] {
  const entries: Entry[] = []
  const differs = rows.flatMap((row, index) => (row.differences.length > 0 ? [index] : []))
  let next = 0
  const showTo = (to: number) => {
    for (; next < to; next++) entries.push({ kind: 'row', index: next })
  }
  const fold = (to: number) => {
    if (to - next < LEAST || opened.has(next)) showTo(to)
    else entries.push({ kind: 'fold', from: next, to })
    next = Math.max(next, to)
  }
  for (const index of differs) {
    if (index - NEAR > next) fold(index - NEAR)
    showTo(Math.min(index + 1 + NEAR, rows.length))
  }
  if (next < rows.length) fold(rows.length)
  return entries
}
