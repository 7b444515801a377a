import type { EntryKind } from '../edition'
import type { FoundEntry } from './entries-in-text'
import { entryKinds, isSameEntry, newEntry, type Entry, type Pointer } from './entry'
import { fold } from './fold'
import { identifierKey } from './identifiers'
import { xmlIdFor } from './xml-id'

/** What becomes of an entry. */
export interface TakenEntry {
  /** `null` for one that is new. */
  readonly before: Entry | null
  readonly after: Entry
}

/** An NCName (XML Names 1.0, production 4), as far as names in practice go. */
const ncName = /^[\p{L}_][\p{L}\p{N}\p{M}_.·-]*$/u

/**
 * What a register becomes when the entries that a text speaks of are taken into it: new ones, and those that it has already with
 * what they lacked. One with the same `xml:id` and name, or the same identifier, is the same; one whose `xml:id` means
 * somebody else in the register gets another, and is pointed at in this text alone by the old. Facts that the register
 * has are never changed.
 */
export function takeEntries(
  found: readonly FoundEntry[],
  text: string,
  register: readonly Entry[],
  newId: () => string,
): readonly TakenEntry[] {
  const taking = new Taking(text, register, newId)
  for (const one of found) taking.take(one)
  return taking.taken()
}

/** How many entries of each kind were found, for a sentence; kinds without one are left out. */
export function countsOf(found: readonly FoundEntry[]): Readonly<Partial<Record<EntryKind, number>>> {
  const counts = entryKinds.map((kind) => [kind, found.filter(({ facts }) => facts.kind === kind).length] as const)
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}

class Taking {
  readonly #text: string
  readonly #newId: () => string
  readonly #before: ReadonlyMap<string, Entry>
  readonly #entries = new Map<string, Entry>()
  readonly #xmlIds = new Set<string>()
  /** Ids of entries by what points at them: in this text, everywhere, by their `xml:id`, by their identifiers and as terms. */
  readonly #scoped = new Map<string, string>()
  readonly #everywhere = new Map<string, string>()
  readonly #identified = new Map<string, string>()
  readonly #terms = new Map<string, string>()

  constructor(text: string, register: readonly Entry[], newId: () => string) {
    this.#text = text
    this.#newId = newId
    this.#before = new Map(register.map((entry) => [entry.id, entry]))
    for (const entry of register) this.#put(entry)
  }

  take(found: FoundEntry): void {
    const known = this.#known(found)
    const filled = known === null ? this.#made(found) : filledFrom(known, found)
    this.#put(this.#pointedAt(filled, found))
  }

  taken(): readonly TakenEntry[] {
    return [...this.#entries.values()].flatMap((after) => {
      const before = this.#before.get(after.id) ?? null
      return before !== null && isSameEntry(before, after) ? [] : [{ before, after }]
    })
  }

  /** The entry of the register that is meant. */
  #known({ facts, ids, links, listed }: FoundEntry): Entry | null {
    for (const id of ids) {
      const own = this.#get(this.#scoped.get(`#${id}`))
      if (own !== null) return own
      const other = this.#get(this.#everywhere.get(`#${id}`))
      if (other?.kind === facts.kind && (listed ? isNamed(other, facts.name) : sharesWord(other, facts.name)))
        return other
    }
    for (const identifier of facts.identifiers) {
      const other = this.#get(this.#identified.get(identifierKey(identifier)))
      if (other?.kind === facts.kind) return other
    }
    for (const link of links) {
      const other = this.#get(this.#scoped.get(link) ?? this.#everywhere.get(link))
      if (other !== null) return other
    }
    return facts.kind === 'term' && listed ? this.#get(this.#terms.get(termKey(facts))) : null
  }

  #made({ facts, ids }: FoundEntry): Entry {
    const own = ids.find((id) => ncName.test(id) && !this.#xmlIds.has(id) && !this.#everywhere.has(`#${id}`))
    const xmlId = own ?? xmlIdFor(facts.kind, facts.name, this.#xmlIds)
    return newEntry({ ...facts, id: this.#newId(), xmlId, pointers: [] })
  }

  /** The entry with the pointers without which the text would not point at it. */
  #pointedAt(entry: Entry, { ids, links }: FoundEntry): Entry {
    const values = [...ids.map((id) => `#${id}`), ...links.filter((link) => !isCited(entry, link))]
    const pointers = values.flatMap((value): Pointer[] => {
      const meant = this.#scoped.get(value) ?? this.#everywhere.get(value)
      if (meant === entry.id || (meant === undefined && value === `#${entry.xmlId}`)) return []
      const everywhere = meant === undefined && !value.startsWith('#')
      return [{ value, text: everywhere ? null : this.#text }]
    })
    return pointers.length === 0 ? entry : { ...entry, pointers: [...entry.pointers, ...pointers] }
  }

  #put(entry: Entry): void {
    const { id } = entry
    this.#entries.set(id, entry)
    this.#xmlIds.add(entry.xmlId)
    this.#everywhere.set(`#${entry.xmlId}`, id)
    for (const { value, text } of entry.pointers)
      if (text === this.#text) this.#scoped.set(value, id)
      else if (text === null && !this.#everywhere.has(value)) this.#everywhere.set(value, id)
    for (const identifier of entry.identifiers) {
      this.#identified.set(identifierKey(identifier), id)
      if (!this.#everywhere.has(identifier.value)) this.#everywhere.set(identifier.value, id)
    }
    if (entry.kind === 'term') this.#terms.set(termKey(entry), id)
  }

  #get(id: string | undefined): Entry | null {
    return id === undefined ? null : (this.#entries.get(id) ?? null)
  }
}

const isCited = (entry: Entry, link: string): boolean => entry.identifiers.some(({ value }) => value === link)

const termKey = ({ name, expansion }: Pick<Entry, 'name' | 'expansion'>): string => `${name}\n${fold(expansion)}`

const isNamed = ({ name, variants }: Entry, words: string): boolean =>
  [name, ...variants].some((one) => fold(one) === fold(words))

function sharesWord({ name, variants }: Entry, words: string): boolean {
  const known = new Set([name, ...variants].flatMap(wordsIn))
  return wordsIn(words).some((word) => known.has(word))
}

const wordsIn = (name: string): readonly string[] => fold(name).match(/[\p{L}\p{N}]{2,}/gu) ?? []

/** An entry with what it lacked. */
function filledFrom(entry: Entry, { facts, listed }: FoundEntry): Entry {
  const keys = new Set(entry.identifiers.map(identifierKey))
  const identifiers = [...entry.identifiers, ...facts.identifiers.filter((one) => !keys.has(identifierKey(one)))]
  if (!listed) return { ...entry, identifiers }
  const or = (own: string, other: string) => (own === '' ? other : own)
  const names = [facts.name, ...facts.variants].filter((name) => !isNamed(entry, name))
  const [surname, forename] =
    entry.surname + entry.forename === '' ? [facts.surname, facts.forename] : [entry.surname, entry.forename]
  return {
    ...entry,
    variants: [...entry.variants, ...new Set(names)],
    surname,
    forename,
    roles: entry.roles.length === 0 ? facts.roles : entry.roles,
    born: or(entry.born, facts.born),
    died: or(entry.died, facts.died),
    type: or(entry.type, facts.type),
    coordinates: entry.coordinates ?? facts.coordinates,
    expansion: or(entry.expansion, facts.expansion),
    description: or(entry.description, facts.description),
    identifiers,
  }
}
