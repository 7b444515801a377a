import type { Attributes } from '../../schema'
import { dayNumber, dayOf, daysInMonth } from './calendars'
import { exactDay, type Moment } from './moment'
import type { WrittenTime } from './written'

/** What `@calendar` points at for dates that are not Gregorian: a `calendar` of the header's `calendarDesc`. */
export const calendarPointers = { julian: '#julian', republican: '#republican' } as const

/** TEI's attributes of one moment, of which a date has one or two. */
export type DatableName = 'when' | 'from' | 'to' | 'notBefore' | 'notAfter'

/** A moment as W3C dates write it, in its own calendar: `1935-06-03T22:00:00`, `--06-03`, `---23`, `22:00:00`. */
export function w3cDate({ year, month, day, time }: Pick<Moment, 'year' | 'month' | 'day' | 'time'>): string {
  if (day !== null && month === null) return `---${two(day)}`
  const date = [year === null ? (month === null ? '' : '-') : w3cYear(year), month, day]
    .filter((part) => part !== null && part !== '')
    .map((part) => (typeof part === 'number' ? two(part) : part))
    .join('-')
  if (!time || (date !== '' && (day === null || year === null))) return date
  return date === '' ? w3cTime(time) : `${date}T${w3cTime(time)}`
}

/** A year of four figures at least; 1 B.C. is 0. */
export function w3cYear(year: number): string {
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`
}

function w3cTime({ hour, minute, zone }: WrittenTime): string {
  return `${two(hour)}:${two(minute)}:00${zone}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

/**
 * The attributes that write a moment: Gregorian as it is; of another calendar by the Gregorian day, with `…-custom` and
 * `calendar` for its own. Where only its month or year is known, its first and last days, for Gregorian months are others.
 */
export function attributesOf(name: DatableName, moment: Moment): Attributes {
  if (moment.calendar === 'gregorian') return { [name]: w3cDate(moment) }
  const own = { [`${name}-custom`]: w3cDate(moment), calendar: calendarPointers[moment.calendar] }
  if (moment.year === null) return own
  const { first, last } = edges(moment)
  if (exactDay(moment)) return { [name]: first, ...own }
  if (name === 'when') return { notBefore: first, notAfter: last, ...own }
  return { [name]: name === 'from' || name === 'notBefore' ? first : last, ...own }
}

/** The Gregorian first and last day of a moment whose year is known. */
function edges(moment: Moment): { readonly first: string; readonly last: string } {
  const { year, calendar, time } = moment
  const y = year ?? 0
  const lastMonth = moment.month ?? (calendar === 'republican' ? 13 : 12)
  const firstDay = { year: y, month: moment.month ?? 1, day: moment.day ?? 1 }
  const lastDay = { year: y, month: lastMonth, day: moment.day ?? daysInMonth(calendar, y, lastMonth) }
  const [first, last] = [firstDay, lastDay].map((day) => dayOf('gregorian', dayNumber(calendar, day)))
  return { first: first ? w3cDate({ ...first, time }) : '', last: last ? w3cDate({ ...last, time }) : '' }
}
