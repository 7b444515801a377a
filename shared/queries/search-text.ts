import type { Node } from 'prosemirror-model'
import type { DocRange, Reading } from '../finding'

export interface SearchQuery {
  readonly text: string
  readonly regex: boolean
  readonly caseSensitive: boolean
  readonly wholeWord: boolean
  readonly notes: 'included' | 'only' | 'excluded'
}
/** A match; `groups[0]` is the text matched, then the groups of a regular expression. */
export interface SearchMatch extends DocRange {
  readonly groups: readonly string[]
}
export declare function searchText(doc: Node, query: SearchQuery): Reading<readonly SearchMatch[]>
