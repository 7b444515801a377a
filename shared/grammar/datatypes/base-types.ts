import type { PrefixLookup } from '../datatype'
import {
  compareDurations,
  compareMoments,
  readDuration,
  readMoment,
  type CalendarType,
  type Duration,
  type Moment,
} from './calendar'
import { compareDecimals, digitsOf, INTEGERS, readDecimal, readFloat, type Decimal } from './numbers'
import { readExpression } from './regular-expression'

/** What is done to the white space of a text before it is read (XML Schema Part 2, section 4.3.6). */
export type WhiteSpace = 'preserve' | 'replace' | 'collapse'

/** A type of XML Schema before facets: how a text becomes a value, and what can be asked of values. */
export interface BaseType<V = unknown> {
  readonly name: string
  readonly whiteSpace: WhiteSpace
  /** The value of a text with white space normalised; `null` where it is none. */
  readonly read: (text: string, prefixes: PrefixLookup) => V | null
  /** The same text for equal values. */
  readonly canonical: (value: V) => string
  /** Order of two values; `null` where they have none. `undefined` where the type has none. */
  readonly compare?: (a: V, b: V) => number | null
  /** Length in the unit of the type: characters, bytes or words. */
  readonly length?: (value: V) => number
  readonly digits?: (value: V) => { total: number; fraction: number }
  readonly contextual?: boolean
  /** Completes “… is wanted”. */
  readonly wanted: string
}

const characters = (text: string): number => [...text].length

function textType(
  name: string,
  whiteSpace: WhiteSpace,
  wanted: string,
  allows: (text: string) => boolean = () => true,
): BaseType {
  const type: BaseType<string> = {
    name,
    whiteSpace,
    wanted,
    read: (text) => (allows(text) ? text : null),
    canonical: (text) => text,
    length: characters,
  }
  return type as BaseType
}

function matcher(expression: string): (text: string) => boolean {
  const { expression: compiled } = readExpression(expression)
  return (text) => compiled?.test(text) === true
}

const isName = matcher('\\i\\c*')
const isNmtoken = matcher('\\c+')
const isNCName = matcher('[\\i-[:]][\\c-[:]]*')
const isLanguage = matcher('[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*')

function listType(name: string, wanted: string, each: (text: string) => boolean): BaseType {
  const type: BaseType<readonly string[]> = {
    name,
    whiteSpace: 'collapse',
    wanted,
    read: (text) => {
      const words = text === '' ? [] : text.split(' ')
      return words.length > 0 && words.every(each) ? words : null
    },
    canonical: (words) => words.join(' '),
    length: (words) => words.length,
  }
  return type as BaseType
}

/**
 * A reference to a resource (RFC 2396 with what XLink lets stand unescaped): nearly any text, but percent signs begin two
 * digits of base 16, there is one `#` at most, what stands before a first `:` is a scheme, and brackets enclose an
 * address of IPv6 (RFC 2732).
 */
