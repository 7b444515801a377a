import {
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { ReadingBlock, ReadingCell, ReadingRow } from '../../reading-text/reading-text'
import { blocksOf, type Flow } from './blocks'
import { wordsOf } from './inlines-of'
import type { Place } from './place'
import { paragraphStyles } from './styles'

/** A table with a line above, one below, and one under its first rows of labels, which repeat on each page. */
export function tableOf(
  { rows }: ReadingBlock & { readonly kind: 'table' },
  flow: Flow,
  place: Place,
): readonly (Paragraph | Table)[] {
  const filled = rows.filter(({ cells }) => cells.length > 0)
  if (filled.length === 0) return []
  const columns = columnsOf(filled)
  const { widths, tight } = fitted(filled, columns)
  const style = tight ? paragraphStyles.smallCell : paragraphStyles.cell
  const labels = filled.findIndex(({ header }) => !header)
  const top = labels < 0 ? filled.length - 1 : labels
  const line = { style: BorderStyle.SINGLE, size: 6, color: '000000' }
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  const borders = { top: line, bottom: line, left: none, right: none, insideHorizontal: none, insideVertical: none }
  const table = new Table({
    rows: filled.map((row, index) => rowOf(row, columns, index < top, index === top - 1, { ...flow, style }, place)),
    columnWidths: [...widths],
    width: { size: measure, type: WidthType.DXA },
    layout: TableLayoutType.AUTOFIT,
    borders,
    margins: { left: tight ? 40 : 80, right: tight ? 40 : 80, top: 20, bottom: 20, marginUnitType: WidthType.DXA },
  })
  // Two tables with nothing between them would become one.
  return [table, new Paragraph({ style: paragraphStyles.cell, children: place.waiting.splice(0) })]
}

/** The measure of the text, in twentieths of a point. */
const measure = 7370

function rowOf(row: ReadingRow, columns: number, repeats: boolean, ruled: boolean, flow: Flow, place: Place): TableRow {
  const { header, cells, kind } = row
  const children = cells.map((cell) =>
    cellOf(cell, kind === 'between' ? columns : cell.columns, header, ruled, flow, place),
  )
  return new TableRow({ children, tableHeader: repeats, cantSplit: true })
}

function cellOf(
  cell: ReadingCell,
  columns: number,
  header: boolean,
  ruled: boolean,
  flow: Flow,
  place: Place,
): TableCell {
  const label = header || cell.header
  const style = label ? paragraphStyles.labelCell : flow.style
  const within: Flow = { ...flow, style: place.note === null ? style : paragraphStyles.footnote, level: -1, indent: 0 }
  const written = blocksOf(cell.blocks, within, place)
  // A cell ends with a paragraph (ECMA-376, part 1, 17.4.65).
  const children = written.at(-1) instanceof Paragraph ? written : [...written, new Paragraph({ style })]
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
  return new TableCell({
    children: [...children],
    ...(columns > 1 ? { columnSpan: columns } : {}),
    ...(cell.rows > 1 ? { rowSpan: cell.rows } : {}),
    verticalAlign: label ? VerticalAlignTable.BOTTOM : VerticalAlignTable.TOP,
    ...(ruled ? { borders: { bottom: line } } : {}),
  })
}

/** How many columns the grid has, with the cells that reach into later rows. */
function columnsOf(rows: readonly ReadingRow[]): number {
  return placed(rows).reduce((most, row) => Math.max(most, ...row.map(({ at, cell }) => at + cell.columns)), 1)
}

/** Each cell with its column. */
function placed(
  rows: readonly ReadingRow[],
): readonly (readonly { readonly at: number; readonly cell: ReadingCell }[])[] {
  const taken: number[] = []
  return rows.map(({ cells }) => {
    let at = 0
    const found = cells.map((cell) => {
      while ((taken[at] ?? 0) > 0) at++
      const here = { at, cell }
      for (let column = at; column < at + cell.columns; column++) taken[column] = cell.rows
      at += cell.columns
      return here
    })
    taken.forEach((rest, column) => {
      taken[column] = Math.max(0, rest - 1)
    })
    return found
  })
}

/** How many letters of the text of tables stand in the measure. */
const lettersInMeasure = 68
/** How much wider bold letters are, as labels have them. */
const boldWidth = 1.25

interface Columns {
  /** In twentieths of a point. */
  readonly widths: readonly number[]
  /** Whether words would be broken in letters of the usual size. */
  readonly tight: boolean
}

/** Widths by what stands in the columns: no word is broken where there is room, and much text has more of it. */
function fitted(rows: readonly ReadingRow[], columns: number): Columns {
  const words = Array.from({ length: columns }, () => 3)
  const wishes = Array.from({ length: columns }, () => 4)
  for (const [index, row] of placed(rows).entries())
    for (const { at, cell } of row) {
      if (cell.columns > 1) continue
      const text = cell.blocks.map(textOf).join(' ').trim()
      const longest = Math.max(0, ...text.split(/\s+/).map(({ length }) => length))
      const letters = Math.min(longest, 24) * (rows[index]?.header === true || cell.header ? boldWidth : 1)
      words[at] = Math.max(words[at] ?? 0, letters + 4)
      wishes[at] = Math.max(wishes[at] ?? 0, Math.min(text.length, 12 + Math.sqrt(text.length) * 3))
    }
  const needed = sum(words)
  const rest = Math.max(0, lettersInMeasure - needed)
  const more = words.map((least, index) => Math.max(0, (wishes[index] ?? 0) - least))
  const letters = words.map((least, index) => least + (rest * (more[index] ?? 0)) / Math.max(1, sum(more)))
  const widths = letters.map((count) => Math.round((measure * count) / sum(letters)))
  return { widths, tight: needed > lettersInMeasure }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

function textOf(block: ReadingBlock): string {
  if (block.kind === 'paragraph' || block.kind === 'heading') return wordsOf(block.inlines)
  return block.kind === 'section' ? block.blocks.map(textOf).join(' ') : ''
}
