import type { Node } from 'prosemirror-model'
import type { DocRange, Finding, Reading } from '../finding'
import { keptFindable } from './findable'
import type { PageRange } from './page-range'
import type { Reading as TextReading } from './readings'
import { searchFindable } from './search-findable'
import { patternOf } from './search-pattern'
import type { SearchWithin } from './search-stretches'

/** What is looked for. */
export interface SearchQuery {
  readonly text: string
  /** Whether `text` is a regular expression of JavaScript, with the flag `u`, and `m` (`^` and `$` are the ends of lines). */
  readonly regex: boolean
  readonly caseSensitive: boolean
  readonly wholeWord: boolean
  readonly notes: 'included' | 'only' | 'excluded'
  /** Whether accents do not count: é is e, ſ is s, ﬁ is fi. Left out, they do. */
  readonly foldAccents?: boolean
  /** Where is looked: each tag or unmarked stretch for itself. Left out, everywhere. */
  readonly within?: SearchWithin
  /** The pages that a match must begin on; all text where it is left out. */
  readonly pages?: PageRange
  /** The reading of the text that is searched: what it hides is not found. Left out, all that stands in the text. */
  readonly reading?: TextReading
}

/** A match; `groups[0]` is the text matched, then the groups of a regular expression. */
export interface SearchMatch extends DocRange {
  readonly groups: readonly string[]
  /** Whether words stand among it that the reading hides: it cannot be replaced without them. */
  readonly overHidden?: true
}

/**
 * All matches in a doc in order of place, without overlaps within a block of text. A match runs over the edges of spans and over
 * notes and page breaks in the middle of a phrase or word, not over the end of a block, nor over that of what is looked within. A
 * space in plain query text stands for any run of white space. A regular expression that is none gives the error `bad-regex`.
 */
export function searchText(doc: Node, query: SearchQuery): Reading<readonly SearchMatch[]> {
  const problem = searchProblem(query)
  if (problem !== null) return { value: null, findings: [problem] }
  const work = searchInTurns(doc, query)
  for (let step = work.next(); ; step = work.next()) if (step.done === true) return { value: step.value, findings: [] }
}

/** What is wrong with a query, as the error `bad-regex`; `null` for nothing. */
export function searchProblem(query: SearchQuery): Finding | null {
  const pattern = patternOf(query)
  return pattern instanceof RegExp ? null : pattern
}

/** The same as {@link searchText}, in turns: yields how much is done, from 0 to 1. Stops when it has `most` matches. Walks the doc the first time. */
export function* searchInTurns(
  doc: Node,
  query: SearchQuery,
  most = Infinity,
): Generator<number, readonly SearchMatch[]> {
  const { places } = yield* searchFindable(keptFindable(doc), query, { most, counts: false })
  return places.map(({ from, to, groups, overHidden }) => ({ from, to, groups, ...(overHidden && { overHidden }) }))
}
