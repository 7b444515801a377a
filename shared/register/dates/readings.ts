import type { DateContext, DateReading } from '../date-reading'
import { dayNumber, dayOf, daysInMonth, weekdayOf } from './calendars'
import type { DateTable, Side } from './meaning'
import { exactDay, graver, numberOfDay, ownDate, type Moment } from './moment'
import { rangeReadings } from './ranges'
import { settle } from './settle'
import { attributesOf, w3cDate } from './written-attributes'
import { centuryReading, decadeReadings, portionReadings, seasonReadings } from './vague-readings'
import type { DateForm, WrittenDate, WrittenTime } from './written'

/** What a form means by its context: readings, the best first; none where nothing can be said of it. */
export function readingsOf(form: DateForm, context: DateContext, table: DateTable): readonly DateReading[] {
  switch (form.kind) {
    case 'undated':
      return [{ attributes: {}, doubt: null }]
    case 'date':
      return dateReadings(form.date, context, table)
    case 'range':
      return rangeReadings(form, context)
    case 'side':
      return settle(form.date, context).map((moment) => sideReading(form.side, moment))
    case 'portion':
      return portionReadings(form.portion, form.of, context)
    case 'season':
      return seasonReadings(form.season, form.year, form.to, context)
    case 'decade':
      return decadeReadings(form, context)
    case 'century':
      return [centuryReading(form)]
    case 'about':
      return readingsOf(form.form, context, table).map(({ attributes, doubt }) => ({
        attributes: { ...attributes, cert: 'medium' },
        doubt: graver(doubt, 'approximate'),
      }))
    case 'relative-day':
      return [relativeDay(form.days, form.time, context)]
    case 'relative-weekday':
      return [relativeWeekday(form.weekday, form.side, context)]
    case 'either':
      return form.forms
        .flatMap((one) => readingsOf(one, context, table))
        .map((reading) => ({ ...reading, doubt: graver(reading.doubt, 'ambiguous') }))
  }
}

function dateReadings(date: WrittenDate, context: DateContext, table: DateTable): readonly DateReading[] {
  const moments = settle(date, context)
  if (date.newStyle) return moments.map((moment) => bothStyles(date.newStyle, moment))
  return moments
    .flatMap((moment) => [
      ...bothHalves(withTimeOfOwnDay(moment, context)).map((one) => whenReading(one, date)),
      ...oldStyle(date, moment, context, table),
    ])
    .map((reading, _, all) =>
      all.length > 1 ? { ...reading, doubt: reading.doubt ?? all[all.length - 1]?.doubt ?? 'ambiguous' } : reading,
    )
}

function whenReading(moment: Moment, date: WrittenDate): DateReading {
  const written = w3cDate(moment)
  const attributes = written === '' ? {} : attributesOf('when', moment)
  return { attributes: { ...attributes, ...(date.doubtful ? { cert: 'medium' } : {}) }, doubt: moment.doubt }
}

/** A time alone is one of the text's own day. */
function withTimeOfOwnDay(moment: Moment, context: DateContext): Moment {
  const own = ownDate(context.date)
  if (moment.time === null || moment.day !== null || moment.doubt === 'contradiction') return moment
  if (own && own.day !== null && moment.month === own.month && moment.year === own.year)
    return { ...moment, day: own.day }
  return moment.month === null || moment.year === own?.year ? { ...moment, year: null, month: null } : moment
}

/** At which end of its day midnight is, and in which half “6 o’clock”, no words tell. */
function bothHalves(moment: Moment): readonly Moment[] {
  const { time } = moment
  if (!time || time.half === 'said') return [moment]
  const doubt = graver(moment.doubt, 'ambiguous')
  const hours = time.half === 'midnight' ? [0, 24] : [time.hour % 12, (time.hour % 12) + 12]
  return hours.map((hour) => ({ ...moment, doubt, time: { ...time, hour } }))
}

