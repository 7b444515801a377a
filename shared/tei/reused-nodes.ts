import { Fragment, type Node } from 'prosemirror-model'
import type { TeiReading } from './read'
import { keyOf } from './same'

/**
 * The same doc, made of the nodes of `reading` wherever it still says what was read: so the two share their memory,
 * and the preserving writer sees at a glance what was not changed.
 */
export function withReadNodes(doc: Node, reading: TeiReading): Node {
  const reused = (node: Node): Node => {
    const key = keyOf(node)
    const read = key === null ? undefined : reading.blocks[key]?.node
    if (read?.eq(node) === true) return read
    return node.isLeaf || node.inlineContent ? node : node.copy(Fragment.from(node.children.map(reused)))
  }
  return reused(doc)
}
