import { assertNever } from '../../finding'
import type { ReadingBlock, ReadingCell, ReadingItem, ReadingRow } from '../../reading-text/reading-text'
import { englishTerms as terms } from '../html/edition-terms'
import { destination, escapeLineEnd, escapeLineStart, escapeMarkdown } from './escape'
import { inlineMarkdown, pageMark, settleSigns, type MarkdownWriting } from './inlines'

/** Keeps two lists in a row apart, which would be one. */
const APART = '<!-- -->'

/** Blocks as Markdown: each a string of lines, to be parted by a blank line. */
export function blocksMarkdown(blocks: readonly ReadingBlock[], writing: MarkdownWriting): readonly string[] {
  const parts = flow(blocks, writing)
  return parts.filter((part, index) => part !== APART || /^(?:- |-$|\d+\. )/.test(parts[index + 1] ?? ''))
}

function flow(blocks: readonly ReadingBlock[], writing: MarkdownWriting): readonly string[] {
  return blocks
    .flatMap((block) => {
      writing.heard(block.pos)
      return blockMarkdown(block, writing)
    })
    .filter((text) => text !== '')
}

function blockMarkdown(block: ReadingBlock, writing: MarkdownWriting): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [`${'#'.repeat(Math.min(6, block.level))} ${headingLine(block.inlines, writing)}`.trim()]
    case 'paragraph': {
      const line = lineOf(block.inlines, writing)
      return [block.element === 'head' && line !== '' ? strong(line) : line]
    }
    case 'section': {
      if (block.element !== 'quote') return flow(block.blocks, writing)
      const within = blocksMarkdown(block.blocks, writing)
      return within.length === 0 ? [] : [setIn(within.join('\n\n'), '> ', '> ')]
    }
    case 'list':
      return listMarkdown(block, writing)
    case 'table':
      return [tableMarkdown(block.rows, writing)]
    case 'page':
      return [writing.pages && block.label !== '' ? pageMark(block.label) : '']
    case 'note': {
      const note = writing.text.notes[block.note]
      return note === undefined ? [] : blocksMarkdown(note.blocks, writing)
    }
    case 'object': {
      if (block.what === 'graphic' && block.url !== '') return [`![](${destination(block.url)})`]
      writing.lost.objects++
      return [escapeMarkdown(terms.object(block.what))]
    }
    default:
      return assertNever(block)
  }
}

/** A line that is printed bold: by signs where it is words alone. */
function strong(line: string): string {
  return /^[\p{L}\p{N}][^*_<>[\]\\&]*(?<=[\p{L}\p{N}])$/u.test(line) ? `**${line}**` : `<strong>${line}</strong>`
}

function headingLine(inlines: Parameters<typeof inlineMarkdown>[0], writing: MarkdownWriting): string {
  const line = escapeLineEnd(settleSigns(inlineMarkdown(inlines, writing).replace(/^[ \t]+|[ \t]+$/g, '')))
  // Signs at its end would close the heading.
  return line.replace(/#$/, '\\#')
}

/** A paragraph in one line. */
function lineOf(inlines: Parameters<typeof inlineMarkdown>[0], writing: MarkdownWriting): string {
  const text = settleSigns(inlineMarkdown(inlines, writing)).replace(/^[ \t]+|[ \t]+$/g, '')
  return escapeLineEnd(escapeLineStart(text))
}

function listMarkdown(
  { ordered, items }: Extract<ReadingBlock, { kind: 'list' }>,
  writing: MarkdownWriting,
): readonly string[] {
  const parts: string[] = []
  let run: string[] = []
  let number = 0
  const settle = () => {
    if (run.length > 0) parts.push(run.join('\n'))
    run = []
  }
  for (const item of items) {
    const text = itemText(item, writing)
    if (item.kind === 'between') {
      settle()
      if (text !== '') parts.push(text)
    } else {
      number++
      const mark = ordered && item.label === null ? `${String(number)}. ` : '- '
      run.push(text === '' ? mark.trimEnd() : setIn(text, mark, ' '.repeat(mark.length)))
    }
  }
  settle()
  return parts.flatMap((part) => [part, APART])
}

function itemText({ label, blocks }: ReadingItem, writing: MarkdownWriting): string {
  const head = label === null ? '' : lineOf(label, writing)
  const [first = '', ...rest] = blocksMarkdown(blocks, writing)
  const joins = head !== '' && /^[^#>\-<|]/.test(first)
  return (joins ? [`${head} ${first}`, ...rest] : [head, first, ...rest]).filter((text) => text !== '').join('\n\n')
}

function tableMarkdown(rows: readonly ReadingRow[], writing: MarkdownWriting): string {
  if (!fitsGrid(rows)) {
    writing.lost.tables++
    return htmlTable(rows, writing)
  }
  const width = Math.max(...rows.map(({ cells }) => cells.length))
  const lines = rows.map(({ cells }) => {
    const texts = Array.from({ length: width }, (_, index) => cellLine(cells[index], writing))
    return `| ${texts.join(' | ')} |`
  })
  const headed = rows[0]?.header === true
  const rule = `|${' --- |'.repeat(width)}`
  return (headed ? [lines[0] ?? '', rule, ...lines.slice(1)] : [`|${'  |'.repeat(width)}`, rule, ...lines]).join('\n')
}

/** Whether every cell is one line of one column and row, as GitHub's tables have them. */
function fitsGrid(rows: readonly ReadingRow[]): boolean {
  return rows.every(
    ({ kind, cells }) =>
      kind === 'row' &&
      cells.every(
        ({ columns, rows: deep, blocks }) =>
          columns === 1 && deep === 1 && blocks.length <= 1 && blocks.every((block) => block.kind === 'paragraph'),
      ),
  )
}

function cellLine(cell: ReadingCell | undefined, writing: MarkdownWriting): string {
  const [block] = cell?.blocks ?? []
  return block?.kind === 'paragraph' ? settleSigns(inlineMarkdown(block.inlines, writing)).trim() : ''
}

/** A table that Markdown cannot draw, as HTML with Markdown in its cells: blank lines make it read as such (CommonMark 0.31, 4.6). */
function htmlTable(rows: readonly ReadingRow[], writing: MarkdownWriting): string {
  const lines = rows.flatMap(({ cells, header }) => [
    '<tr>',
    ...cells.flatMap((cell) => {
      const name = header || cell.header ? 'th' : 'td'
      const span = (attribute: string, count: number) => (count > 1 ? ` ${attribute}="${String(count)}"` : '')
      return [
        `<${name}${span('colspan', cell.columns)}${span('rowspan', cell.rows)}>`,
        '',
        ...blocksMarkdown(cell.blocks, writing).flatMap((text) => [text, '']),
        `</${name}>`,
      ]
    }),
    '</tr>',
  ])
  return ['<table>', ...lines, '</table>'].join('\n')
}

/** Lines set in: the first by a mark, the others by space. */
export function setIn(text: string, mark: string, space: string): string {
  return text
    .split('\n')
    .map((line, index) =>
      index === 0 ? mark + line : line === '' && space.trim() === '' ? '' : (space + line).trimEnd(),
    )
    .join('\n')
}
