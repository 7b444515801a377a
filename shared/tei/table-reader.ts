import type { Node } from 'prosemirror-model'
import { schema, type Attributes, type BlockAttrs } from '../schema'
import { madeBlock } from '../schema/made-nodes'
import type { XmlElement } from '../xml/tree'
import { contextIn, type Context, type Filing } from './filing'
import { spanCount, tableWidth, type RowSpans } from './grid'
import { partOf, type Part } from './parts'
import { isCharacterData } from './structure'
import { rowOf } from './table'

/** How the parts of a table are read that other elements have too. */
export interface TableParts {
  /** What stands between rows. */
  readonly part: (part: Part, parent: XmlElement, gap: number, context: Context) => Node
  readonly cell: (
    element: XmlElement,
    gap: number,
    context: Context,
    before: string | null,
    spans: RowSpans[number],
  ) => Node
}

/** Reads tables that are grids of rows of cells; what stands between two rows comes into a row of its own. */
export class TableReader {
  private readonly filing: Filing
  private readonly parts: TableParts

  constructor(filing: Filing, parts: TableParts) {
    this.filing = filing
    this.parts = parts
  }

  /** Reads a table that fits the schema's, `gap` being where the white space before it begins and `before` what it remembers of that. */
  read(element: XmlElement, gap: number, context: Context, before: string | null): Node {
    const key = this.filing.beginHolder(element, gap, context)
    const inner = contextIn(element, key, context)
    const width = tableWidth(rowsOf(element).map((row) => cellsOf(row).map(spansOf)))
    const rows: Node[] = []
    let between: Node[] = []
    const flush = () => {
      if (between.length > 0) rows.push(looseRow(between, width))
      between = []
    }
    let last = element.startTagEnd
    for (const child of element.children) {
      if (isCharacterData(child)) continue
      if (child.kind === 'element' && rowOf(child.name)?.role === 'row') {
        flush()
        rows.push(this.row(child, last, inner))
      } else between.push(this.parts.part(partOf(child), element, last, inner))
      last = child.end
    }
    flush()
    const end = this.filing.endGap(element, last, inner, false, false)
    const { name, attributes } = element
    return this.filing.made(key, madeBlock(schema.nodes.table, { name, attributes, key, before, end }, rows))
  }

  private row(element: XmlElement, gap: number, context: Context): Node {
    const before = this.filing.before(gap, element.start, context, false)
    const key = this.filing.beginHolder(element, gap, context)
    const inner = contextIn(element, key, context)
    let last = element.startTagEnd
    const cells = cellsOf(element).map((cell) => {
      const made = this.cell(cell, last, inner)
      last = cell.end
      return made
    })
    const end = this.filing.endGap(element, last, inner, false, cells.length === 0)
    const { name, attributes } = element
    return this.filing.made(key, madeBlock(schema.nodes.row, { name, attributes, key, before, end }, cells))
  }

  private cell(element: XmlElement, gap: number, context: Context): Node {
    const before = this.filing.before(gap, element.start, context, false)
    return this.parts.cell(element, gap, context, before, spansOf(element))
  }
}

function rowsOf(table: XmlElement): XmlElement[] {
  return table.children.filter((child) => child.kind === 'element').filter((child) => rowOf(child.name)?.role === 'row')
}

function cellsOf(row: XmlElement): XmlElement[] {
  return row.children.filter((child) => child.kind === 'element')
}

function spansOf({ attributes }: { readonly attributes: Attributes }): RowSpans[number] {
  return { colspan: spanCount(attributes['cols']), rowspan: spanCount(attributes['rows']) }
}

function looseRow(parts: readonly Node[], width: number): Node {
  const attrs: Partial<BlockAttrs> = { name: '' }
  const cell = schema.nodes.cell.create({ ...attrs, colspan: width }, parts)
  return schema.nodes.row.create(attrs, cell)
}
