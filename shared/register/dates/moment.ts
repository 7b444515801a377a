import { readW3cDate } from '../../tei/w3c-date'
import type { DateDoubt } from '../date-reading'
import { dayNumber, type Calendar, type CalendarDay } from './calendars'
import type { WrittenTime } from './written'

/** A date that is settled as far as words and context allow; what they do not tell is `null`. */
export interface Moment {
  readonly year: number | null
  readonly month: number | null
  readonly day: number | null
  readonly time: WrittenTime | null
  readonly calendar: Calendar
  readonly doubt: DateDoubt | null
}

/** The text's own date, as exact as it is known. */
export interface OwnDate {
  readonly year: number
  readonly month: number | null
  readonly day: number | null
}

const ranks: readonly (DateDoubt | null)[] = [
  'contradiction',
  'ambiguous',
  'year',
  'context',
  'calendar',
  'approximate',
  'coarse',
  null,
]

/** The graver of two doubts. */
export function graver(a: DateDoubt | null, b: DateDoubt | null): DateDoubt | null {
  return ranks.indexOf(a) <= ranks.indexOf(b) ? a : b
}

/** Reads the text's own date; `null` where it is none, or has no year. */
export function ownDate(date: string | null): OwnDate | null {
  const day = date?.trim().replace(/T.*$/, '') ?? ''
  const [, year, month, later] = /^(-?\d{4,6})(?:-(\d\d)(?:-(\d\d))?)?/.exec(day) ?? []
  if (year === undefined || readW3cDate(day).kind !== 'date') return null
  return { year: Number(year), month: numberOf(month), day: numberOf(later) }
}

function numberOf(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits)
}

/** The day of a moment that is exact to the day, else `null`. */
export function exactDay({ year, month, day }: Pick<Moment, 'year' | 'month' | 'day'>): CalendarDay | null {
  return year !== null && month !== null && day !== null ? { year, month, day } : null
}

/** The number of a moment's day, if it is exact to the day. */
export function numberOfDay(moment: Moment): number | null {
  const day = exactDay(moment)
  return day && dayNumber(moment.calendar, day)
}
