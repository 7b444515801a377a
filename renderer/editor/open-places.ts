import type { EditorState } from 'prosemirror-state'
import type { DocRange } from '../../shared/finding'
import { checkedOf, checkedRanges } from './plugins/checked'
import { openDoubtsBetween } from './plugins/doubts'
import { guessesOf, landmarksOf } from './state'

/**
 * The stretch of a page, by its index among the page breaks. What stands before the first break belongs to the first page, and
 * a text without breaks is one page, so -1 and 0 are the same.
 */
export function pageStretch(state: EditorState, page: number): DocRange {
  const { positions } = landmarksOf(state).pages
  const at = Math.max(0, page)
  return { from: at === 0 ? 0 : (positions[at] ?? 0), to: positions[at + 1] ?? state.doc.content.size + 1 }
}

/**
 * How many places on a page are open still: guesses, findings of checks, doubts, those too that the filter leaves out. Walks the
 * blocks of the page.
 */
export function openPlacesOn(state: EditorState, page: number): number {
  const { from, to } = pageStretch(state, page)
  const isHere = (pos: number | undefined) => pos !== undefined && pos >= from && pos < to
  const found = checkedOf(state).filter((one) => one.where === 'text')
  const ranges = found.length === 0 ? null : checkedRanges(state)
  const checked = found.filter(({ id }) => isHere(ranges?.get(id)?.from))
  const guesses = guessesOf(state).filter(({ settled, range }) => !settled && isHere(range.from))
  return guesses.length + checked.length + openDoubtsBetween(state, from, to, 'unsettled').length
}
