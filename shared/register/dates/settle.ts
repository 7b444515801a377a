import type { DateContext, DateDoubt } from '../date-reading'
import { dayNumber, daysInMonth, weekdayOf, type Calendar } from './calendars'
import { graver, ownDate, type Moment, type OwnDate } from './moment'
import type { WrittenDate, WrittenMonth } from './written'

/** How far from the text's own date one without a year may lie, in months, for its year to be sure. */
const SURE_MONTHS = 4

interface Settled {
  readonly year: number | null
  readonly month: number | null
  readonly doubt: DateDoubt | null
}

/** What a written date is, by the text's own date: the best first, more than one only with a doubt. */
export function settle(date: WrittenDate, context: DateContext): readonly Moment[] {
  const own = ownDate(context.date)
  const calendar = date.calendar ?? (date.newStyle ? 'julian' : context.calendar)
  return byWeekday(date, calendar, yearsOf(date, own)).map((settled) => momentOf(date, calendar, settled))
}

function momentOf(date: WrittenDate, calendar: Calendar, settled: Settled): Moment {
  const { year, month } = settled
  const uncertain = date.doubtful ? 'approximate' : null
  const whole: Moment = {
    ...{ year, month, day: date.day, time: date.time, calendar },
    doubt: graver(settled.doubt, uncertain),
  }
  if (date.day === null || month === null) return whole
  // A year that is not told may be a leap year.
  if (date.day > daysInMonth(calendar, year ?? 4, month))
    return { ...whole, day: null, time: null, doubt: 'contradiction' }
  if (date.weekday === null || year === null) return whole
  const right = weekdayOf(dayNumber(calendar, { year, month, day: date.day })) === date.weekday
  return right ? whole : { ...whole, doubt: 'contradiction' }
}

/** A weekday decides between years that are not sure. */
function byWeekday(date: WrittenDate, calendar: Calendar, options: readonly Settled[]): readonly Settled[] {
  const { weekday, day } = date
  if (weekday === null || day === null || date.year?.kind === 'full') return options
  const right = options.filter(({ year, month }) => {
    if (year === null || month === null || day > daysInMonth(calendar, year, month)) return false
    return weekdayOf(dayNumber(calendar, { year, month, day })) === weekday
  })
  const [first] = right
  if (!first) return options
  return right.length === 1 && first.doubt === 'year' ? [{ ...first, doubt: null }] : right
}

function yearsOf(date: WrittenDate, own: OwnDate | null): readonly Settled[] {
  const { year, month } = date
  if (month?.kind === 'relative') return [relativeMonth(month.months, date, own)]
  const named = month?.month ?? null
  switch (year?.kind) {
    case 'full':
      // A year of two numbers began in January or in March: for later months it is a slip.
      if (year.doubled === true && named !== null && named > 3)
        return [year.year - 1, year.year].map((one) => ({ year: one, month: named, doubt: 'year' }))
      return [{ year: year.year, month: named, doubt: null }]
    case 'short':
      return shortYears(year.year, own).map((one) => ({ ...one, month: named }))
    case 'relative':
      return [{ year: own ? own.year + year.years : null, month: named, doubt: own ? null : 'context' }]
    case 'nearest':
      return [nearest(year.side, date, named, own)]
    case undefined:
      return named === null ? [withoutMonth(date, own)] : withoutYear(named, date.day, own)
  }
}

function relativeMonth(months: number, date: WrittenDate, own: OwnDate | null): Settled {
  const ownMonth = own?.month ?? null
  if (!own || ownMonth === null) return { year: null, month: null, doubt: 'context' }
  const count = own.year * 12 + ownMonth - 1 + months
  const written = date.year?.kind === 'full' ? date.year.year : null
  const year = Math.floor(count / 12)
  return {
    year: written ?? year,
    month: (count % 12) + 1,
    doubt: written !== null && written !== year ? 'contradiction' : null,
  }
}

/** Years of which two figures are written, the nearest to the text's own first. */
function shortYears(year: number, own: OwnDate | null): readonly Omit<Settled, 'month'>[] {
  if (!own) return [1900, 1800].map((century) => ({ year: century + year, doubt: 'year' as const }))
  const century = own.year - (((own.year % 100) + 100) % 100)
  const near = [-100, 0, 100]
    .map((shift) => century + shift + year)
    .sort((a, b) => Math.abs(a - own.year) - Math.abs(b - own.year))
  const [first = own.year] = near
  if (Math.abs(first - own.year) <= 30) return [{ year: first, doubt: null }]
  return near.slice(0, 2).map((one) => ({ year: one, doubt: 'year' as const }))
}

/** “May last”, “June 3 next”. */
function nearest(side: -1 | 1, date: WrittenDate, month: number | null, own: OwnDate | null): Settled {
  if (!own) return { year: null, month, doubt: 'context' }
  if (month === null) return { year: own.year + side, month, doubt: null }
  if (own.month === null) return { year: own.year, month, doubt: 'context' }
  const place = month * 32 + (date.day ?? 0)
  const ownPlace = own.month * 32 + (date.day === null ? 0 : (own.day ?? 0))
  const inYear = side < 0 ? place < ownPlace : place > ownPlace
  return { year: inYear ? own.year : own.year + side, month, doubt: null }
}

/** A day or a time alone is one of the text's own month or day. */
function withoutMonth(date: WrittenDate, own: OwnDate | null): Settled {
  if (date.day === null && date.time === null) return { year: own?.year ?? null, month: null, doubt: 'context' }
  const month = own?.month ?? null
  return { year: month === null ? null : (own?.year ?? null), month, doubt: 'context' }
}

/** A date without a year lies near the text's own. */
function withoutYear(month: number, day: number | null, own: OwnDate | null): readonly Settled[] {
  if (!own) return [{ year: null, month, doubt: 'year' }]
  if (own.month === null) return [0, -1].map((shift) => ({ year: own.year + shift, month, doubt: 'year' as const }))
  const place = month + ((day ?? 15) - 1) / 31 - (own.month + ((own.day ?? 15) - 1) / 31)
  const shifts = [-1, 0, 1].sort((a, b) => Math.abs(place + a * 12) - Math.abs(place + b * 12))
  const [first = 0, second = -1] = shifts
  const sure = Math.abs(place + first * 12) <= SURE_MONTHS
  if (sure) return [{ year: own.year + first, month, doubt: null }]
  return [first, second].map((shift) => ({ year: own.year + shift, month, doubt: 'year' as const }))
}

/** The month of a written date by number, where it is named. */
export function namedMonth(month: WrittenMonth | null): number | null {
  return month?.kind === 'named' ? month.month : null
}
