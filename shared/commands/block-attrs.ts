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

/** The name of an element of TEI with the prefix that TEI has where it is to stand, in or beside `near`. */
export function nameNear(near: Node, local: string): string {
  const name = String(near.attrs['name'] ?? '')
  const prefix = name.slice(0, name.indexOf(':') + 1)
  return teiPrefix.test(name) ? prefix + local : local
}

/** Elements whose prefix is surely that of TEI. */
const teiPrefix =
  /^\w+:(?:TEI|text|body|front|back|div[1-7]?|p|ab|head|list|item|table|cell|note|quote|opener|closer|postscript|figure|lg|l|sp|signed|salute|dateline)$/
