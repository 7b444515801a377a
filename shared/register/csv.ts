/** What may stand between the cells of a table. */
export const separators = [',', ';', '\t'] as const

/** One of {@link separators}. */
export type Separator = (typeof separators)[number]

/** What is wrong with a table, and in which line (from 1) it begins. */
export interface CsvFlaw {
  readonly kind: 'open-quote' | 'too-many-cells'
  readonly line: number
}

/** The rows of a table, or what is wrong with it. */
export type CsvReading =
  { readonly ok: true; readonly rows: readonly (readonly string[])[] } | { readonly ok: false; readonly flaw: CsvFlaw }

/** How many cells a table may have: more than any register, less than what a window can hold. */
export const MOST_CELLS = 2_000_000

/** A table as RFC 4180 has it: every cell in quotation marks, lines ended by CR LF; with another separator where one is given. */
export function writeCsv(rows: readonly (readonly string[])[], separator: Separator = ','): string {
  return rows.map((cells) => `${cells.map(quoted).join(separator)}\r\n`).join('')
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`

/**
 * Reads a table as RFC 4180 has it, with any of {@link separators} and any line ends. A quotation mark within a cell that
 * does not begin with one stands for itself, as in the tables of many programs. Lines without a cell are left out.
 */
export function readCsv(text: string, separator: Separator = separatorOf(text)): CsvReading {
  const rows: string[][] = []
  let row: string[] = []
  let [at, line, cells] = [text.startsWith('\ufeff') ? 1 : 0, 1, 0]
  while (at < text.length) {
    const cell = text[at] === '"' ? quotedCell(text, at, separator) : plainCell(text, at, separator)
    if (cell === null) return { ok: false, flaw: { kind: 'open-quote', line } }
    if (++cells > MOST_CELLS) return { ok: false, flaw: { kind: 'too-many-cells', line } }
    row.push(cell.value)
    line += linesIn(text, at, cell.end)
    at = cell.end
    if (text[at] === separator && at + 1 < text.length) {
      at++
      continue
    }
    if (text[at] === separator) row.push('')
    if (row.length > 1 || row[0] !== '') rows.push(row)
    row = []
    at += text.startsWith('\r\n', at) ? 2 : 1
    line++
  }
  return { ok: true, rows }
}

interface Cell {
  readonly value: string
  /** Where the separator or line end after it stands, or the end of the text. */
  readonly end: number
}

function plainCell(text: string, from: number, separator: Separator): Cell {
  let end = from
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++
  return { value: text.slice(from, end), end }
}

function quotedCell(text: string, from: number, separator: Separator): Cell | null {
  let value = ''
  let start = from + 1
  for (;;) {
    const quote = text.indexOf('"', start)
    if (quote < 0) return null
    value += text.slice(start, quote)
    if (text[quote + 1] === '"') {
      value += '"'
      start = quote + 2
      continue
    }
    const rest = plainCell(text, quote + 1, separator)
    return { value: value + rest.value, end: rest.end }
  }
}

function linesIn(text: string, from: number, to: number): number {
  let lines = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines++
  return lines
}

/** The separator of a table: a tab where its first line has one outside of quotation marks, else what that
 * has most of; a comma where it has none. */
export function separatorOf(text: string): Separator {
  const [line = ''] = /^(?:"(?:[^"]|"")*"|[^\r\n"])*/.exec(text.slice(0, 10_000)) ?? []
  const bare = line.replace(/"(?:[^"]|"")*"/g, '')
  const found = separators.map((separator) => ({ separator, count: bare.split(separator).length - 1 }))
  const [most] = found.toSorted((one, other) => other.count - one.count)
  if (bare.includes('\t')) return '\t'
  return most === undefined || most.count === 0 ? ',' : most.separator
}
