const forms = [
  /^-?(?<year>\d{4,6})(?:-(?<month>\d\d)(?:-(?<day>\d\d)(?<time>T.+)?)?)?$/,
  /^--(?<month>\d\d)(?:-(?<day>\d\d))?$/,
  /^---(?<day>\d\d)$/,
  /^(?<time>\d\d:.+)$/,
]
const time = /^T?(?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d(?:\.\d+)?))?(?:Z|[+-]\d\d:\d\d)?$/

/**
 * Whether a value is a date or time as `@when`, `@from` and the like hold it (TEI P5, teidata.temporal.w3c: year, month
 * and day, or a part of them: `1935`, `1935-02`, `1935-02-02`, `--02-02`, `---02`; `1935-02-02T18:00:00`, `18:00:00`).
 * Days that no calendar has, such as `1935-02-30`, are none.
 */
export function isW3cDate(value: string): boolean {
  for (const form of forms) {
    const parts = form.exec(value)?.groups
    if (parts) return isDay(parts['year'], parts['month'], parts['day']) && isTime(parts['time'])
  }
  return false
}

function isDay(year: string | undefined, month = '01', day = '01'): boolean {
  const date = new Date(0)
  // A year that is not told may be a leap year.
  date.setUTCFullYear(Number(year ?? 2000), Number(month) - 1, Number(day))
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
}

function isTime(value: string | undefined): boolean {
  if (value === undefined) return true
  const parts = time.exec(value)?.groups
  return (
    parts !== undefined &&
    Number(parts['hour']) < 24 &&
    Number(parts['minute']) < 60 &&
    Number(parts['second'] ?? 0) < 60
  )
}
