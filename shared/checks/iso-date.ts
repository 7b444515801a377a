import { readW3cDate, type DateReading } from '../tei/w3c-date'

const DURATION =
  /^[+-]?P(?=.)(?:\d+(?:[.,]\d+)?W|(?:\d+(?:[.,]\d+)?Y)?(?:\d+(?:[.,]\d+)?M)?(?:\d+(?:[.,]\d+)?D)?(?:T(?=\d)(?:\d+(?:[.,]\d+)?H)?(?:\d+(?:[.,]\d+)?M)?(?:\d+(?:[.,]\d+)?S)?)?)$/
const TIME = '\\d\\d(?::?\\d\\d(?::?\\d\\d(?:[.,]\\d+)?)?)?(?:Z|[+-]\\d\\d(?::?\\d\\d)?)?'
const TIME_OF_DAY = new RegExp(`^T?${TIME}$`)
const BASIC_DAY = new RegExp(`^([+-]?\\d{4})(\\d\\d)(\\d\\d)(?:T${TIME})?$`)
const EXTENDED_DAY = new RegExp(`^([+-]?\\d{4,6}-\\d\\d-\\d\\d)T${TIME}$`)
const WEEK = /^[+-]?\d{4}-?W(?:0[1-9]|[1-4]\d|5[0-3])(?:-?[1-7])?$/
const DAY_OF_YEAR = /^[+-]?\d{4}-?(?:00[1-9]|0[1-9]\d|[12]\d\d|3[0-5]\d|36[0-6])$/
/** A century, and a year before it was asked for in four digits. */
const SHORT = /^[+-]?\d{2,3}$/

/**
 * Reads a date, time, duration or interval as `@when-iso` and the like hold it (TEI P5, teidata.temporal.iso, after ISO
 * 8601). The days are told only for the forms that `@when` has too.
 */
export function readIsoDate(value: string): DateReading {
  const parts = value.split('/')
  if (parts.length > 1) return readInterval(parts[0]?.startsWith('R') === true ? parts.slice(1) : parts)
  const reading = readW3cDate(value.replace(/^\+/, ''))
  if (reading.kind !== 'form') return reading
  if (DURATION.test(value)) return { kind: 'date', span: null }
  const [, year, month, day] = BASIC_DAY.exec(value) ?? []
  if (year !== undefined) return readW3cDate(`${year}-${month ?? ''}-${day ?? ''}`.replace(/^\+/, ''))
  const [, date] = EXTENDED_DAY.exec(value) ?? []
  if (date !== undefined) return readW3cDate(date.replace(/^\+/, ''))
  const known = [WEEK, DAY_OF_YEAR, TIME_OF_DAY, SHORT].some((form) => form.test(value))
  return known ? { kind: 'date', span: null } : { kind: 'form' }
}

function readInterval(ends: readonly string[]): DateReading {
  if (ends.length > 2) return { kind: 'form' }
  for (const end of ends) {
    // An open end is empty or `..` (ISO 8601-2); the second may leave out what the first has said.
    if (end === '' || end === '..' || /^[\d:T-]+$/.test(end)) continue
    const reading = readIsoDate(end)
    if (reading.kind !== 'date') return reading
  }
  return { kind: 'date', span: null }
}
