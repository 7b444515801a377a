import { assertNever } from '../../../shared/finding'
import { hiddenParts, type Reading } from '../../../shared/queries/readings'
import type { SearchQuery } from '../../../shared/queries/search-text'

/** Where a search can be told to look, in the order in which that is offered. */
export const searchPlaces = [
  'anywhere',
  'unmarked',
  'person',
  'place',
  'organisation',
  'date',
  'term',
  'element',
] as const

/** Where a search looks: everywhere, outside of all tags, within a family of tags, or within an element by its name. */
export type SearchPlace = (typeof searchPlaces)[number]

/** What is looked for in an edition and what is to stand there, as the person has set it. */
export interface EditionSearch {
  readonly text: string
  readonly regex: boolean
  readonly caseSensitive: boolean
  readonly wholeWord: boolean
  readonly foldAccents: boolean
  /** Whether what the reading hides is found too. */
  readonly hiddenToo: boolean
  readonly notes: SearchQuery['notes']
  readonly place: SearchPlace
  /** The element that is looked in where `place` says so. */
  readonly element: string
  /** The pages, by number; empty for all. */
  readonly fromPage: string
  readonly toPage: string
  readonly scope: 'text' | 'edition'
  /** What is to stand there; `null` before the person has said so, for nothing must be removed by mistake. */
  readonly replacement: string | null
}

/** A search for nothing yet. */
export const noSearch: EditionSearch = {
  text: '',
  regex: false,
  caseSensitive: false,
  wholeWord: false,
  foldAccents: false,
  hiddenToo: false,
  notes: 'included',
  place: 'anywhere',
  element: '',
  fromPage: '',
  toPage: '',
  scope: 'edition',
  replacement: null,
}

/** How many searches are remembered. */
const most = 12

/** What texts are asked for, in the reading that is shown; `null` where that is not said yet. */
export function queryOf(search: EditionSearch, shown: Reading): SearchQuery | null {
  const { text, regex, caseSensitive, wholeWord, foldAccents, notes, place, element, fromPage, toPage } = search
  if (text === '' || (place === 'element' && element.trim() === '')) return null
  const reading = search.hiddenToo || hiddenParts(shown).size === 0 ? {} : { reading: shown }
  const query = { text, regex, caseSensitive, wholeWord, foldAccents, notes, ...reading }
  const pages = { from: fromPage.trim(), to: toPage.trim() }
  switch (place) {
    case 'anywhere':
    case 'unmarked':
      return { ...query, pages, within: { kind: place } }
    case 'element':
      return { ...query, pages, within: { kind: 'element', name: element.trim() } }
    case 'person':
    case 'place':
    case 'organisation':
    case 'date':
    case 'term':
      return { ...query, pages, within: { kind: 'family', family: place } }
    default:
      return assertNever(place)
  }
}

/** The searches with one as the last, and without the one for the same words in the same way. */
export function withSearch(searches: readonly EditionSearch[], search: EditionSearch): readonly EditionSearch[] {
  if (search.text === '') return searches
  const others = searches.filter(({ text, regex }) => text !== search.text || regex !== search.regex)
  return [search, ...others].slice(0, most)
}

/** Searches as they were kept; what is none, or has something wrong, is left out or as {@link noSearch} has it. */
export function readSearches(kept: unknown): readonly EditionSearch[] {
  if (!Array.isArray(kept)) return []
  return kept.flatMap((one: unknown) => readSearch(one) ?? []).slice(0, most)
}

function readSearch(kept: unknown): EditionSearch | null {
  if (typeof kept !== 'object' || kept === null) return null
  const { text, notes, place, scope, replacement, ...rest } = kept as Partial<Record<keyof EditionSearch, unknown>>
  if (typeof text !== 'string' || text === '') return null
  const words = (value: unknown) => (typeof value === 'string' ? value : '')
  return {
    text,
    regex: rest.regex === true,
    caseSensitive: rest.caseSensitive === true,
    wholeWord: rest.wholeWord === true,
    foldAccents: rest.foldAccents === true,
    hiddenToo: rest.hiddenToo === true,
    notes: notes === 'only' || notes === 'excluded' ? notes : 'included',
    place: searchPlaces.find((one) => one === place) ?? 'anywhere',
    element: words(rest.element),
    fromPage: words(rest.fromPage),
    toPage: words(rest.toPage),
    scope: scope === 'text' ? scope : 'edition',
    replacement: typeof replacement === 'string' ? replacement : null,
  }
}
