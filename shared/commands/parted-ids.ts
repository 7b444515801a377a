import type { Node, ResolvedPos } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import type { Attributes } from '../schema'
import { withoutXmlId } from './xml-id'

/**
 * Takes the `xml:id` from the second halves of elements that were split, in `tr`: those around or right behind `to` that
 * have the id of one around or right before `from`. What stands in between is not looked at.
 */
export function clearPartedIds(tr: Transaction, from: number, to: number): void {
  const $from = tr.doc.resolve(from)
  const shared = $from.sharedDepth(to)
  const left = new Set(halves($from, shared, -1).flatMap(({ node }) => xmlId(node) ?? []))
  for (const { node, pos } of halves(tr.doc.resolve(to), shared, 1))
    if (left.has(xmlId(node) ?? ''))
      tr.setNodeAttribute(pos, 'attributes', withoutXmlId(node.attrs['attributes'] as Attributes))
}

/** The blocks around a position below a depth, and those that end (-1) or begin (1) right beside it, with the positions before them. */
function halves($pos: ResolvedPos, below: number, side: -1 | 1): readonly { node: Node; pos: number }[] {
  const found: { node: Node; pos: number }[] = []
  for (let depth = below + 1; depth <= $pos.depth; depth++)
    found.push({ node: $pos.node(depth), pos: $pos.before(depth) })
  let node = side < 0 ? $pos.nodeBefore : $pos.nodeAfter
  for (let edge = $pos.pos; node?.isBlock; node = side < 0 ? node.lastChild : node.firstChild, edge += side)
    found.push({ node, pos: side < 0 ? edge - node.nodeSize : edge })
  return found
}

function xmlId(node: Node): string | undefined {
  return (node.attrs['attributes'] as Attributes | undefined)?.['xml:id']
}
