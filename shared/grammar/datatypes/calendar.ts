/** The types of XML Schema that tell a time (Part 2, sections 3.2.7 to 3.2.14). */
export type CalendarType = 'dateTime' | 'time' | 'date' | 'gYearMonth' | 'gYear' | 'gMonthDay' | 'gDay' | 'gMonth'

/** A moment: milliseconds as `Date` counts them and the fraction below; `zone` in minutes, `null` where none is told. */
export interface Moment {
  readonly milliseconds: number
  readonly fraction: string
  readonly zone: number | null
}

const YEAR = '(?<year>-?(?:[1-9]\\d{4,}|\\d{4}))'
const MONTH = '(?<month>\\d\\d)'
const DAY = '(?<day>\\d\\d)'
const TIME = '(?<hour>\\d\\d):(?<minute>\\d\\d):(?<second>\\d\\d)(?:\\.(?<fraction>\\d+))?'
const ZONE = '(?<zone>Z|[+-]\\d\\d:\\d\\d)?'

const FORMS: Readonly<Record<CalendarType, RegExp>> = {
  dateTime: new RegExp(`^${YEAR}-${MONTH}-${DAY}T${TIME}${ZONE}$`),
  time: new RegExp(`^${TIME}${ZONE}$`),
  date: new RegExp(`^${YEAR}-${MONTH}-${DAY}${ZONE}$`),
  gYearMonth: new RegExp(`^${YEAR}-${MONTH}${ZONE}$`),
  gYear: new RegExp(`^${YEAR}${ZONE}$`),
  gMonthDay: new RegExp(`^--${MONTH}-${DAY}${ZONE}$`),
  gDay: new RegExp(`^---${DAY}${ZONE}$`),
  gMonth: new RegExp(`^--${MONTH}${ZONE}$`),
}

/** Reads `text` as a value of `type`; `null` where it is written otherwise or names a day or hour that does not exist. */
export function readMoment(type: CalendarType, text: string): Moment | null {
  const parts = FORMS[type].exec(text)?.groups
  if (parts === undefined) return null
  // Without a year, February has 29 days.
  const year = Number(parts['year'] ?? 2000)
  const month = Number(parts['month'] ?? 1)
  const day = Number(parts['day'] ?? 1)
  const hour = Number(parts['hour'] ?? 0)
  const minute = Number(parts['minute'] ?? 0)
  const second = Number(parts['second'] ?? 0)
  const fraction = (parts['fraction'] ?? '').replace(/0+$/, '')
  const zone = zoneOf(parts['zone'])
  if (zone === undefined || year === 0 || !isDay(year, month, day)) return null
  const midnight = hour === 24 && minute === 0 && second === 0 && fraction === ''
  if ((hour > 23 && !midnight) || minute > 59 || second > 59) return null
  const date = new Date(0)
  date.setUTCFullYear(astronomical(year), month - 1, day)
  date.setUTCHours(hour, minute, second)
  return { milliseconds: date.getTime() - (zone ?? 0) * 60_000, fraction, zone }
}

/** Minutes east of Greenwich; `null` where none is told; `undefined` where there is no such zone. */
function zoneOf(zone: string | undefined): number | null | undefined {
  if (zone === undefined) return null
  if (zone === 'Z') return 0
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(4))
  if (minutes > 59 || hours > 14 || (hours === 14 && minutes > 0)) return undefined
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}

/** The year before 1 is −1 in XML Schema 1.0. */
function astronomical(year: number): number {
  return year < 0 ? year + 1 : year
}

function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false
  const y = astronomical(year)
  const leap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  return day <= days
}

const HALF_A_DAY = 14 * 60 * 60_000

/** Less than 0, 0 or more as `a` is before, at or after `b`; `null` where the lack of a time zone leaves it open. */
export function compareMoments(a: Moment, b: Moment): number | null {
  const apart = a.milliseconds - b.milliseconds
  if ((a.zone === null) !== (b.zone === null) && Math.abs(apart) <= HALF_A_DAY) return null
  if (apart !== 0) return apart
  return a.fraction === b.fraction ? 0 : a.fraction < b.fraction ? -1 : 1
}

const DURATION =
  /^(?<sign>-)?P(?=.)(?:(?<years>\d+)Y)?(?:(?<months>\d+)M)?(?:(?<days>\d+)D)?(?:T(?=.)(?:(?<hours>\d+)H)?(?:(?<minutes>\d+)M)?(?:(?<seconds>\d+(?:\.\d+)?)S)?)?$/

/** A duration (Part 2, section 3.2.6): months and seconds, which cannot be turned into each other. */
export interface Duration {
  readonly months: number
  readonly seconds: number
}

/** Reads a duration such as `P1Y2M` or `PT20M`; `null` where it is written otherwise. */
export function readDuration(text: string): Duration | null {
  const parts = DURATION.exec(text)?.groups
  if (parts === undefined) return null
  const count = (name: string) => Number(parts[name] ?? 0)
  const sign = parts['sign'] === undefined ? 1 : -1
  return {
    months: sign * (count('years') * 12 + count('months')),
    seconds: sign * (((count('days') * 24 + count('hours')) * 60 + count('minutes')) * 60 + count('seconds')),
  }
}

// Section 3.2.6.2: durations compare where they do so from each of these four days.
const DAYS = ['1696-09-01', '1697-02-01', '1903-03-01', '1903-07-01']

/** Less than 0, 0 or more as `a` is shorter, equal or longer; `null` where that depends on the month. */
export function compareDurations(a: Duration, b: Duration): number | null {
  const signs = DAYS.map((day) => Math.sign(after(day, a) - after(day, b)))
  const [first = 0] = signs
  return signs.every((sign) => sign === first) ? first : null
}

function after(day: string, { months, seconds }: Duration): number {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + months)
  return date.getTime() + seconds * 1000
}
