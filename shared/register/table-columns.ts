import type { EntryKind } from '../edition'
import { entryKinds } from './entry'
import { fold } from './fold'
import { registerColumns, type RegisterColumn } from './register-table'

/** What a column of a table is taken for; `null`: left out. `coordinates` has both numbers in one cell. */
export type ColumnUse = RegisterColumn | 'coordinates' | null

/** What a column can be chosen to be, in the order in which they are offered; ids and pointers come from Recto alone. */
export const columnUses: readonly Exclude<ColumnUse, null>[] = [
  ...registerColumns.flatMap((column) => (column === 'longitude' ? ([column, 'coordinates'] as const) : [column])),
]

/** What columns are called, folded; in English, German and French, as tables of editors have them. */
const names: Readonly<Record<Exclude<ColumnUse, null>, string>> = {
  id: 'id',
  kind: 'kind|art|category|kategorie|entity type|class',
  name: 'name|heading|headword|label|lemma|term|place|placename|ort|nom|title|full name|display name|preferred name|eintrag|person|organisation|organization',
  variants:
    'variants|variant|other names|aliases|alias|also known as|aka|varianten|variantes|alternative names|abbreviations',
  surname: 'surname|last name|lastname|family name|nachname|familienname|nom de famille',
  forename: 'forename|first name|firstname|given name|vorname|prenom',
  roles: 'roles|role|office|offices|occupation|occupations|profession|beruf|amt|fonction|position',
  born: 'born|birth|date of birth|birth date|birthdate|geboren|geburtsdatum|naissance|ne|founded|gegrundet',
  died: 'died|death|date of death|death date|deathdate|gestorben|sterbedatum|deces|mort|dissolved|ended',
  type: 'type|typ|place type|subtype',
  latitude: 'latitude|lat|breite|breitengrad',
  longitude: 'longitude|lon|lng|long|lange|langengrad',
  coordinates: 'coordinates|coordinate|geo|lat/long|lat long|koordinaten|coordonnees',
  expansion: 'expansion|stands for|meaning|definition|bedeutung|gloss|expanded|auflosung',
  description: 'description|desc|note|notes|remark|remarks|biography|bio|beschreibung|bemerkung|comment',
  identifiers:
    'identifiers|identifier|uri|uris|url|link|authority|viaf|wikidata|gnd|geonames|normdaten|ref|sameas|idno',
  notes: 'private notes|own notes|editor notes',
  xml_id: 'xml_id|xml:id|xmlid|xml id|key',
  pointers: 'pointers',
}

const known: ReadonlyMap<string, Exclude<ColumnUse, null>> = new Map(
  columnUses.flatMap((use) => names[use].split('|').map((name) => [name, use] as const)),
)

/** A table with what its columns may be. */
export interface GuessedTable {
  /** The names of the columns; empty where it has none. */
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly uses: readonly ColumnUse[]
}

/**
 * What the columns of a table are, by their names in its first row. A first row of which no cell is such a name is an entry:
 * then the first column is the name and the rest is left out, to be chosen. Each use is guessed once, but for
 * identifiers, of which there may be a column for each authority.
 */
export function guessColumns(rows: readonly (readonly string[])[]): GuessedTable {
  const [first = [], ...rest] = rows
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const own = first.includes('description')
  const guessed = Array.from({ length: width }, (_, index) => useOf(first[index] ?? '', own))
  if (guessed.every((use) => use === null))
    return { head: [], rows, uses: Array.from({ length: width }, (_, index) => (index === 0 ? 'name' : null)) }
  const taken = new Set<ColumnUse>()
  const uses = guessed.map((use) => {
    if (use === null || (taken.has(use) && use !== 'identifiers')) return null
    taken.add(use)
    return use
  })
  return { head: first, rows: rest, uses: taken.has('name') || taken.has('surname') ? uses : withName(uses) }
}

const withName = (uses: readonly ColumnUse[]): readonly ColumnUse[] => {
  const first = uses.indexOf(null)
  return uses.map((use, index) => (index === first ? 'name' : use))
}

/** `own` where a table has a description, so that notes beside it are the editor's own, as Recto writes them. */
function useOf(name: string, own: boolean): ColumnUse {
  const exact = registerColumns.find((column) => column === name)
  if (exact !== undefined && (exact !== 'notes' || own)) return exact
  return known.get(fold(name).replaceAll('_', ' ')) ?? known.get(fold(name)) ?? null
}

const kindNames: Readonly<Record<EntryKind, string>> = {
  person: 'person|persons|people|pers|persname|personne|human|individual',
  place: 'place|places|placename|ort|orte|lieu|location|geo|city',
  organisation: 'organisation|organization|org|orgname|institution|corporate body|korperschaft|body|company',
  term: 'term|terms|abbreviation|begriff|gloss|terme|keyword|abkurzung',
}

const kinds: ReadonlyMap<string, EntryKind> = new Map(
  entryKinds.flatMap((kind) => kindNames[kind].split('|').map((name) => [name, kind] as const)),
)

/** The kind that a cell names; `null` for none. */
export function kindInCell(cell: string): EntryKind | null {
  return kinds.get(fold(cell)) ?? null
}
