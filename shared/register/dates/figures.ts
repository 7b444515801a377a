import { meant, spaced, type Got, type Line } from './line'
import { nothingWritten, type DateForm, type WrittenYear } from './written'

const none: Got<DateForm> | null = null

/** Reads a date in figures alone, “5/6/35”: as many forms as the figures allow, the language's own first. */
export function figuresAt(line: Line, at: number): Got<DateForm> | null {
  const [first, second, year] = [0, 2, 4].map((step) => meant(line, at + step, 'figure'))
  const separator = line.lexemes[at + 1]?.text ?? ''
  if (!first || !second || !year || !isSeparator(separator) || line.lexemes[at + 3]?.text !== separator) return none
  if ([2, 4].some((step) => spaced(line, at + step) && separator !== '.') || spaced(line, at + 1)) return none
  if (first.digits > 2 || second.digits > 2 || !isYear(year.digits) || [first, second, year].some((f) => f.ordinal))
    return none
  const written: WrittenYear = { kind: year.digits === 2 ? 'short' : 'full', year: year.value }
  const dayFirst = form(first.value, second.value, written)
  const monthFirst = form(second.value, first.value, written)
  const same = first.value === second.value
  const order = line.table.figures[separator]
  const forms = (
    order === 'either' ? [monthFirst, same ? null : dayFirst] : [dayFirst, order === 'day' || same ? null : monthFirst]
  ).filter((one) => one !== null)
  const only = forms.length > 0 ? forms : [dayFirst ?? monthFirst].filter((one) => one !== null)
  const [best] = only
  if (!best) return none
  return { value: only.length === 1 ? best : { kind: 'either', forms: only }, next: at + 5 }
}

function isSeparator(text: string): text is '/' | '.' | '-' {
  return text === '/' || text === '.' || text === '-'
}

function isYear(digits: number): boolean {
  return digits === 2 || digits === 4
}

function form(day: number, month: number, year: WrittenYear): DateForm | null {
  if (day < 1 || day > 31 || month < 1 || month > 12) return null
  if (year.kind === 'full' && (year.year < 1000 || year.year > 2199)) return null
  return { kind: 'date', date: { ...nothingWritten, year, month: { kind: 'named', month }, day } }
}
