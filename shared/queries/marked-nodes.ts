import type { Node } from 'prosemirror-model'

/** A node that carries marks, and where it stands in the content of its outermost text block. */
interface Marked {
  readonly node: Node
  readonly offset: number
}

/** Those of text blocks, which never change: of a text in which one block is changed, that one is looked into. */
const known = new WeakMap<Node, readonly Marked[]>()
/** One list for all blocks without marks, which most are. */
const none: readonly Marked[] = []

/**
 * Calls `visit` for each node that carries marks, with its position, in the order of the doc. Goes from block to block, and looks
 * into those alone that it has not seen yet: of a volume that is a millisecond or two.
 */
export function eachMarked(doc: Node, visit: (node: Node, pos: number) => void, start = 0): void {
  let pos = start
  for (const child of doc.children) {
    if (child.marks.length > 0) visit(child, pos)
    if (child.isTextblock) for (const { node, offset } of markedIn(child)) visit(node, pos + 1 + offset)
    else if (child.childCount > 0) eachMarked(child, visit, pos + 1)
    pos += child.nodeSize
  }
}

function markedIn(block: Node): readonly Marked[] {
  const before = known.get(block)
  if (before !== undefined) return before
  const found: Marked[] = []
  collect(block, 0, found)
  const marked = found.length === 0 ? none : found
  known.set(block, marked)
  return marked
}

function collect(parent: Node, start: number, found: Marked[]): void {
  let offset = start
  for (const node of parent.children) {
    if (node.marks.length > 0) found.push({ node, offset })
    if (node.childCount > 0) collect(node, offset + 1, found)
    offset += node.nodeSize
  }
}
