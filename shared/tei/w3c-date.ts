const ZONE = '(?<zone>Z|[+-](?:0\\d|1[0-4]):[0-5]\\d)?'
const TIME = '(?<hour>\\d\\d):(?<minute>\\d\\d):(?<second>\\d\\d(?:\\.\\d+)?)'
const FORMS = [
  `(?<year>-?\\d{4,6})(?:-(?<month>\\d\\d)(?:-(?<day>\\d\\d)(?:T${TIME})?)?)?`,
  '--(?<month>\\d\\d)(?:-(?<day>\\d\\d))?',
  '---(?<day>\\d\\d)',
  TIME,
].map((form) => new RegExp(`^${form}${ZONE}$`))

/** A stretch of time in milliseconds (as `Date` counts them), without its end. */
export interface TimeSpan {
  readonly from: number
  readonly to: number
}

/** What a value is that should be a date: `form` – written otherwise; `calendar` – a day or time that does not exist. */
export type DateReading =
  | {
      readonly kind: 'date'
      /** `null` for a date without a year and for a time of day. */ readonly span: TimeSpan | null
    }
  | { readonly kind: 'form' }
  | { readonly kind: 'calendar' }

/**
 * Reads a date or time as `@when`, `@from` and the like hold it (TEI P5, teidata.temporal.w3c: year, month and day, or a
 * part of them: `1935`, `1935-02`, `1935-02-02`, `--02-02`, `---02`; `1935-02-02T18:00:00`, `18:00:00`; each with a time
 * zone or without). Days that no calendar has, such as `1935-02-30`, are told apart from other forms.
 */
export function readW3cDate(value: string): DateReading {
  for (const form of FORMS) {
    const parts = form.exec(value)?.groups
    if (!parts) continue
    const { year, month, day, hour } = parts
    if (!isDay(year, month, day) || (hour !== undefined && !isTime(parts))) return { kind: 'calendar' }
    return { kind: 'date', span: year === undefined ? null : spanOf(year, month, day) }
  }
  return { kind: 'form' }
}

/** Whether a value is a date or time that {@link readW3cDate} reads. */
export function isW3cDate(value: string): boolean {
  return readW3cDate(value).kind === 'date'
}

function isDay(year: string | undefined, month = '01', day = '01'): boolean {
  // A year that is not told may be a leap year.
  const date = new Date(timeOf(Number(year ?? 2000), Number(month) - 1, Number(day)))
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
}

function isTime({ hour, minute, second }: Readonly<Record<string, string | undefined>>): boolean {
  if (hour === '24') return minute === '00' && Number(second) === 0
  return Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60
}

/** The days that a date means; its time of day and time zone are left out. */
function spanOf(year: string, month: string | undefined, day: string | undefined): TimeSpan {
  const y = Number(year)
  if (month === undefined) return { from: timeOf(y, 0, 1), to: timeOf(y + 1, 0, 1) }
  const m = Number(month) - 1
  if (day === undefined) return { from: timeOf(y, m, 1), to: timeOf(y, m + 1, 1) }
  return { from: timeOf(y, m, Number(day)), to: timeOf(y, m, Number(day) + 1) }
}

function timeOf(year: number, month: number, day: number): number {
  // `Date.UTC` takes the years 0 to 99 for 1900 to 1999.
  return new Date(0).setUTCFullYear(year, month, day)
}
