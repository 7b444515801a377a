import type { Identifier } from './entry'

/** What is wrong with an identifier: it is not written as its authority writes them; it has spaces in it. */
export type IdentifierFlaw = 'malformed' | 'spaces'

/** An identifier as it was typed or pasted. */
export interface IdentifierReading {
  readonly identifier: Identifier
  readonly flaw: IdentifierFlaw | null
}

interface Authority {
  readonly type: string
  /** A URI of this authority; its first group is what the authority gave. */
  readonly uri: RegExp
  /** What the authority gives, as it documents it. */
  readonly number: RegExp
  /** An example of it, for the sentence that says what is expected. */
  readonly example: string
}

/** The authorities that are known, each by its own documentation; the form of GND numbers is that of Wikidata's property P227. */
const authorities: readonly Authority[] = [
  { type: 'VIAF', uri: /^https?:\/\/(?:www\.)?viaf\.org\/viaf\/([^/?#]*)/i, number: /^\d{1,22}$/, example: '61674041' },
  {
    type: 'Wikidata',
    uri: /^https?:\/\/(?:www\.|m\.)?wikidata\.org\/(?:wiki|entity)\/([^/?#]*)/i,
    number: /^[QPL]\d+$/i,
    example: 'Q34286',
  },
  {
    type: 'GND',
    uri: /^https?:\/\/(?:d-nb\.info|portal\.dnb\.de)\/gnd\/([^/?#]*)/i,
    number: /^(1[0-3]?\d{7}[\dX]|[47]\d{6}-\d|[1-9]\d{0,7}-[\dX]|3\d{7}[\dX])$/i,
    example: '118573470',
  },
  {
    type: 'GeoNames',
    uri: /^https?:\/\/(?:www\.|sws\.)?geonames\.org\/([^/?#]*)/i,
    number: /^\d{1,10}$/,
    example: '3143244',
  },
]

/** The types of identifiers that are offered, `URI` for all others. */
export const identifierTypes: readonly string[] = [...authorities.map(({ type }) => type), 'URI']

/** A number as an authority writes it; `null` for one that is not known. */
export function identifierExample(type: string): string | null {
  return authorities.find((one) => one.type === type)?.example ?? null
}

/**
 * Reads an identifier. Of a URI, its authority says the type, whatever `type` says; of anything else, `type` does, and
 * where that is empty, what only one authority writes like this (`Q34286`). The value stays as it was typed.
 */
export function readIdentifier(text: string, type: string): IdentifierReading {
  const value = text.trim()
  const home = authorities.find(({ uri }) => uri.test(value))
  const known = home ?? (isUri(value) ? undefined : authorityOf(value, type))
  const flaw = /\s/.test(value) ? 'spaces' : isSound(value, known, type) ? null : 'malformed'
  return { identifier: { type: known?.type ?? (isUri(value) || type === '' ? 'URI' : type), value }, flaw }
}

/** The same authority's number in two writings is one identifier: `https://viaf.org/viaf/1` and the `1` of VIAF. */
export function identifierKey({ type, value }: Identifier): string {
  const home = authorities.find(({ uri }) => uri.test(value))
  const number = home?.uri.exec(value)?.[1]
  return home !== undefined && number ? `${home.type} ${number}` : `${type} ${value}`
}

function authorityOf(value: string, type: string): Authority | undefined {
  if (type !== '') return authorities.find((one) => one.type.toLowerCase() === type.toLowerCase())
  return /^Q\d+$/.test(value) ? authorities.find((one) => one.type === 'Wikidata') : undefined
}

function isSound(value: string, known: Authority | undefined, type: string): boolean {
  if (known === undefined) return isUri(value) || (type !== '' && type !== 'URI')
  return known.number.test(known.uri.exec(value)?.[1] ?? value)
}

/** Whether it begins with a scheme (RFC 3986, section 3.1) and says something after it. */
function isUri(value: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\S/i.test(value)
}
