import type { Node } from 'prosemirror-model'
import type { DocRange } from '../finding'
import { schema } from '../schema'
import type { XmlElement, XmlTree } from '../xml/tree'
import { docRange, type Places, type Stretch } from './places'

/** Where in a doc something stands that was found in its TEI: in the text, in the header, or in what surrounds them. */
export interface FoundPlace {
  readonly range: DocRange
  readonly where: 'text' | 'header' | 'outside'
}

/**
 * Where a stretch of the TEI of a doc stands in it. Of a stretch in a tag, the whole element: the words of a span, a
 * block, a leaf. `places` are those of `doc` in the source that `tree` was read from.
 */
export function foundPlace(stretch: Stretch, tree: XmlTree, doc: Node, places: Places): FoundPlace {
  const { root } = tree
  if (stretch.from < root.startTagEnd || stretch.from >= root.endTagStart) {
    const at = stretch.from < root.startTagEnd ? 0 : doc.content.size
    return { range: { from: at, to: at }, where: 'outside' }
  }
  const element = elementAt(root, stretch.from)
  const inTag = stretch.from < element.startTagEnd || stretch.from >= element.endTagStart
  const range = docRange(places, inTag ? { from: element.start, to: element.end } : stretch)
  return { range, where: doc.nodeAt(range.from)?.type === schema.nodes.header ? 'header' : 'text' }
}

/** The innermost element in whose tags or content `offset` stands. */
function elementAt(root: XmlElement, offset: number): XmlElement {
  let element = root
  for (let next = childAt(element, offset); next; next = childAt(element, offset)) element = next
  return element
}

function childAt({ children }: XmlElement, offset: number): XmlElement | null {
  let low = 0
  let high = children.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((children[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  const child = children[low]
  return child?.kind === 'element' && child.start <= offset ? child : null
}
