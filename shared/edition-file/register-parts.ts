import type { EntryKind } from '../edition'
import { readCsv } from '../register/csv'
import { newEntry, type Entry } from '../register/entry'
import { readRegisterTable } from '../register/register-table'
import type { Refusal } from '../register/suggestion'
import { xmlIdFor } from '../register/xml-id'
import { fields, list, number, oneOf, optional, orNull, text, wrong, type Shaped } from './shapes'

const kinds = ['person', 'place', 'organisation', 'term'] as const satisfies readonly EntryKind[]

const words = optional(text, '')

const entry = fields({
  id: text,
  kind: oneOf(...kinds),
  name: text,
  variants: list(text),
  // The first version of the format knew no more of an entry than these.
  xmlId: words,
  pointers: optional(list(fields({ value: text, text: orNull(text) })), []),
  surname: words,
  forename: words,
  roles: optional(list(text), []),
  born: words,
  died: words,
  type: words,
  coordinates: optional(orNull(fields({ latitude: number, longitude: number })), null),
  expansion: words,
  description: words,
  identifiers: optional(list(fields({ type: text, value: text })), []),
  notes: words,
})

const entries = list(entry)

/** The entries that a JSON value lists, or `null` where it does not; `lenient` for what a newer program wrote. */
export function entriesOf(value: unknown, lenient: boolean): readonly Entry[] | null {
  const read = entries(value, lenient)
  return read === wrong ? null : withXmlIds(read)
}

/** Reads the register as a table of this version of the format, or of the first; `null` where it is none. */
export function readFiledTable(table: string): readonly Entry[] | null {
  return readRegisterTable(table) ?? readFirstTable(table)
}

const firstHead = ['id', 'kind', 'name', 'variants']

/** The table of the first version: the variants after the name, in cells of their own. */
function readFirstTable(table: string): readonly Entry[] | null {
  const reading = readCsv(table, ',')
  const [head, ...rows] = reading.ok ? reading.rows : []
  if (head?.join() !== firstHead.join()) return null
  const read = rows.map(([id = '', kind = '', name = '', ...variants]) => entry({ id, kind, name, variants }, false))
  return read.every((one) => one !== wrong) ? withXmlIds(read) : null
}

/** Entries with an `xml:id` of their own each, where they had none or that of another. */
function withXmlIds(read: readonly Shaped<typeof entry>[]): readonly Entry[] {
  const taken = new Set<string>()
  return read.map((one) => {
    const own = one.xmlId !== '' && !taken.has(one.xmlId)
    const xmlId = own ? one.xmlId : xmlIdFor(one.kind, one.name, taken)
    taken.add(xmlId)
    return newEntry({ ...one, xmlId })
  })
}

const refusals = list(fields({ kind: oneOf(...kinds, 'date'), text, context: orNull(text) }))

/** The refused suggestions that a JSON value lists, or `null` where it does not; `lenient` for what a newer program wrote. */
export function refusalsOf(value: unknown, lenient: boolean): readonly Refusal[] | null {
  const read = refusals(value, lenient)
  return read === wrong ? null : read
}
