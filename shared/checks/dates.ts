import { readW3cDate, type DateReading, type TimeSpan } from '../tei/w3c-date'
import type { XmlElement } from '../xml/tree'
import type { CheckedElement, CheckedText, Flaw } from './checked-text'
import { readIsoDate } from './iso-date'
import { isPointing } from '../tei/pointing'

/** Elements whose `@from` and `@to` are pages or lines. */
const PAGED: ReadonlySet<string> = new Set(['biblScope', 'citedRange', 'locus'])

/**
 * The attributes of dates, with what reads them (TEI P5, 14.4: att.datable.w3c and .iso). What a calendar of the edition's
 * own looks like (att.datable.custom) only the edition knows.
 */
const READERS: ReadonlyMap<string, (value: string) => DateReading> = new Map(
  ['when', 'from', 'to', 'notBefore', 'notAfter'].flatMap((name) => [
    [name, readW3cDate] as const,
    [`${name}-iso`, readIsoDate] as const,
  ]),
)

const ORDERS = ['', '-iso'].flatMap((suffix) => [
  [`from${suffix}`, `to${suffix}`] as const,
  [`notBefore${suffix}`, `notAfter${suffix}`] as const,
])

/** Every date that is no date, lies outside the calendar, or ends before it begins. */
export function checkDates(text: CheckedText): readonly Flaw[] {
  const flaws: Flaw[] = []
  for (const checked of text.elements) if (checked.tei) flaws.push(...datesOf(text, checked))
  return flaws
}

function datesOf(text: CheckedText, { element, local }: CheckedElement): readonly Flaw[] {
  let spans: Map<string, TimeSpan> | null = null
  const flaws: Flaw[] = []
  for (const attribute in element.attributes) {
    const read = READERS.get(attribute)
    if (!read || isPointing(local, attribute) || isPage(local, attribute)) continue
    const value = element.attributes[attribute]?.trim() ?? ''
    const reading = read(value)
    if (reading.kind !== 'date') flaws.push(noDate(attribute, value, reading.kind, text.valuePlace(element, attribute)))
    else if (reading.span) (spans ??= new Map<string, TimeSpan>()).set(attribute, reading.span)
  }
  return spans === null ? flaws : [...flaws, ...reversals(text, element, spans)]
}

function isPage(element: string, attribute: string): boolean {
  return PAGED.has(element) && (attribute === 'from' || attribute === 'to')
}

function reversals(text: CheckedText, element: XmlElement, spans: ReadonlyMap<string, TimeSpan>): readonly Flaw[] {
  return ORDERS.flatMap(([first, last]) => {
    const begin = spans.get(first)
    const end = spans.get(last)
    return begin && end && begin.from >= end.to ? [reversed(text, element, first, last)] : []
  })
}

function noDate(attribute: string, value: string, kind: 'form' | 'calendar', stretch: Flaw['stretch']): Flaw {
  const values = { attribute, value }
  if (value === '') {
    const message = `@${attribute} is empty. Say the date, or remove it.`
    return { severity: 'warning', code: 'date-empty', message, values, stretch }
  }
  if (kind === 'calendar') {
    const message = `@${attribute} says “${value}”, a day or time that does not exist.`
    return { severity: 'warning', code: 'date-impossible', message, values, stretch }
  }
  const message = `@${attribute} says “${value}”, which is no date as TEI writes them: 1935-05-27, 1935-05, 1935, --05-27, 18:30:00.`
  return { severity: 'warning', code: 'date-malformed', message, values, stretch }
}

function reversed(text: CheckedText, element: XmlElement, first: string, last: string): Flaw {
  const values = {
    first,
    begin: element.attributes[first] ?? '',
    last,
    end: element.attributes[last] ?? '',
  }
  return {
    severity: 'warning',
    code: 'date-reversed',
    message: `@${first} “${values.begin}” is later than @${last} “${values.end}”.`,
    values,
    stretch: text.valuePlace(element, last),
  }
}
