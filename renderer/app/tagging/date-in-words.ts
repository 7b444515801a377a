import i18next from 'i18next'
import type { Attributes } from '../../../shared/schema'

/** What the attributes of a date say, as one reads it (`6 May 1935`; `after 1 May 1935 – before 5 May 1935`); `''` where they say nothing. */
export function dateInWords(attributes: Attributes): string {
  const { when, from, to, notBefore, notAfter } = attributes
  if (when !== undefined) return oneDate(when)
  const ends = [from ?? notBefore, to ?? notAfter].map((value) => (value === undefined ? '…' : oneDate(value)))
  if (from !== undefined || to !== undefined || notBefore !== undefined || notAfter !== undefined)
    return ends.join(' – ')
  return attributes['when-custom'] ?? ''
}

/** A date of W3C as one reads it; as it stands where it is none with year and month. */
function oneDate(value: string): string {
  const [, year, month, day, time] = /^(\d{4})-(\d{2})(?:-(\d{2}))?(?:T(\d{2}:\d{2}).*)?$/.exec(value) ?? []
  if (year === undefined || month === undefined) return value
  const date = new Date(0)
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day ?? 1))
  const words = new Intl.DateTimeFormat(i18next.language === 'en' ? 'en-GB' : i18next.language, {
    ...{ year: 'numeric', month: 'long', timeZone: 'UTC' },
    ...(day === undefined ? {} : { day: 'numeric' }),
  }).format(date)
  return time === undefined ? words : `${words}, ${time}`
}
