import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { schema, type BlockAttrs } from '../schema'
import { withoutXmlId } from './xml-id'

/** The attributes of a block. */
export function blockAttrs(node: Node): BlockAttrs {
  return node.attrs as BlockAttrs
}

/** The attributes of the second half of a split block: the same element with the same source, without its name and layout. */
export function secondHalf(node: Node): BlockAttrs {
  const attrs = blockAttrs(node)
  return { ...attrs, attributes: withoutXmlId(attrs.attributes), before: null }
}

/** A paragraph `p` with what is in a block, or an empty one. */
export function paragraph(from?: Node): Node {
  return schema.nodes.textblock.create({ name: 'p' }, from?.content)
}

/** Gives the text block at `pos` the name `p` if it is loose: two loose neighbours would be one again when they are written. */
export function nameLoose(tr: Transaction, pos: number): void {
  if (tr.doc.nodeAt(pos)?.type === schema.nodes.textblock && tr.doc.nodeAt(pos)?.attrs['name'] === '')
    tr.setNodeAttribute(pos, 'name', 'p')
}
