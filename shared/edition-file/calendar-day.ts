/** The day of a time in milliseconds since 1970, in UTC (ISO 8601, `2026-03-01`); the first of all for what is no time. */
export function calendarDay(time: number): string {
  return new Date(Math.abs(time) <= 8.64e15 ? time : 0).toISOString().slice(0, 10)
}
