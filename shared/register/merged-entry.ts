import type { Entry } from './entry'
import { fold } from './fold'
import { identifierKey } from './identifiers'

/** The facts that are one line of text each. */
const lines = ['surname', 'forename', 'born', 'died', 'type', 'expansion'] as const

/**
 * An entry with all that others know: their names and variants as its variants, their roles, identifiers and pointers beside its
 * own, and of what it does not know itself, what the first of them knows. Descriptions and notes stand below each other.
 */
export function mergedEntry(into: Entry, others: readonly Entry[]): Entry {
  const all = [into, ...others]
  const first = (line: (typeof lines)[number]) => all.find((one) => one[line] !== '')?.[line] ?? ''
  const forms = others.flatMap((one) => [one.name, ...one.variants])
  return {
    ...into,
    ...Object.fromEntries(lines.map((line) => [line, first(line)])),
    variants: each([...into.variants, ...forms], (form) => form).filter((form) => form !== into.name),
    roles: each(
      all.flatMap(({ roles }) => roles),
      fold,
    ),
    coordinates: all.find(({ coordinates }) => coordinates !== null)?.coordinates ?? null,
    description: paragraphs(all.map(({ description }) => description)),
    identifiers: each(
      all.flatMap(({ identifiers }) => identifiers),
      identifierKey,
    ),
    pointers: each(
      [...into.pointers, ...others.flatMap((one) => one.pointers)],
      ({ text, value }) => `${text ?? ''} ${value}`,
    ),
    notes: paragraphs(all.map(({ notes }) => notes)),
  }
}

/** Each item once, by a key; the first of equal ones stays. */
function each<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  const found = new Map<string, T>()
  for (const item of items) if (!found.has(keyOf(item))) found.set(keyOf(item), item)
  return [...found.values()]
}

function paragraphs(texts: readonly string[]): string {
  return each(
    texts.filter((text) => text !== ''),
    (text) => text,
  ).join('\n')
}
