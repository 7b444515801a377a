import type { Attributes } from '../../schema'
import type { DateContext, DateReading } from '../date-reading'
import { dayNumber, dayOf } from './calendars'
import { exactDay, graver, type Moment } from './moment'
import { namedMonth, settle } from './settle'
import { attributesOf } from './written-attributes'
import type { DateForm, WrittenDate } from './written'

type Range = Extract<DateForm, { readonly kind: 'range' }>

/** What two dates with “to”, “and” or a dash between them mean: what one does not say, the other does. */
export function rangeReadings(range: Range, context: DateContext): readonly DateReading[] {
  const { from, to } = completed(range)
  const ends = settle(to, context)
  return ends.map((end) => {
    const begin = beginOf(from, range.from, end, context)
    return reading(range, begin, end)
  })
}

function completed({ from, to }: Range): { readonly from: WrittenDate; readonly to: WrittenDate } {
  const month = from.month ?? (from.day === null ? null : to.month)
  const calendar = from.calendar ?? to.calendar
  const later = to.month ?? (to.day === null ? null : from.month)
  const year = to.year ?? (from.year?.kind === 'full' ? nextIfEarlier(from, later, to) : from.year)
  return { from: { ...from, month, calendar, time: from.time }, to: { ...to, month: later, year, calendar } }
}

/** “December 30, 1934–January 2” ends in the next year. */
function nextIfEarlier(from: WrittenDate, month: WrittenDate['month'], to: WrittenDate): WrittenDate['year'] {
  if (from.year?.kind !== 'full') return from.year
  const [first, last] = [namedMonth(from.month), namedMonth(month)]
  if (first === null || last === null) return from.year
  const earlier = last < first || (last === first && (to.day ?? 31) < (from.day ?? 1))
  return earlier ? { kind: 'full', year: from.year.year + 1 } : from.year
}

function beginOf(from: WrittenDate, written: WrittenDate, end: Moment, context: DateContext): Moment | null {
  const year: WrittenDate['year'] = from.year ?? (end.year === null ? null : { kind: 'full', year: end.year })
  const plain = end.year === null ? { ...context, date: null } : context
  const [begin] = settle({ ...from, year }, plain)
  if (!begin || written.year !== null || begin.year === null || !isAfter(begin, end)) return begin ?? null
  const [earlier] = settle({ ...from, year: { kind: 'full', year: begin.year - 1 } }, context)
  return begin.month !== null && end.month !== null && begin.month > end.month ? (earlier ?? begin) : begin
}

function reading(range: Range, begin: Moment | null, end: Moment): DateReading {
  const overNight = begin && !dayAfter(begin, end) && isAfter(begin, end) ? nextDay(end) : null
  const last = overNight ?? end
  const wrong = begin !== null && isAfter(begin, last)
  const ends = graver(begin?.doubt ?? null, end.doubt)
  const doubt = wrong ? 'contradiction' : graver(ends, range.unsure ? 'ambiguous' : null)
  const [first, then] = wrong ? [last, begin] : [begin, last]
  const names = range.between ? (['notBefore', 'notAfter'] as const) : (['from', 'to'] as const)
  const attributes: Attributes = { ...(first ? attributesOf(names[0], first) : {}), ...attributesOf(names[1], then) }
  return { attributes: inOrder(attributes), doubt }
}

/** The attributes of the calendar behind those of both ends. */
function inOrder(attributes: Attributes): Attributes {
  const { calendar, ...others } = attributes
  return calendar === undefined ? others : { ...others, calendar }
}

function nextDay(end: Moment): Moment {
  const day = exactDay(end)
  if (!day || end.calendar === 'republican') return end
  return { ...end, ...dayOf(end.calendar, dayNumber(end.calendar, day) + 1) }
}

function dayAfter(a: Moment, b: Moment): boolean {
  return placeOf({ ...a, time: null }) > placeOf({ ...b, time: null })
}

function isAfter(a: Moment, b: Moment): boolean {
  return placeOf(a) > placeOf(b)
}

/** A number by which moments of the same exactness follow each other. */
function placeOf({ year, month, day, time }: Moment): number {
  return (((year ?? 0) * 13 + (month ?? 0)) * 32 + (day ?? 0)) * 1500 + (time ? time.hour * 60 + time.minute : 0)
}
