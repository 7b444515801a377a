import type { Node } from 'prosemirror-model'
import { schema, type Attributes } from '../../schema'
import { blocksOf, looseBlocks } from './structure'
import type { Story, WordReader } from './word-reader'
import { childOf, elementsOf, switchOf, valueOf, within, type WordNode } from './word-tree'

interface Cell {
  readonly node: WordNode
  readonly columns: number
  rows: number
}

/** Cells further to the right, or reaching over more, are those of no table that a person made. */
const most = 1000

/** Reads a table; cells that go on below are one (ECMA-376, part 1, 17.4.84). `null` where it has no cell. */
export function readTable(table: WordNode, story: Story, reader: WordReader): Node | null {
  const rows = rowsOf(table, reader)
  const grid = spanned(rows)
  const made = rows.flatMap((row, index) => {
    const cells = grid[index] ?? []
    return cells.length === 0 ? [] : [rowOf(row, cells, story, reader)]
  })
  return made.length === 0 ? null : schema.nodes.table.create({}, made)
}

function rowsOf(table: WordNode, reader: WordReader): readonly WordNode[] {
  return elementsOf(table).flatMap((node): readonly WordNode[] => {
    if (node.name === 'sdt' || node.name === 'sdtContent' || node.name === 'customXml') return rowsOf(node, reader)
    if (node.name !== 'tr') return []
    if (childOf(childOf(node, 'trPr'), 'del') === undefined) return [node]
    reader.met.changes += 1
    return []
  })
}

function cellsOf(row: WordNode): readonly WordNode[] {
  return elementsOf(row).flatMap((node): readonly WordNode[] => {
    if (node.name === 'sdt' || node.name === 'sdtContent' || node.name === 'customXml') return cellsOf(node)
    return node.name === 'tc' ? [node] : []
  })
}

function spanned(rows: readonly WordNode[]): readonly (readonly Cell[])[] {
  const above = new Map<number, Cell>()
  return rows.map((row) => {
    let column = Math.min(Number(valueOf(childOf(row, 'trPr'), 'gridBefore') ?? 0) || 0, most)
    const cells: Cell[] = []
    for (const node of cellsOf(row)) {
      const properties = childOf(node, 'tcPr')
      const span = Number(valueOf(properties, 'gridSpan') ?? 1)
      const columns = Number.isInteger(span) && span >= 1 && span <= most ? span : 1
      const merge = childOf(properties, 'vMerge')
      const goesOn = merge !== undefined && merge.attributes['val'] !== 'restart'
      const over = above.get(column)
      if (goesOn && over !== undefined) over.rows += 1
      else {
        const cell: Cell = { node, columns, rows: 1 }
        cells.push(cell)
        if (merge === undefined) above.delete(column)
        else above.set(column, cell)
      }
      column += columns
    }
    return cells
  })
}

function rowOf(row: WordNode, cells: readonly Cell[], story: Story, reader: WordReader): Node {
  const labels = cells.map(({ node }) => isLabel(node, reader))
  const isHeader = switchOf(childOf(row, 'trPr'), 'tblHeader') === true || labels.every((label) => label)
  const made = cells.map((cell, index) => {
    const role: Attributes = !isHeader && labels[index] === true ? { role: 'label' } : {}
    const columns: Attributes = cell.columns > 1 ? { cols: String(cell.columns) } : {}
    const rows: Attributes = cell.rows > 1 ? { rows: String(cell.rows) } : {}
    const attributes = { ...role, ...rows, ...columns }
    const blocks = looseBlocks(blocksOf(reader.parts(cell.node, story)))
    return schema.nodes.cell.create({ attributes, colspan: cell.columns, rowspan: cell.rows }, [...blocks])
  })
  return schema.nodes.row.create({ attributes: isHeader ? { role: 'label' } : {} }, made)
}

/** Whether all paragraphs of a cell have the style of labels that Recto writes. */
function isLabel(cell: WordNode, { styles }: WordReader): boolean {
  const found = [...within(cell, 'p')].map((paragraph) => valueOf(childOf(paragraph, 'pPr'), 'pStyle'))
  return found.length > 0 && found.every((id) => id !== undefined && styles.of(id).names[0] === 'table heading')
}
