/** A decimal number of any length: `digits` divided by ten to the power of `scale`. */
export interface Decimal {
  readonly digits: bigint
  readonly scale: number
}

/** Reads a decimal (XML Schema Part 2, section 3.2.3); `null` where it is written otherwise. */
export function readDecimal(text: string): Decimal | null {
  if (!/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text)) return null
  const [whole = '', fraction = ''] = text.replace(/^\+/, '').split('.')
  const kept = fraction.replace(/0+$/, '')
  return { digits: BigInt(`${whole}${kept}`.replace(/^-?$/, '0')), scale: kept.length }
}

/** Less than 0, 0 or more as `a` is less than, equal to or more than `b`. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale)
  const left = a.digits * 10n ** BigInt(scale - a.scale)
  const right = b.digits * 10n ** BigInt(scale - b.scale)
  return left < right ? -1 : left > right ? 1 : 0
}

/** How many digits `decimal` has without zeros before and after, and how many of them are a fraction. */
export function digitsOf(decimal: Decimal): { total: number; fraction: number } {
  const digits = String(decimal.digits).replace('-', '')
  return { total: Math.max(digits === '0' ? 1 : digits.length, decimal.scale), fraction: decimal.scale }
}

/** Reads a float or double (sections 3.2.4 and 3.2.5); `null` where it is written otherwise. */
export function readFloat(text: string): number | null {
  if (text === 'INF') return Infinity
  if (text === '-INF') return -Infinity
  if (text === 'NaN') return NaN
  return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : null
}

/** The integer types (section 3.3) with the least and the greatest value of each; `null` for no bound. */
export const INTEGERS: Readonly<Record<string, readonly [string | null, string | null]>> = {
  integer: [null, null],
  nonPositiveInteger: [null, '0'],
  negativeInteger: [null, '-1'],
  long: ['-9223372036854775808', '9223372036854775807'],
  int: ['-2147483648', '2147483647'],
  short: ['-32768', '32767'],
  byte: ['-128', '127'],
  nonNegativeInteger: ['0', null],
  positiveInteger: ['1', null],
  unsignedLong: ['0', '18446744073709551615'],
  unsignedInt: ['0', '4294967295'],
  unsignedShort: ['0', '65535'],
  unsignedByte: ['0', '255'],
}
