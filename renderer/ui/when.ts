const day = 24 * 60 * 60 * 1000

/** When something was, as people say it: “today at 18:40”, “yesterday at 09:12”, “3 March 2024”. */
export function whenLabel(at: number, now: number, language: string): string {
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(at)
  const days = daysBetween(at, now)
  if (days < 0 || days > 6) return new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(at)
  return `${new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-days, 'day')}, ${time}`
}

/** How many midnights lie between two moments; negative where `at` is the later one. */
export function daysBetween(at: number, now: number): number {
  return Math.round((startOfDay(now) - startOfDay(at)) / day)
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}
