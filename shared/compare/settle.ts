import type { Node, ResolvedPos } from 'prosemirror-model'
import type { Differing } from './differing'
import type { Stretch } from './difference'
import { shellOf } from './said'

/**
 * Puts a stretch that only one doc has where a reader would see it: of `</item><item>new` it makes `<item>new</item>`, which
 * is the same beside an item. What has no content on either side, ends of blocks with other names, is no difference.
 */
export function settled(old: Node, now: Node, differing: Differing): readonly Differing[] {
  const { old: gone, new: come } = differing
  if (isEmpty(gone) === isEmpty(come)) return onlyEnds(old, gone) && onlyEnds(now, come) ? [] : [differing]
  const [doc, stretch] = isEmpty(gone) ? [now, come] : [old, gone]
  const [other, place] = isEmpty(gone) ? [old, gone] : [now, come]
  for (let back = 0; ; back++) {
    const from = doc.resolve(stretch.from - back)
    const to = doc.resolve(stretch.to - back)
    if (isWhole(from, to)) return back === 0 ? [differing] : [moved(differing, back)]
    const edges = [edgeBefore(from), edgeBefore(to), edgeBefore(other.resolve(place.from - back))]
    if (edges[0] === null || edges[0] !== edges[1] || edges[0] !== edges[2]) return [differing]
  }
}

function moved({ old, new: now }: Differing, back: number): Differing {
  return {
    old: { from: old.from - back, to: old.to - back },
    new: { from: now.from - back, to: now.to - back },
  }
}

function isEmpty({ from, to }: Stretch): boolean {
  return from === to
}

/** Whether a stretch opens nothing that it does not close. */
function isWhole(from: ResolvedPos, to: ResolvedPos): boolean {
  return from.depth === to.depth && from.sharedDepth(to.pos) === from.depth
}

/** The edge of a block that ends at a position, told so that equal ones are; `null` for anything else. */
function edgeBefore($pos: ResolvedPos): string | null {
  if ($pos.depth > 0 && $pos.parentOffset === 0) return `begin ${shellOf($pos.parent)}`
  const before = $pos.nodeBefore
  return before?.isBlock === true && !before.isLeaf ? `end ${before.type.name}` : null
}

/** Whether nothing but ends of blocks stands in a stretch. */
function onlyEnds(doc: Node, { from, to }: Stretch): boolean {
  return to > from && doc.resolve(from).depth - doc.resolve(to).depth === to - from
}
