import type { EntryKind } from '../edition'

/** The kinds of entries, in the order in which they are listed. */
export const entryKinds: readonly EntryKind[] = ['person', 'place', 'organisation', 'term']

/** What an authority calls the same: VIAF, Wikidata, GND, GeoNames, or any other URI. */
export interface Identifier {
  /** Such as `VIAF`; `URI` where no authority is known. */
  readonly type: string
  /** As it is cited: a URI, or the number that the authority gave. */
  readonly value: string
}

/** Degrees of WGS 84, north and east positive, as TEI's `geo` has them. */
export interface Coordinates {
  readonly latitude: number
  readonly longitude: number
}

/** One value by which mentions point at an entry, beside `#` and its {@link Entry.xmlId}. */
export interface Pointer {
  /** One token of the attribute: `#p_AS1`, `https://viaf.org/viaf/1`, or all of a `key`. */
  readonly value: string
  /** The transcription in which it means this entry; `null` for all. Two volumes may both have a `#p_AS1`. */
  readonly text: string | null
}

/** One line of an edition's register. What does not apply to its kind, or is not known, is empty. */
export interface Entry {
  readonly id: string
  readonly kind: EntryKind
  /** The heading, as lists show it: `Adams, Sherman`. */
  readonly name: string
  /** Other forms of the name; for a term, its abbreviations. */
  readonly variants: readonly string[]
  /** What is written as `xml:id` and pointed at: an NCName, unique in the register. */
  readonly xmlId: string
  readonly pointers: readonly Pointer[]
  readonly surname: string
  readonly forename: string
  /** Offices and titles, the latest last: `Assistant to the President`. */
  readonly roles: readonly string[]
  /** When a person was born, an organisation founded: a date of W3C where it is known, else words. */
  readonly born: string
  readonly died: string
  /** What kind of place or organisation: `city`, `ministry`. */
  readonly type: string
  readonly coordinates: Coordinates | null
  /** What an abbreviation stands for. */
  readonly expansion: string
  readonly description: string
  readonly identifiers: readonly Identifier[]
  /** The editor's own remarks: left out of clean exports and of all that readers get. */
  readonly notes: string
}

/** What an entry must have. */
export type EntryStart = Pick<Entry, 'id' | 'kind' | 'name' | 'xmlId'> & Partial<Entry>

/** An entry with these facts and nothing else. */
export function newEntry(start: EntryStart): Entry {
  return { ...empty, ...start }
}

/** Whether two entries say the same, whatever their ids. */
export function isSameEntry(one: Entry, other: Entry): boolean {
  const facts = ['kind', 'name', 'xmlId', ...Object.keys(empty)] as readonly (keyof Entry)[]
  return facts.every((fact) => JSON.stringify(one[fact]) === JSON.stringify(other[fact]))
}

const empty = {
  variants: [],
  pointers: [],
  surname: '',
  forename: '',
  roles: [],
  born: '',
  died: '',
  type: '',
  coordinates: null,
  expansion: '',
  description: '',
  identifiers: [],
  notes: '',
}
