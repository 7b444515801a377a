/** What a {@link Shape} answers where a value does not have it. */
export const wrong = Symbol('wrong')

/**
 * Takes of a value that JSON gave what is known of it, or answers `wrong`. `lenient` for what a newer program wrote: of
 * lists, what is not understood is left out.
 */
export type Shape<T> = (value: unknown, lenient: boolean) => T | typeof wrong

/** What a shape takes. */
export type Shaped<S> = S extends Shape<infer T> ? T : never

const longest = 1_000_000

/** A string of at most a million UTF-16 units. */
export const text: Shape<string> = (value) => (typeof value === 'string' && value.length <= longest ? value : wrong)

/** A number; JSON knows no others than finite ones. */
export const number: Shape<number> = (value) => (typeof value === 'number' ? value : wrong)

/** A whole number from 0 to 2³² − 1. */
export const count: Shape<number> = (value) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0xffffffff ? value : wrong

/** What `shape` takes, or `null`. */
export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return (value, lenient) => (value === null ? null : shape(value, lenient))
}

/** What `shape` takes, or `absent` where a field is not there, as in the files of earlier programs. */
export function optional<T>(shape: Shape<T>, absent: T): Shape<T> {
  return (value, lenient) => (value === undefined ? absent : shape(value, lenient))
}

/** One of some strings. */
export function oneOf<const T extends string>(...known: readonly T[]): Shape<T> {
  return (value) => known.find((one) => one === value) ?? wrong
}

/** An array of what `shape` takes. */
export function list<T>(shape: Shape<T>): Shape<readonly T[]> {
  return (value, lenient) => {
    if (!Array.isArray(value)) return wrong
    const items: T[] = []
    for (const one of value as readonly unknown[]) {
      const item = shape(one, lenient)
      if (item !== wrong) items.push(item)
      else if (!lenient) return wrong
    }
    return items
  }
}

/** An object with at least these fields; others are left out. */
export function fields<T extends object>(shapes: { readonly [K in keyof T]: Shape<T[K]> }): Shape<T> {
  return (value, lenient) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong
    const object: Partial<T> = {}
    for (const key of Object.keys(shapes) as (keyof T & string)[]) {
      const field = shapes[key]((value as Readonly<Record<string, unknown>>)[key], lenient)
      if (field === wrong) return wrong
      object[key] = field
    }
    return object as T
  }
}

/** An object of any fields, which whoever uses them looks at; at most a million UTF-16 units as JSON. */
export const anything: Shape<Readonly<Record<string, unknown>>> = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && JSON.stringify(value).length <= longest
    ? (value as Readonly<Record<string, unknown>>)
    : wrong

/** An object whose fields are strings and numbers. */
export const values: Shape<Readonly<Record<string, string | number>>> = (value) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong
  const entries = Object.entries(value as Readonly<Record<string, unknown>>)
  const plain = entries.filter(
    (entry): entry is [string, string | number] => text(entry[1], false) !== wrong || number(entry[1], false) !== wrong,
  )
  return plain.length === entries.length ? Object.fromEntries(plain) : wrong
}
