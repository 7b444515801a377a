import type { NodeSpec } from 'prosemirror-model'
import { blockAttrs, type BlockAttrs } from './attributes'
import { blockAttrsOf, domAttrs, type ElementLike } from './dom'

/** What a cell carries: the spans of the grid (`cols`, `rows` in TEI) as numbers, for prosemirror-tables. */
export interface CellAttrs extends BlockAttrs {
  readonly colspan: number
  readonly rowspan: number
  readonly colwidth: readonly number[] | null
}

/**
 * A `table` of rows of cells. What else TEI allows between rows (`head`, `pb`, comments) stands in a loose row: a row
 * without a name, with one cell without a name that spans the table. Both are written without tags. So every table is
 * a grid, as prosemirror-tables wants it.
 */
export const table: NodeSpec = {
  group: 'block',
  content: 'row+',
  tableRole: 'table',
  isolating: true,
  attrs: blockAttrs('table'),
  parseDOM: [{ tag: 'table.table', getAttrs: blockAttrsOf }, { tag: 'table' }],
  toDOM: (node) => ['table', domAttrs('table', node.attrs as BlockAttrs), ['tbody', 0]],
}

/** A `row` of a table; with the name `''`, a loose row. */
export const row: NodeSpec = {
  content: 'cell*',
  tableRole: 'row',
  attrs: blockAttrs('row'),
  parseDOM: [{ tag: 'tr.row', getAttrs: blockAttrsOf }, { tag: 'tr' }],
  toDOM: (node) => ['tr', domAttrs('row', node.attrs as BlockAttrs), 0],
}

/** A `cell` of a row. Text directly in it stands in loose text. */
export const cell: NodeSpec = {
  content: 'block+',
  tableRole: 'cell',
  isolating: true,
  attrs: {
    ...blockAttrs('cell'),
    colspan: { default: 1, validate: 'number' },
    rowspan: { default: 1, validate: 'number' },
    colwidth: { default: null },
  },
  parseDOM: [
    { tag: 'td.cell', getAttrs: (dom: ElementLike) => ({ ...blockAttrsOf(dom), ...spans(dom) }) },
    { tag: 'td,th', getAttrs: spans },
  ],
  toDOM: (node) => {
    const attrs = node.attrs as CellAttrs
    const dom = domAttrs('cell', attrs)
    if (attrs.colspan !== 1) dom['colspan'] = String(attrs.colspan)
    if (attrs.rowspan !== 1) dom['rowspan'] = String(attrs.rowspan)
    return ['td', dom, 0]
  },
}

function spans(dom: ElementLike): { colspan: number; rowspan: number } {
  return { colspan: count(dom.getAttribute('colspan')), rowspan: count(dom.getAttribute('rowspan')) }
}

function count(value: string | null): number {
  const number = Number(value ?? 1)
  return Number.isInteger(number) && number >= 1 && number <= 1000 ? number : 1
}
