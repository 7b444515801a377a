import type { Attributes } from './attributes'
import { localName } from './dom'

/** What an element of running text is about, for colours, keys and the register. */
export type Family = 'person' | 'place' | 'organisation' | 'date' | 'term' | 'rendition' | 'editorial' | 'other'

/** Elements by what they are about (TEI P5, chapters 3, 11, 12 and 13). */
const NAMES: Readonly<Record<Exclude<Family, 'other'>, string>> = {
  person: 'persName persPronouns',
  place: 'placeName geogName settlement region country district bloc location geogFeat',
  organisation: 'orgName',
  date: 'date time origDate',
  term: 'term gloss',
  rendition: 'hi emph foreign distinct mentioned soCalled q said title',
  editorial:
    'gap ellipsis sic corr orig reg abbr expan ex am unclear supplied surplus add del restore damage secl mod choice app subst',
}

const families: ReadonlyMap<string, Family> = new Map(
  (Object.keys(NAMES) as (keyof typeof NAMES)[]).flatMap((family) =>
    NAMES[family].split(' ').map((name): [string, Family] => [name, family]),
  ),
)

/** What `type` says of the elements `name` and `rs`, which are about anything. */
const TYPES: ReadonlyMap<string, Family> = new Map([
  ['person', 'person'],
  ['pers', 'person'],
  ['place', 'place'],
  ['org', 'organisation'],
  ['organisation', 'organisation'],
  ['organization', 'organisation'],
])

/** What an element is about, whatever its prefix. `name` and `rs` say so by their `type`. */
export function familyOf(name: string, attributes: Attributes = {}): Family {
  const local = localName(name)
  if (local === 'name' || local === 'rs') return TYPES.get(attributes['type'] ?? '') ?? 'other'
  return families.get(local) ?? 'other'
}
