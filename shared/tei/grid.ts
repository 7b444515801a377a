import type { Attributes } from '../schema'

/** The most columns or rows that one cell may span. */
const LIMIT = 1000

/** How many columns or rows a cell spans, from its `cols` or `rows`; 1 where that is absent or no such number. */
export function spanCount(value: string | undefined): number {
  const count = Number(value ?? 1)
  return Number.isInteger(count) && count >= 1 && count <= LIMIT ? count : 1
}

/** The attributes of a cell that spans these columns and rows: unchanged where they say so already. */
export function withSpans(attributes: Attributes, colspan: number, rowspan: number): Attributes {
  return withCount(withCount(attributes, 'rows', rowspan), 'cols', colspan)
}

function withCount(attributes: Attributes, name: string, count: number): Attributes {
  if (spanCount(attributes[name]) === count) return attributes
  if (count !== 1) return { ...attributes, [name]: String(count) }
  return Object.fromEntries(Object.entries(attributes).filter(([other]) => other !== name))
}

/** The cells of one row, as they count for the width of a table. */
export type RowSpans = readonly { readonly colspan: number; readonly rowspan: number }[]

/** How many columns the widest of these rows has, with the cells that reach down into it. At least 1. */
export function tableWidth(rows: readonly RowSpans[]): number {
  let width = 1
  let reaching: { columns: number; rows: number }[] = []
  for (const row of rows) {
    const columns = [...row.map((cell) => cell.colspan), ...reaching.map((cell) => cell.columns)]
    width = Math.max(
      width,
      columns.reduce((sum, count) => sum + count, 0),
    )
    reaching = [...reaching, ...row.map((cell) => ({ columns: cell.colspan, rows: cell.rowspan }))]
      .map((cell) => ({ columns: cell.columns, rows: cell.rows - 1 }))
      .filter((cell) => cell.rows > 0)
  }
  return width
}
