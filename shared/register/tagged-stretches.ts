import type { Node } from 'prosemirror-model'
import type { DocRange } from '../finding'
import { spanAttrs } from '../queries/spans'
import { localName, type SpanAttrs } from '../schema'
import type { BlockText } from '../queries/block-text'

/** Elements in which nothing is a name of its own: what is tagged, or no running text. */
const taken = new Set(
  (
    'persName placeName orgName name rs term gloss geogName settlement country region district bloc date time ' +
    'origDate origPlace roleName surname forename abbr'
  ).split(' '),
)

/** A tag of a block; indices in its text. */
export interface TaggedStretch extends DocRange {
  readonly span: SpanAttrs
}

/** The tags in a text block that say what a stretch is, each from its first to its last character. */
export function taggedIn(block: Node, read: BlockText): readonly TaggedStretch[] {
  const found = new Map<string, { span: SpanAttrs; from: number; to: number }>()
  let offset = 0
  for (const child of block.children) {
    const end = offset + child.nodeSize
    for (const mark of child.marks) {
      const span = spanAttrs(mark)
      if (!taken.has(localName(span.name))) continue
      const known = found.get(span.id)
      const to = child.isText ? read.index(offset) + child.nodeSize : read.index(end)
      if (known) known.to = Math.max(known.to, to)
      else found.set(span.id, { span, from: read.index(offset), to })
    }
    offset = end
  }
  return [...found.values()]
}
