/** A day of a calendar: the year as astronomers count (0 is 1 B.C.), month and day from 1. */
export interface CalendarDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** The calendars whose days can be counted. */
export type Calendar = 'gregorian' | 'julian' | 'republican'

/** How many days a month has. */
export function daysInMonth(calendar: Calendar, year: number, month: number): number {
  if (calendar === 'republican') return month < 13 ? 30 : year % 4 === 3 ? 6 : 5
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31
  return isLeap(calendar, year) ? 29 : 28
}

/** The Julian day number of a day, at noon of which it begins (Meeus, Astronomical Algorithms, chapter 7). */
export function dayNumber(calendar: Calendar, { year, month, day }: CalendarDay): number {
  // The first day of the year I was 22 September 1792; the years 3, 7 and 11 had a day more.
  if (calendar === 'republican') return 2_375_840 + 365 * (year - 1) + Math.floor(year / 4) + 30 * (month - 1) + day - 1
  const shift = Math.floor((14 - month) / 12)
  const y = year + 4800 - shift
  const days = day + Math.floor((153 * (month + 12 * shift - 3) + 2) / 5) + 365 * y + Math.floor(y / 4)
  return calendar === 'julian' ? days - 32_083 : days - Math.floor(y / 100) + Math.floor(y / 400) - 32_045
}

/** The day of the Gregorian or Julian calendar with a Julian day number. */
export function dayOf(calendar: 'gregorian' | 'julian', number: number): CalendarDay {
  const gregorian = calendar === 'gregorian'
  const a = number + 32_044
  const centuries = gregorian ? Math.floor((4 * a + 3) / 146_097) : 0
  const c = gregorian ? a - Math.floor((146_097 * centuries) / 4) : number + 32_082
  const d = Math.floor((4 * c + 3) / 1461)
  const e = c - Math.floor((1461 * d) / 4)
  const m = Math.floor((5 * e + 2) / 153)
  const later = Math.floor(m / 10)
  return {
    year: 100 * centuries + d - 4800 + later,
    month: m + 3 - 12 * later,
    day: e - Math.floor((153 * m + 2) / 5) + 1,
  }
}

/** The weekday of a day with a Julian day number; 0 is Sunday. */
export function weekdayOf(number: number): number {
  return (((number + 1) % 7) + 7) % 7
}

function isLeap(calendar: Calendar, year: number): boolean {
  return year % 4 === 0 && (calendar === 'julian' || year % 100 !== 0 || year % 400 === 0)
}
