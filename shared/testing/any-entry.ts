import fc from 'fast-check'
import { entryKinds, type Entry } from '../register/entry'

/** Entries of all kinds with any facts, made of texts like `text`; their `xml:id`s are NCNames. */
export function anyEntry(text: fc.Arbitrary<string>): fc.Arbitrary<Entry> {
  const degrees = (most: number) => fc.integer({ min: -most * 1000, max: most * 1000 }).map((whole) => whole / 1000)
  const texts = fc.array(text, { maxLength: 3 })
  return fc.record<Entry>({
    id: fc.uuid(),
    kind: fc.constantFrom(...entryKinds),
    name: text,
    variants: texts,
    xmlId: fc.stringMatching(/^[A-Za-z_][\w.-]{0,12}$/),
    pointers: fc.array(fc.record({ value: text, text: fc.option(text) }), { maxLength: 3 }),
    surname: text,
    forename: text,
    roles: texts,
    born: text,
    died: text,
    type: text,
    coordinates: fc.option(fc.record({ latitude: degrees(90), longitude: degrees(180) })),
    expansion: text,
    description: text,
    identifiers: fc.array(fc.record({ type: text, value: text }), { maxLength: 3 }),
    notes: text,
  })
}
