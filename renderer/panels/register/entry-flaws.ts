import type { Entry } from '../../../shared/register/entry'

/** What is wrong with a field of an entry: the message `flaws.<code>`, with its values. */
export interface EntryFlaw {
  readonly code: 'name' | 'xml-id' | 'xml-id-taken' | 'date' | 'dates' | 'coordinates'
  readonly values: Readonly<Record<string, string>>
}

/** A name without a colon (Namespaces in XML 1.0, NCName). */
const ncName = /^[\p{L}_][\p{L}\p{M}\p{N}._\u00b7-]*$/u

/** What is wrong with an `xml:id` in a register; `null` where nothing is. */
export function flawOfXmlId(xmlId: string, entry: Entry, entries: readonly Entry[]): EntryFlaw | null {
  if (!ncName.test(xmlId)) return { code: 'xml-id', values: {} }
  const other = entries.find((one) => one.id !== entry.id && one.xmlId === xmlId)
  return other === undefined ? null : { code: 'xml-id-taken', values: { name: other.name } }
}

/** What is wrong with a date: it looks like one of W3C and is none. Words are always right. */
export function flawOfDate(date: string): EntryFlaw | null {
  if (!/^-?\d{4,}-[\d-]+$/.test(date)) return null
  const [, year = '', month = '', day = '01'] = /^-?(\d{4,})-(\d\d)(?:-(\d\d))?$/.exec(date) ?? []
  const at = new Date(Date.UTC(2000 + (Number(year) % 400), Number(month) - 1, Number(day)))
  const exists = month !== '' && at.getUTCMonth() === Number(month) - 1 && at.getUTCDate() === Number(day)
  return exists ? null : { code: 'date', values: { date } }
}

/** Whether somebody died before they were born, as far as years tell. */
export function flawOfDates(born: string, died: string): EntryFlaw | null {
  const [first, last] = [born, died].map((date) => Number(/^-?\d{4}/.exec(date)?.[0] ?? NaN))
  return first !== undefined && last !== undefined && last < first ? { code: 'dates', values: { born, died } } : null
}
