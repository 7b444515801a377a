import type { Attributes } from '../../schema'
import type { DateContext, DateDoubt, DateReading } from '../date-reading'
import { daysInMonth } from './calendars'
import type { Portion, Season } from './meaning'
import { graver, ownDate, type Moment } from './moment'
import { settle } from './settle'
import { attributesOf, w3cYear } from './written-attributes'
import { nothingWritten, type DateForm, type WrittenYear } from './written'

function years(first: number, last: number, doubt: DateDoubt | null): DateReading {
  return { attributes: { notBefore: w3cYear(first), notAfter: w3cYear(last) }, doubt: graver(doubt, 'approximate') }
}

export function centuryReading({ century, beforeChrist }: Extract<DateForm, { kind: 'century' }>): DateReading {
  const first = beforeChrist ? 1 - century * 100 : (century - 1) * 100 + 1
  return years(first, first + 99, null)
}

function decadeYears(
  { year, century }: Extract<DateForm, { kind: 'decade' }>,
  context: DateContext,
): readonly { readonly year: number; readonly doubt: DateDoubt | null }[] {
  if (century) return [{ year, doubt: null }]
  const written: WrittenYear = { kind: 'short', year }
  return settle({ ...nothingWritten, year: written }, context).map((moment) => ({
    year: moment.year ?? 0,
    doubt: moment.doubt,
  }))
}

// Thirds of ten days, four months, and four, three and three years; of a century 33, 33 and 34 years.
function part(portion: Portion, length: number, thirds: readonly [number, number]): readonly [number, number] {
  const half = Math.floor(length / 2)
  switch (portion) {
    case 'early':
      return [0, thirds[0] - 1]
    case 'mid':
      return [thirds[0], thirds[1] - 1]
    case 'late':
      return [thirds[1], length - 1]
    case 'first-half':
      return [0, half - 1]
    case 'second-half':
      return [half, length - 1]
  }
}

export function portionReadings(portion: Portion, of: DateForm, context: DateContext): readonly DateReading[] {
  if (of.kind === 'century') {
    const first = (of.century - 1) * 100 + 1
    const [from, to] = part(portion, 100, [33, 66])
    return [years(first + from, first + to, null)]
  }
  if (of.kind === 'decade') {
    const [from, to] = part(portion, 10, [4, 7])
    return decadeYears(of, context).map(({ year, doubt }) => years(year + from, year + to, doubt))
  }
  return of.kind === 'date' ? settle(of.date, context).map((moment) => portionOf(portion, moment)) : []
}

function portionOf(portion: Portion, moment: Moment): DateReading {
  const { year, month, calendar } = moment
  const doubt = graver(moment.doubt, 'approximate')
  if (month === null && year === null) return { attributes: {}, doubt }
  const [from, to] =
    month === null ? part(portion, 12, [4, 8]) : part(portion, daysInMonth(calendar, year ?? 4, month), [10, 20])
  const edge = (index: number): Moment =>
    month === null ? { ...moment, month: index + 1, day: null } : { ...moment, day: index + 1 }
  return {
    attributes: { ...attributesOf('notBefore', edge(from)), ...attributesOf('notAfter', edge(to)) },
    doubt,
  }
}

const firstMonths: Readonly<Record<Season, number>> = { spring: 3, summer: 6, autumn: 9, winter: 12 }

export function seasonReadings(
  season: Season,
  year: WrittenYear | null,
  to: WrittenYear | null,
  context: DateContext,
): readonly DateReading[] {
  const own = ownDate(context.date)
  const settled = year
    ? settle({ ...nothingWritten, year }, context)
    : own
      ? [{ year: own.year, doubt: 'year' as const }]
      : []
  return settled.flatMap(({ year: first, doubt }) => {
    if (first === null) return []
    const month = firstMonths[season]
    const from = (start: number): Attributes =>
      season === 'winter'
        ? { notBefore: `${w3cYear(start)}-12`, notAfter: `${w3cYear(start + 1)}-02` }
        : {
            notBefore: `${w3cYear(start)}-${twoFigures(month)}`,
            notAfter: `${w3cYear(start)}-${twoFigures(month + 2)}`,
          }
    if (season !== 'winter' || to) return [{ attributes: from(first), doubt: graver(doubt, 'approximate') }]
    return [first, first - 1].map((start) => ({ attributes: from(start), doubt: graver(doubt, 'ambiguous') }))
  })
}

function twoFigures(value: number): string {
  return String(value).padStart(2, '0')
}

/** The readings of a decade; without its century that is the nearest to the text's own date. */
export function decadeReadings(
  form: Extract<DateForm, { kind: 'decade' }>,
  context: DateContext,
): readonly DateReading[] {
  return decadeYears(form, context).map(({ year, doubt }) => years(year, year + 9, doubt))
}