function isUri(text: string): boolean {
  if (/%(?![0-9a-fA-F]{2})/.test(text) || text.indexOf('#') !== text.lastIndexOf('#')) return false
  const [, scheme, rest = ''] = /^(?:([^:/?#]*):)?(.*)$/s.exec(text) ?? []
  if (scheme !== undefined && (!/^[a-zA-Z][a-zA-Z0-9+.-]*$/.test(scheme) || /^(?:#|$)/.test(rest))) return false
  return rest !== '//' && !/[[\]]/.test(rest.replace(/^\/\/([^/?#@]*@)?\[[0-9a-fA-F:.]+\]/, ''))
}

function calendarType(name: CalendarType, wanted: string): BaseType {
  const type: BaseType<Moment> = {
    name,
    whiteSpace: 'collapse',
    wanted,
    read: (text) => readMoment(name, text),
    canonical: ({ milliseconds, fraction, zone }) => `${String(milliseconds)}.${fraction}${zone === null ? '' : 'Z'}`,
    compare: compareMoments,
  }
  return type as BaseType
}

function decimalType(name: string, wanted: string, least: string | null, greatest: string | null): BaseType {
  const whole = name !== 'decimal'
  const bound = (text: string | null) => (text === null ? null : readDecimal(text))
  const [low, high] = [bound(least), bound(greatest)]
  const type: BaseType<Decimal> = {
    name,
    whiteSpace: 'collapse',
    wanted,
    read: (text) => {
      const value = whole && text.includes('.') ? null : readDecimal(text)
      if (value === null) return null
      const below = low !== null && compareDecimals(value, low) < 0
      return below || (high !== null && compareDecimals(value, high) > 0) ? null : value
    },
    canonical: ({ digits, scale }) => `${String(digits)}/${String(scale)}`,
    compare: compareDecimals,
    digits: digitsOf,
  }
  return type as BaseType
}

function floatType(name: string): BaseType {
  const round = name === 'float' ? Math.fround : (value: number) => value
  const type: BaseType<number> = {
    name,
    whiteSpace: 'collapse',
    wanted: 'a number such as 1.5',
    read: (text) => {
      const value = readFloat(text)
      return value === null ? null : round(value)
    },
    canonical: String,
    compare: (a, b) => (Number.isNaN(a) || Number.isNaN(b) ? (Object.is(a, b) ? 0 : null) : a - b),
  }
  return type as BaseType
}

function bytesType(name: string, wanted: string, bytes: (text: string) => string | null): BaseType {
  const type: BaseType<string> = {
    name,
    whiteSpace: 'collapse',
    wanted,
    read: bytes,
    canonical: (value) => value,
    length: (value) => (name === 'hexBinary' ? value.length / 2 : Math.floor((value.replace(/=/g, '').length * 3) / 4)),
  }
  return type as BaseType
}

function readBase64(text: string): string | null {
  const plain = text.replace(/ /g, '')
  const whole = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(plain)
  // The bits of a last character that no byte takes are zero.
  return whole && !/[^AQgw]==$/.test(plain) && !/[^AEIMQUYcgkosw048]=$/.test(plain.replace(/==$/, '')) ? plain : null
}

const QNAME: BaseType = {
  name: 'QName',
  whiteSpace: 'collapse',
  wanted: 'a name, with a prefix that is declared',
  contextual: true,
  read: (text, prefixes) => {
    const parts = text.split(':')
    if (parts.length > 2 || !parts.every(isNCName)) return null
    const [local = '', prefix = ''] = parts.toReversed()
    const uri = prefixes(prefix)
    return uri === null && prefix !== '' ? null : `${local} ${uri ?? ''}`
  },
  canonical: String,
}

const BOOLEAN: BaseType = {
  name: 'boolean',
  whiteSpace: 'collapse',
  wanted: '“true” or “false”',
  read: (text) => (/^(?:true|false|1|0)$/.test(text) ? (text === 'true' || text === '1' ? '1' : '0') : null),
  canonical: String,
}

const DURATION_TYPE: BaseType<Duration> = {
  name: 'duration',
  whiteSpace: 'collapse',
  wanted: 'a duration such as P1Y2M or PT20M',
  read: readDuration,
  canonical: ({ months, seconds }) => `${String(months)} ${String(seconds)}`,
  compare: compareDurations,
}

const WHOLE: Readonly<Record<string, string>> = {
  integer: 'a whole number',
  nonNegativeInteger: 'a whole number, 0 or more',
  positiveInteger: 'a whole number, 1 or more',
  nonPositiveInteger: 'a whole number, 0 or less',
  negativeInteger: 'a whole number less than 0',
}

/** The types of XML Schema by name. */
export const BASE_TYPES: ReadonlyMap<string, BaseType> = new Map(
  [
    textType('string', 'preserve', 'text'),
    textType('normalizedString', 'replace', 'text'),
    textType('token', 'collapse', 'text'),
    textType('language', 'collapse', 'the code of a language such as en or de-AT', isLanguage),
    textType('Name', 'collapse', 'a name: letters, digits, “.”, “-”, “_”, beginning with a letter', isName),
    textType('NCName', 'collapse', 'a name: letters, digits, “.”, “-”, “_”, beginning with a letter', isNCName),
    textType('NMTOKEN', 'collapse', 'a word of letters, digits, “.”, “-”, “_”, “:”', isNmtoken),
    textType('ID', 'collapse', 'an identifier: letters, digits, “.”, “-”, “_”, beginning with a letter', isNCName),
    textType('IDREF', 'collapse', 'the identifier of an element', isNCName),
    textType('ENTITY', 'collapse', 'the name of an entity', isNCName),
    textType('NOTATION', 'collapse', 'the name of a notation', (text) => text.split(':').every(isNCName)),
    textType('anyURI', 'collapse', 'an address such as https://example.org/ or #id', isUri),
    listType('NMTOKENS', 'words of letters, digits, “.”, “-”, “_”, “:”', isNmtoken),
    listType('IDREFS', 'identifiers of elements', isNCName),
    listType('ENTITIES', 'names of entities', isNCName),
    BOOLEAN,
    QNAME,
    DURATION_TYPE as BaseType,
    decimalType('decimal', 'a number such as 1.5', null, null),
    ...Object.entries(INTEGERS).map(([name, [least, greatest]]) =>
      decimalType(name, WHOLE[name] ?? `a whole number from ${String(least)} to ${String(greatest)}`, least, greatest),
    ),
    floatType('float'),
    floatType('double'),
    calendarType('dateTime', 'a date with a time such as 1933-05-27T14:30:00'),
    calendarType('date', 'a date such as 1933-05-27'),
    calendarType('time', 'a time such as 14:30:00'),
    calendarType('gYearMonth', 'a month such as 1933-05'),
    calendarType('gYear', 'a year such as 1933'),
    calendarType('gMonthDay', 'a day of any year such as --05-27'),
    calendarType('gMonth', 'a month of any year such as --05'),
    calendarType('gDay', 'a day of any month such as ---27'),
    bytesType('hexBinary', 'bytes in base 16 such as 0FB7', (text) =>
      /^(?:[0-9a-fA-F]{2})*$/.test(text) ? text.toUpperCase() : null,
    ),
    bytesType('base64Binary', 'bytes in base 64', readBase64),
  ].map((type) => [type.name, type]),
)
