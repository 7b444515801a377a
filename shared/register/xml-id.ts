import type { EntryKind } from '../edition'

const prefixes: Readonly<Record<EntryKind, string>> = {
  person: 'person',
  place: 'place',
  organisation: 'org',
  term: 'term',
}

/**
 * An `xml:id` for an entry of this name that is none of `taken`: its kind and its words in small ASCII letters
 * (`person_adams-sherman`), counted up where that is taken. An NCName by construction.
 */
export function xmlIdFor(kind: EntryKind, name: string, taken: ReadonlySet<string>): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g)
  const base = [prefixes[kind], words?.join('-').slice(0, 60)].filter(Boolean).join('_')
  if (!taken.has(base)) return base
  for (let number = 2; ; number++) if (!taken.has(`${base}-${String(number)}`)) return `${base}-${String(number)}`
}
