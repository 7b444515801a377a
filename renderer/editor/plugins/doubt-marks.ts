import type { Node } from 'prosemirror-model'
import { Decoration } from 'prosemirror-view'
import type { DocRange } from '../../../shared/finding'
import type { StandingDoubt } from './standing-doubts'

/** The mark of a doubt; `more` are classes of its own, with a space before them. */
export function markOf(doc: Node, { doubt, from, to, start }: StandingDoubt, more = ''): Decoration {
  const attributes = { class: `doubt ${doubt.severity}${more}` }
  // What stands between blocks has no words to be marked.
  if (isBlockLeaf(doc, from)) return Decoration.node(from, from + 1, attributes)
  const place = placeOf(doc, from, to, start)
  return Decoration.inline(place.from, place.to, attributes)
}

const isBlockLeaf = (doc: Node, pos: number): boolean => {
  const node = pos >= 0 && pos < doc.content.size ? doc.nodeAt(pos) : null
  return node?.isBlock === true && node.isLeaf
}

/** What is marked: of a place between two letters, the one before it, or after it where there is none before. */
function placeOf(doc: Node, from: number, to: number, start: number): DocRange {
  if (to > from) return { from, to }
  if (from > start) return { from: from - 1, to: from }
  return { from, to: Math.min(from + 1, doc.resolve(start).end()) }
}
