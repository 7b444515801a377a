import type { Entry, Pointer } from './entry'
import { identifierKey } from './identifiers'

/**
 * One entry of several that are the same: the first, with what the others know beside it. Their names become variants, and
 * what pointed at them points at it.
 */
export function mergedEntry(into: Entry, others: readonly Entry[]): Entry {
  return others.reduce(mergedWith, into)
}

function mergedWith(one: Entry, other: Entry): Entry {
  const pointers: readonly Pointer[] = [...other.pointers, { value: `#${other.xmlId}`, text: null }]
  const fact = (name: 'surname' | 'forename' | 'born' | 'died' | 'type' | 'expansion') => one[name] || other[name]
  return {
    ...one,
    variants: unique([...one.variants, other.name, ...other.variants]).filter((name) => name !== one.name),
    pointers: unique([...one.pointers, ...pointers], ({ value, text }) => `${text ?? ''} ${value}`).filter(
      ({ value }) => value !== `#${one.xmlId}`,
    ),
    surname: fact('surname'),
    forename: fact('forename'),
    roles: unique([...one.roles, ...other.roles]),
    born: fact('born'),
    died: fact('died'),
    type: fact('type'),
    coordinates: one.coordinates ?? other.coordinates,
    expansion: fact('expansion'),
    description: both(one.description, other.description),
    identifiers: unique([...one.identifiers, ...other.identifiers], identifierKey),
    notes: both(one.notes, other.notes),
  }
}

function unique<T>(items: readonly T[], keyOf: (item: T) => string = String): readonly T[] {
  return [...new Map(items.map((item) => [keyOf(item), item] as const).reverse()).values()].reverse()
}

/** Two texts one after the other, where they are not the same. */
const both = (one: string, other: string): string =>
  one === other || other === '' ? one : one === '' ? other : `${one}\n${other}`
