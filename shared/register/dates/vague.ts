import { DASHES, behind, furthest, marked, meant, spaced, wellWritten, type Got, type Line } from './line'
import { yearsEnd } from './pairs'
import { nothingWritten, type DateForm, type WrittenDate } from './written'
import { yearAt, yearBehind } from './years'

export function portion(line: Line, at: number): Got<DateForm> | null {
  const portion = meant(line, at, 'portion')?.portion
  if (!portion) return null
  const next = behind(line, at + 1, ['article', 'of', 'in'], '-')
  const of = furthest(decade(line, next), century(line, next), wholeAt(line, next))
  return of && { value: { kind: 'portion', portion, of: of.value }, next: of.next }
}

/** A month or year, of which there can be an early part; a month may lack its year. */
function wholeAt(line: Line, at: number): Got<DateForm> | null {
  const month = meant(line, at, 'month')
  const relative = meant(line, at, 'relative-month')
  if (month && !wellWritten(line, at)) return null
  if (!month && !relative) {
    const year = yearAt(line, at)
    return year && { value: { kind: 'date', date: { ...nothingWritten, year: year.value } }, next: year.next }
  }
  const year = month && yearBehind(line, at + 1)
  const date: WrittenDate = {
    ...nothingWritten,
    month: month ? { kind: 'named', month: month.month } : { kind: 'relative', months: relative?.months ?? 0 },
    year: year?.value ?? null,
  }
  return { value: { kind: 'date', date }, next: year?.next ?? at + 1 }
}

export function season(line: Line, at: number): Got<DateForm> | null {
  const season = meant(line, at, 'season')?.season
  if (!season) return null
  const year = yearBehind(line, at + 1)
  if (!year) return line.running ? null : { value: { kind: 'season', season, year: null, to: null }, next: at + 1 }
  if (year.value.kind === 'full' && year.value.doubled === true)
    return {
      value: { kind: 'season', season, year: { kind: 'full', year: year.value.year - 1 }, to: year.value },
      next: year.next,
    }
  const dash = marked(line, year.next, DASHES + '/')
  const end = dash ? yearsEnd(line, { ...nothingWritten, year: year.value }, year.next + 1) : null
  return {
    value: { kind: 'season', season, year: year.value, to: end?.value.year ?? null },
    next: end?.next ?? year.next,
  }
}

/** “the 1890s”, “the ’30s”, “années 1930”, “the thirties”. */
export function decade(line: Line, at: number): Got<DateForm> | null {
  const start = behind(line, at, ['article'])
  const named = meant(line, start, 'decade')
  if (named) return { value: { kind: 'decade', year: named.value, century: false }, next: start + 1 }
  const before = line.table.language === 'fr' ? meant(line, start, 'decades') : null
  const from = before ? start + 1 : start
  const apostrophe = marked(line, from, "'’") ? from + 1 : from
  const figure = meant(line, apostrophe, 'figure')
  if (!figure || figure.value % 10 !== 0 || !(figure.digits === 4 || figure.digits === 2) || figure.ordinal) return null
  const behindIt = marked(line, apostrophe + 1, "'’") ? apostrophe + 2 : apostrophe + 1
  const suffix = meant(line, behindIt, 'decades') !== null && (!spaced(line, behindIt) || line.table.language === 'de')
  if (!before && !suffix) return null
  if (figure.digits === 2 && apostrophe === from && !before && line.running) return null
  const next = suffix ? behindIt + 1 : apostrophe + 1
  return { value: { kind: 'decade', year: figure.value, century: figure.digits === 4 }, next }
}

export function century(line: Line, at: number): Got<DateForm> | null {
  const start = behind(line, at, ['article'])
  const figure = meant(line, start, 'figure')
  const roman = meant(line, start, 'roman')
  const value = meant(line, start, 'ordinal')?.value ?? (figure && figure.digits <= 2 ? figure.value : roman?.value)
  const suffix = roman && !spaced(line, start + 1) && line.lexemes[start + 1]?.text.length === 1 ? start + 2 : start + 1
  const from = marked(line, start + 1, '.-') ? start + 2 : suffix
  const at2 = meant(line, start + 1, 'century') ? start + 1 : from
  if (value === undefined || value < 1 || value > 21 || !meant(line, at2, 'century')) return null
  const beforeChrist = meant(line, at2 + 1, 'before-christ') !== null
  return { value: { kind: 'century', century: value, beforeChrist }, next: beforeChrist ? at2 + 2 : at2 + 1 }
}
