import type { EditorState } from 'prosemirror-state'
import { checkedOf, checkedRanges } from './plugins/checked'
import { openDoubtsBetween } from './plugins/doubts'
import { guessesOf, landmarksOf } from './state'

/** How many places on a page are open still: guesses, findings of checks, doubts. Walks the blocks of the page. */
export function openPlacesOn(state: EditorState, page: number): number {
  const { positions } = landmarksOf(state).pages
  // What stands before the first page break belongs to the first page.
  const from = page <= 0 ? 0 : (positions[page] ?? 0)
  const to = positions[page + 1] ?? state.doc.content.size + 1
  const isHere = (pos: number | undefined) => pos !== undefined && pos >= from && pos < to
  const ranges = checkedRanges(state)
  const checked = checkedOf(state).filter((one) => one.where === 'text' && isHere(ranges.get(one.id)?.from))
  const guesses = guessesOf(state).filter(({ settled, range }) => !settled && isHere(range.from))
  return guesses.length + checked.length + openDoubtsBetween(state, from, to).length
}
