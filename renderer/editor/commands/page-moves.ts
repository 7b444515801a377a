import type { Node } from 'prosemirror-model'
import { NodeSelection, Selection } from 'prosemirror-state'
import { movePageBreak } from '../../../shared/commands/pages'
import { indexAt } from '../../../shared/queries/landmarks'
import { landmarksOf } from '../plugins/landmarks'
import { perform } from '../perform'
import { scrollToSelection } from '../reveal'
import type { OpenContext } from './editing'

/** Moves the page break at `pos` by a word, on or back, over the edges of blocks too, and keeps it selected. */
export function movePage({ text }: OpenContext, pos: number, direction: 1 | -1): void {
  const to = wordPlace(text.state.doc, pos, direction)
  const index = indexAt(landmarksOf(text.state).pages, pos)
  if (to === null || !perform(text, 'page/move', movePageBreak(pos, to))) return
  const moved = landmarksOf(text.state).pages.positions[index]
  if (moved !== undefined) text.dispatch(text.state.tr.setSelection(NodeSelection.create(text.state.doc, moved)))
  text.view?.focus()
  if (text.view) scrollToSelection(text.view)
}

/** The place between words that follows the leaf at `pos` (or stands before it), or `null` at the end of the text. */
export function wordPlace(doc: Node, pos: number, direction: 1 | -1): number | null {
  const $leaf = doc.resolve(direction > 0 ? pos + 1 : pos)
  const $from = $leaf.parent.inlineContent ? $leaf : Selection.findFrom($leaf, direction, true)?.$head
  if (!$from) return null
  const { parent, parentOffset: offset } = $from
  const starts = wordStarts(parent)
  const next = direction > 0 ? starts.find((at) => at > offset) : starts.findLast((at) => at < offset)
  if (next !== undefined && next > 0) return $from.start() + next
  return direction > 0 ? $from.after() : $from.before()
}

/** Where words begin in a text block; what is no text counts as part of a word. */
function wordStarts(block: Node): readonly number[] {
  const text = block.children.map((child) => child.text ?? 'x'.repeat(child.nodeSize)).join('')
  return [...text.matchAll(/(?<=^|\s)\S/g)].map(({ index }) => index)
}
