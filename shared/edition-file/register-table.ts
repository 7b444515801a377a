import type { EntryKind } from '../edition'
import { newEntry, type Entry } from '../register/entry'
import { xmlIdFor } from '../register/xml-id'
import { fields, list, oneOf, text, wrong } from './shapes'

const kinds = ['person', 'place', 'organisation', 'term'] as const satisfies readonly EntryKind[]

const entries = list(fields({ id: text, kind: oneOf(...kinds), name: text, variants: list(text) }))

/** The entries that a JSON value lists, or `null` where it does not; `lenient` for what a newer program wrote. */
export function entriesOf(value: unknown, lenient: boolean): readonly Entry[] | null {
  const read = entries(value, lenient)
  if (read === wrong) return null
  const taken = new Set<string>()
  const facts = value as readonly Partial<Entry>[]
  return read.map((entry, index) => {
    const xmlId = facts[index]?.xmlId ?? xmlIdFor(entry.kind, entry.name, taken)
    taken.add(xmlId)
    return newEntry({ ...facts[index], ...entry, xmlId })
  })
}

const head = ['id', 'kind', 'name', 'entry', 'variants']

/** The register as a table (RFC 4180) for any program: one line for each entry, the variants after the name in cells of their own. */
export function writeRegisterTable(register: readonly Entry[]): string {
  const rows = [
    head,
    ...register.map((entry) => [entry.id, entry.kind, entry.name, JSON.stringify(entry), ...entry.variants]),
  ]
  return rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`

/** Reads such a table; `null` where it is none. */
export function readRegisterTable(table: string): readonly Entry[] | null {
  const [first, ...rows] = rowsOf(table)
  if (first?.join() !== head.join()) return null
  return rows.map(([, , , entry = '']) => JSON.parse(entry) as Entry)
}

function rowsOf(table: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  for (const [, cell = '', after = ''] of table.matchAll(/"((?:[^"]|"")*)"(,|\r\n)/gy)) {
    row.push(cell.replaceAll('""', '"'))
    if (after === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}
