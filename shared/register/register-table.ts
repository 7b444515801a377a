import type { EntryKind } from '../edition'
import { assertNever } from '../finding'
import { joinCell, joinPairs, splitCell, splitPairs } from './cell-list'
import { readCsv, writeCsv } from './csv'
import { entryKinds, newEntry, type Coordinates, type Entry } from './entry'

/** The columns of a register as a table, each with one fact; their names are the first line of it. */
export const registerColumns = [
  'id',
  'kind',
  'name',
  'variants',
  'surname',
  'forename',
  'roles',
  'born',
  'died',
  'type',
  'latitude',
  'longitude',
  'expansion',
  'description',
  'identifiers',
  'notes',
  'xml_id',
  'pointers',
] as const

/** One of {@link registerColumns}. */
export type RegisterColumn = (typeof registerColumns)[number]

/**
 * A register as a table (RFC 4180), one line for each entry. Several values stand in one cell as `cell-list.ts` says;
 * identifiers as `VIAF=12345`, pointers that mean the entry in one text only as `text=#value`.
 */
export function writeRegisterTable(register: readonly Entry[]): string {
  return writeCsv([registerColumns, ...register.map((entry) => entryCells(entry, registerColumns))])
}

/** What an entry has in these columns. */
export function entryCells(entry: Entry, columns: readonly RegisterColumn[]): readonly string[] {
  return columns.map((column) => cellOf(entry, column))
}

function cellOf(entry: Entry, column: RegisterColumn): string {
  switch (column) {
    case 'variants':
    case 'roles':
      return joinCell(entry[column])
    case 'identifiers':
      return joinPairs(entry.identifiers.map(({ type, value }) => [type, value]))
    case 'pointers':
      return joinPairs(entry.pointers.map(({ text, value }) => [text, value]))
    case 'latitude':
    case 'longitude':
      return entry.coordinates === null ? '' : String(entry.coordinates[column])
    case 'xml_id':
      return entry.xmlId
    case 'id':
    case 'kind':
    case 'name':
    case 'surname':
    case 'forename':
    case 'born':
    case 'died':
    case 'type':
    case 'expansion':
    case 'description':
    case 'notes':
      return entry[column]
    default:
      return assertNever(column)
  }
}

/** Reads a table that {@link writeRegisterTable} wrote, its columns in any order; `null` where it is none. */
export function readRegisterTable(table: string): readonly Entry[] | null {
  const reading = readCsv(table, ',')
  const [head, ...rows] = reading.ok ? reading.rows : []
  if (head === undefined || !registerColumns.every((column) => head.includes(column))) return null
  const entries = rows.map((row) => entryOf(new Map(head.map((column, index) => [column, row[index] ?? '']))))
  return entries.every((entry) => entry !== null) ? entries : null
}

function entryOf(row: ReadonlyMap<string, string>): Entry | null {
  const cell = (column: RegisterColumn): string => row.get(column) ?? ''
  const kind = kindOf(cell('kind'))
  if (kind === null) return null
  return newEntry({
    id: cell('id'),
    kind,
    name: cell('name'),
    variants: splitCell(cell('variants')),
    xmlId: cell('xml_id'),
    pointers: splitPairs(cell('pointers')).map(([text, value]) => ({ value, text })),
    surname: cell('surname'),
    forename: cell('forename'),
    roles: splitCell(cell('roles')),
    born: cell('born'),
    died: cell('died'),
    type: cell('type'),
    coordinates: coordinatesOf(cell('latitude'), cell('longitude')),
    expansion: cell('expansion'),
    description: cell('description'),
    identifiers: splitPairs(cell('identifiers')).map(([type, value]) => ({ type: type ?? 'URI', value })),
    notes: cell('notes'),
  })
}

const kindOf = (word: string): EntryKind | null => entryKinds.find((kind) => kind === word) ?? null

/** Coordinates in decimal degrees, as two cells say them; `null` where they do not lie on the globe. */
export function coordinatesOf(north: string, east: string): Coordinates | null {
  const [latitude, longitude] = [north, east].map((cell) => (/^\s*[-+]?[\d.]/.test(cell) ? Number(cell) : NaN))
  if (latitude === undefined || longitude === undefined) return null
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null
}
