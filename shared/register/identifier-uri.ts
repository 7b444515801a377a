import type { Identifier } from './entry'

/** How the authorities write the URI of what they identify, each by its own documentation. */
const uris: Readonly<Record<string, (value: string) => string>> = {
  viaf: (value) => `https://viaf.org/viaf/${value}`,
  wikidata: (value) => `http://www.wikidata.org/entity/${value.toUpperCase()}`,
  gnd: (value) => `https://d-nb.info/gnd/${value}`,
  geonames: (value) => `https://sws.geonames.org/${value}/`,
}

/** The URI of an identifier: itself where it is one, else as its authority writes it; `null` where that is not known. */
export function identifierUri({ type, value }: Identifier): string | null {
  if (/^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(value)) return value
  return /^[\w.-]+$/.test(value) ? (uris[type.toLowerCase()]?.(value) ?? null) : null
}