/** Before a language's texts counted by the Gregorian calendar, a day may be Julian: a second reading. */
function oldStyle(date: WrittenDate, moment: Moment, context: DateContext, table: DateTable): readonly DateReading[] {
  if (date.calendar !== null || context.calendar !== 'gregorian' || !exactDay(moment)) return []
  const early = (moment.year ?? 0) < 1000 || w3cDate({ ...moment, time: null }) < table.gregorianSince
  if (!early || moment.doubt === 'contradiction') return []
  const julian: Moment = { ...moment, calendar: 'julian', doubt: graver(moment.doubt, 'calendar') }
  return [{ attributes: attributesOf('when', julian), doubt: julian.doubt }]
}

/**
 * “1/14 March 1918”: a day in both styles. Where the days are not the same day, though about as far apart as the calendars are,
 * the new style is believed, with a doubt; else it is from one to the other.
 */
function bothStyles(style: WrittenDate['newStyle'], old: Moment): DateReading {
  const day = exactDay(old)
  const julian: Moment = { ...old, calendar: 'julian' }
  if (!day || !style) return { attributes: attributesOf('when', julian), doubt: graver(old.doubt, 'context') }
  const named = style.month?.kind === 'named' ? style.month.month : null
  const after = { ...day, month: named ?? day.month + (style.day < day.day ? 1 : 0), day: style.day }
  const last =
    after.month > 12 || after.month < day.month
      ? { ...after, year: day.year + 1, month: after.month > 12 ? 1 : after.month }
      : after
  if (last.day > daysInMonth('gregorian', last.year, last.month))
    return { attributes: attributesOf('when', julian), doubt: 'contradiction' }
  const [first, second] = [dayNumber('gregorian', day), dayNumber('gregorian', last)]
  const written = w3cDate({ ...last, time: old.time })
  if (second === dayNumber('julian', day)) return { attributes: attributesOf('when', julian), doubt: old.doubt }
  if (second - first >= 9 && second - first <= 14)
    return { attributes: { ...attributesOf('when', julian), when: written }, doubt: 'contradiction' }
  const from = w3cDate({ ...day, time: null })
  return { attributes: { from, to: w3cDate({ ...last, time: null }) }, doubt: graver(old.doubt, 'ambiguous') }
}

function sideReading(side: Side, moment: Moment): DateReading {
  const name = (
    {
      before: 'notAfter',
      by: 'notAfter',
      after: 'notBefore',
      'not-before': 'notBefore',
      from: 'from',
      until: 'to',
    } as const
  )[side]
  const shift = side === 'before' ? -1 : side === 'after' ? 1 : 0
  return { attributes: attributesOf(name, moved(moment, shift)), doubt: moment.doubt }
}

/** A moment one day, month or year on, as exact as it is: what lies before June ends with May. */
function moved(moment: Moment, shift: -1 | 0 | 1): Moment {
  const { year, month } = moment
  if (shift === 0 || year === null || moment.calendar === 'republican') return moment
  const number = numberOfDay(moment)
  if (number !== null) {
    const time = moment.time
    return time ? moment : { ...moment, ...dayOf(moment.calendar, number + shift) }
  }
  if (month === null) return { ...moment, year: year + shift }
  const count = year * 12 + month - 1 + shift
  return { ...moment, year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 }
}

function relativeDay(days: number, time: WrittenTime | null, context: DateContext): DateReading {
  const own = ownDate(context.date)
  const day = own && exactDay(own)
  if (!day) return { attributes: {}, doubt: 'context' }
  const there = dayOf('gregorian', dayNumber('gregorian', day) + days)
  return { attributes: { when: w3cDate({ ...there, time }) }, doubt: 'context' }
}

function relativeWeekday(weekday: number, side: -1 | 1, context: DateContext): DateReading {
  const own = ownDate(context.date)
  const day = own && exactDay(own)
  if (!day) return { attributes: {}, doubt: 'context' }
  const number = dayNumber('gregorian', day)
  const away = (((((weekday - weekdayOf(number)) * side + 6) % 7) + 7) % 7) + 1
  return {
    attributes: { when: w3cDate({ ...dayOf('gregorian', number + side * away), time: null }) },
    doubt: 'context',
  }
}
