import type { Node } from 'prosemirror-model'
import { tagsWithin } from '../../../shared/commands/lost-tags'
import { wordsBetween } from '../../../shared/commands/replace-text'
import { blockText, type BlockText } from '../../../shared/queries/block-text'
import { landmarksOf } from '../../../shared/queries/landmarks'
import { isNote } from '../../../shared/queries/notes'
import { pageAt } from '../../../shared/queries/pages'
import { searchInTurns, type SearchQuery } from '../../../shared/queries/search-text'
import { contextLength } from '../../../shared/register/occurrence'
import { wordsAround } from '../../../shared/register/words-around'
import { mostPerText, type FoundMatch, type FoundMatches } from './search-question'

/** Searches a doc; yields how much of it is done, from 0 to 1. Walks the doc. */
export function* searchAnswer(doc: Node, query: SearchQuery): Generator<number, FoundMatches> {
  const found = yield* searchInTurns(doc, query, mostPerText + 1)
  if (found.length === 0) return { matches: [], more: false }
  const landmarks = landmarksOf(doc)
  // Matches come block by block: what is read of one serves all in it.
  let last: { readonly block: Node; readonly start: number; readonly read: BlockText } | null = null
  const matches = found.slice(0, mostPerText).map(({ from, to, groups, ...rest }): FoundMatch => {
    const $from = doc.resolve(from)
    if (last?.start !== $from.start())
      last = { block: $from.parent, start: $from.start(), read: blockText($from.parent) }
    const { start, read } = last
    const tags = tagsWithin(doc, from, to)
    return {
      ...{ from, to, groups, ...rest },
      was: wordsBetween(doc, from, to),
      ...wordsAround(read.text, read.index(from - start), read.index(to - 1 - start) + 1, contextLength),
      page: pageAt(landmarks, from)?.n ?? null,
      inNote: Array.from({ length: $from.depth }, (_, depth) => $from.node(depth + 1)).some(isNote),
      ...(tags.length > 0 && { tags }),
    }
  })
  return { matches, more: found.length > mostPerText }
}
