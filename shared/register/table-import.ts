import type { EntryKind } from '../edition'
import { splitCell, splitPairs } from './cell-list'
import { readCoordinates } from './coordinates'
import { newEntry, isSameEntry, type Entry, type Identifier, type Pointer } from './entry'
import type { FoundEntry } from './entries-in-text'
import { factsWith, folded, type EntryFacts } from './entry-facts'
import { fold } from './fold'
import { headwordParts } from './headword'
import { identifierKey, readIdentifier } from './identifiers'
import { coordinatesOf } from './register-table'
import { kindInCell, type ColumnUse, type GuessedTable } from './table-columns'
import type { TakenEntry } from './take-entries'
import { xmlIdFor } from './xml-id'

/** An entry of a file that is to be taken into a register. */
export interface EntryRead {
  readonly facts: EntryFacts
  /** Its id in the register that was exported; `''` where the file has none. */
  readonly id: string
  /** What it is pointed at by, the first of them as its `xml:id`. */
  readonly xmlIds: readonly string[]
  readonly pointers: readonly Pointer[]
}

/** What becomes of an entry that the register has already. */
export type WhereKnown = 'leave' | 'fill' | 'replace'

/** What importing a file comes to. */
export interface RegisterImport {
  readonly changes: readonly TakenEntry[]
  readonly added: number
  readonly changed: number
  /** Entries that the register has, and that stay as they are. */
  readonly left: number
}

/** The entries in the rows of a table; a row without a name gives none. `kind` is that of rows that do not say theirs. */
export function entriesInTable(
  { rows, head }: GuessedTable,
  uses: readonly ColumnUse[],
  kind: EntryKind,
): readonly EntryRead[] {
  return rows.flatMap((row) => entryInRow(row, uses, head, kind) ?? [])
}

function entryInRow(
  row: readonly string[],
  uses: readonly ColumnUse[],
  head: readonly string[],
  usual: EntryKind,
): EntryRead | null {
  const cells = (wanted: ColumnUse) =>
    uses.flatMap((use, index) => (use === wanted ? [(row[index] ?? '').trim()] : [])).filter((cell) => cell !== '')
  const cell = (wanted: ColumnUse) => folded(cells(wanted)[0] ?? '')
  const kind = kindInCell(cell('kind')) ?? usual
  const [surname, forename] = [cell('surname'), cell('forename')]
  const name = cell('name') || [surname, forename].filter((part) => part !== '').join(', ')
  if (name === '') return null
  const several = (wanted: ColumnUse) =>
    [...new Set(cells(wanted).flatMap(splitCell).map(folded))].filter((one) => one !== '')
  const identifiers = uses.flatMap((use, index) =>
    use === 'identifiers' ? identifiersIn(row[index] ?? '', head[index] ?? '') : [],
  )
  const xmlId = cell('xml_id')
  return {
    id: cell('id'),
    xmlIds: xmlId === '' ? [] : [xmlId],
    pointers: splitPairs(cells('pointers')[0] ?? '').map(([text, value]) => ({ text, value })),
    facts: factsWith({
      kind,
      name,
      variants: several('variants').filter((one) => one !== name),
      ...(kind === 'person' ? (surname + forename === '' ? headwordParts(name) : { surname, forename }) : {}),
      roles: several('roles'),
      born: cell('born'),
      died: cell('died'),
      type: cell('type'),
      coordinates: readCoordinates(cell('coordinates')) ?? coordinatesOf(cell('latitude'), cell('longitude')),
      expansion: cell('expansion'),
      description: cell('description'),
      identifiers,
      notes: cell('notes'),
    }),
  }
}

/** Identifiers in a cell; of a column that is called after an authority its numbers. */
function identifiersIn(cell: string, head: string): readonly Identifier[] {
  const authority = /^(viaf|wikidata|gnd|geonames)\b/i.exec(head.trim())?.[1] ?? ''
  return splitPairs(cell).flatMap(([type, value]): Identifier[] => {
    // What stands before an equals sign in an address is no type.
    const isPair = type !== null && /^[\p{L}][\p{L}\p{N} _-]*$/u.test(type.trim())
    const words = folded(isPair || type === null ? value : `${type}=${value}`)
    if (words === '') return []
    if (isPair) return [{ type: folded(type), value: words }]
    const { identifier } = readIdentifier(words, authority)
    return [identifier]
  })
}

/** The entries that a TEI file lists; those that it only mentions are none of them. */
export function entriesRead(found: readonly FoundEntry[]): readonly EntryRead[] {
  return found.filter(({ listed }) => listed).map(({ facts, ids }) => ({ facts, id: '', xmlIds: ids, pointers: [] }))
}

/**
 * What a register becomes when the entries of a file are taken into it. One is known by its id, its `xml:id` and name, an
 * identifier, or kind and name together; `where` says what becomes of it then: it stays, what it lacks is filled, or the
 * file's facts replace its own where the file has any.
 */
