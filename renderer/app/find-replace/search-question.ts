import type { TagWithin } from '../../../shared/commands/lost-tags'
import type { SearchMatch, SearchQuery } from '../../../shared/queries/search-text'

/** Where words stand in a text. */
export interface SearchQuestion {
  readonly kind: 'search'
  /** One that has no `searchProblem`. */
  readonly query: SearchQuery
  /** How many matches of all texts together are told, those beyond being counted; left out, {@link mostPerText} of each. */
  readonly most?: number
}

/** A match in context. */
export interface FoundMatch extends SearchMatch {
  /** What stands there, as `WordChange.was` has it. */
  readonly was: string
  readonly before: string
  readonly after: string
  readonly page: string | null
  readonly inNote: boolean
  /** The tags that stand on nothing but these words; left out for none. */
  readonly tags?: readonly TagWithin[]
}

/** What a search found in a text. */
export interface FoundMatches {
  /** In order of place: at most {@link mostPerText}. */
  readonly matches: readonly FoundMatch[]
  /** How many there are, told or not. */
  readonly count: number
}

/** How many matches of one text are told: a list of more is none that anybody reads. */
export const mostPerText = 20_000
