import type { ReadingBlock, ReadingCell, ReadingRow } from '../../reading-text/reading-text'
import { inlineText } from '../../reading-text/inline-text'
import { inlineHtml } from './inlines'
import { element, type HtmlAttributes } from './markup'
import { blockRend, classes } from './tei-attributes'
import { claimId, type Writing } from './writing'

type Table = Extract<ReadingBlock, { kind: 'table' }>

/** A table in a frame of its own, in which it can be moved where the page is too narrow for it. */
export function tableHtml({ rows }: Table, attributes: HtmlAttributes, writing: Writing): string {
  const filled = rows.filter(({ cells }) => cells.length > 0)
  if (filled.length === 0) return ''
  const caption = captionOf(filled[0])
  const said = caption === null ? writing.terms.table : inlineText(caption).trim() || writing.terms.table
  const rest = caption === null ? filled : filled.slice(1)
  const width = Math.max(1, ...rest.map((row) => row.cells.reduce((sum, { columns }) => sum + columns, 0)))
  const until = rest.findIndex(({ header }) => !header)
  const heads = rest.slice(0, Math.max(0, until))
  const parts = [
    caption === null ? '' : element('caption', {}, inlineHtml(caption, writing)),
    heads.length === 0 ? '' : element('thead', {}, heads.map((row) => rowHtml(row, width, writing)).join('\n')),
    element(
      'tbody',
      {},
      rest
        .slice(heads.length)
        .map((row) => rowHtml(row, width, writing))
        .join('\n'),
    ),
  ]
  const frame = { class: 'scroll', role: 'group', tabindex: '0', 'aria-label': said }
  return element('div', frame, element('table', attributes, `\n${parts.filter(Boolean).join('\n')}\n`))
}

/** The heading of a table, where it is the first of it and nothing else stands with it. */
function captionOf(row: ReadingRow | undefined) {
  const blocks = row?.kind === 'between' ? (row.cells[0]?.blocks ?? []) : []
  const [only] = blocks
  return blocks.length === 1 && only?.kind === 'paragraph' && only.element === 'head' ? only.inlines : null
}

function rowHtml({ kind, header, cells, xmlId }: ReadingRow, width: number, writing: Writing): string {
  const id = claimId(xmlId, writing)
  const written = cells.map((cell) =>
    cellHtml(kind === 'between' ? { ...cell, columns: width } : cell, header, writing),
  )
  return element('tr', { id, class: kind === 'between' && 'between' }, written.join(''))
}

function cellHtml(cell: ReadingCell, inHeader: boolean, writing: Writing): string {
  const { blocks, columns, rows, attributes } = cell
  const only = blocks.length === 1 ? blocks[0] : undefined
  const loose = only?.kind === 'paragraph' && (only.element === '' || only.element === 'p')
  const html = loose ? inlineHtml(only.inlines, writing) : writing.blocks(blocks, writing).trim()
  const heads = (inHeader || cell.header) && html !== ''
  return element(
    heads ? 'th' : 'td',
    {
      id: claimId(cell.xmlId, writing),
      scope: heads && (inHeader ? 'col' : 'row'),
      class: classes(blockRend(attributes), isFigure(html) && 'figures'),
      colspan: columns > 1 && String(columns),
      rowspan: rows > 1 && String(rows),
    },
    html,
  )
}

/** Whether a cell holds a number alone, which stands at the right. */
function isFigure(html: string): boolean {
  return /^[–−-]?(?:[$£€]\s?)?\.?\d[\d.,' ]*%?$/.test(html)
}