export function importEntries(
  read: readonly EntryRead[],
  register: readonly Entry[],
  where: WhereKnown,
  newId: () => string,
): RegisterImport {
  const now = new Map(register.map((entry) => [entry.id, entry]))
  const known = new Known(register)
  const xmlIds = new Set(register.map(({ xmlId }) => xmlId))
  let left = 0
  for (const one of read) {
    const entry = known.find(one)
    if (entry === null) {
      const made = madeOf(one, xmlIds, newId())
      xmlIds.add(made.xmlId)
      now.set(made.id, made)
      known.add(made)
      continue
    }
    const before = now.get(entry.id) ?? entry
    const after = where === 'leave' ? before : where === 'fill' ? filled(before, one) : replaced(before, one)
    if (isSameEntry(before, after)) left += 1
    now.set(entry.id, after)
  }
  const first = new Map(register.map((entry) => [entry.id, entry]))
  const changes = [...now.values()].flatMap((after): TakenEntry[] => {
    const before = first.get(after.id) ?? null
    return before !== null && isSameEntry(before, after) ? [] : [{ before, after }]
  })
  const added = changes.filter(({ before }) => before === null).length
  return { changes, added, changed: changes.length - added, left }
}

/** The entries of a register by what makes them known again. */
class Known {
  readonly #by = new Map<string, Entry>()

  constructor(register: readonly Entry[]) {
    for (const entry of register) this.add(entry)
  }

  add(entry: Entry): void {
    const { kind, name, xmlId, identifiers } = entry
    const keys = [`id ${entry.id}`, `xml ${xmlId} ${kind} ${fold(name)}`, `name ${kind} ${fold(name)}`]
    for (const key of [...keys, ...identifiers.map((one) => `is ${kind} ${identifierKey(one)}`)])
      if (!this.#by.has(key)) this.#by.set(key, entry)
  }

  find({ facts: { kind, name, identifiers }, id, xmlIds }: EntryRead): Entry | null {
    const keys = [
      ...(id === '' ? [] : [`id ${id}`]),
      ...xmlIds.map((xmlId) => `xml ${xmlId} ${kind} ${fold(name)}`),
      ...identifiers.map((one) => `is ${kind} ${identifierKey(one)}`),
      `name ${kind} ${fold(name)}`,
    ]
    const key = keys.find((one) => this.#by.has(one))
    return key === undefined ? null : (this.#by.get(key) ?? null)
  }
}

const ncName = /^[\p{L}_][\p{L}\p{N}\p{M}_.·-]*$/u

function madeOf({ facts, id, xmlIds, pointers }: EntryRead, taken: ReadonlySet<string>, other: string): Entry {
  const [own, ...more] = xmlIds.filter((xmlId) => ncName.test(xmlId) && !taken.has(xmlId))
  const xmlId = own ?? xmlIdFor(facts.kind, facts.name, taken)
  const names = more.map((value) => ({ value: `#${value}`, text: null }))
  return newEntry({ ...facts, id: id === '' ? other : id, xmlId, pointers: [...pointers, ...names] })
}

/** The facts that are one text each. */
const words = ['born', 'died', 'type', 'expansion', 'description', 'notes'] as const

function filled(entry: Entry, { facts }: EntryRead): Entry {
  const or = (fact: (typeof words)[number]) => [fact, entry[fact] === '' ? facts[fact] : entry[fact]] as const
  const { surname, forename } = entry.surname + entry.forename === '' ? facts : entry
  return {
    ...withLists(entry, facts),
    surname,
    forename,
    ...Object.fromEntries(words.map(or)),
    coordinates: entry.coordinates ?? facts.coordinates,
  }
}

function replaced(entry: Entry, { facts }: EntryRead): Entry {
  const or = (fact: (typeof words)[number]) => [fact, facts[fact] === '' ? entry[fact] : facts[fact]] as const
  const { name } = facts
  const former = fold(name) === fold(entry.name) ? [] : [entry.name]
  const joined = withLists({ ...entry, name }, { ...facts, variants: [...facts.variants, ...former] })
  const roles = facts.roles.length > 0 ? facts.roles : entry.roles
  const { surname, forename } = facts.surname + facts.forename === '' ? entry : facts
  const told = Object.fromEntries(words.map(or))
  return { ...joined, surname, forename, ...told, roles, coordinates: facts.coordinates ?? entry.coordinates }
}

/** Variants and identifiers come together; roles only where there were none. */
function withLists(entry: Entry, { name, variants, roles, identifiers }: EntryFacts): Entry {
  const forms = new Set([entry.name, ...entry.variants].map(fold))
  const keys = new Set(entry.identifiers.map(identifierKey))
  return {
    ...entry,
    variants: [
      ...entry.variants,
      ...[name, ...variants].filter((form) => !forms.has(fold(form)) && forms.add(fold(form))),
    ],
    roles: entry.roles.length > 0 ? entry.roles : roles,
    identifiers: [...entry.identifiers, ...identifiers.filter((one) => !keys.has(identifierKey(one)))],
  }
}
