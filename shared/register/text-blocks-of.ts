import type { Node } from 'prosemirror-model'
import { isSubdivision } from '../queries/divisions'
import { isNote } from '../queries/notes'

/** A text block of a doc, in the order in which the text is read: a note after the block that it stands in. */
export interface BlockPlace {
  readonly node: Node
  /** The position at which its content begins. */
  readonly start: number
  readonly inNote: boolean
  /** The innermost division around it that holds no other, or what stands between divisions: equal for blocks of one. */
  readonly division: Node
}

/** All text blocks of a doc, those in notes too. Walks the doc. */
export function textBlocksOf(doc: Node): readonly BlockPlace[] {
  const found: BlockPlace[] = []
  visit(doc, 0, doc, false)
  return found

  function visit(node: Node, start: number, division: Node, inNote: boolean): void {
    if (node.isTextblock) found.push({ node, start, inNote, division })
    let pos = start
    for (const child of node.children) {
      if (!child.isLeaf) {
        const inside = !inNote && isSubdivision(child, node) ? child : division
        visit(child, pos + 1, inside, inNote || isNote(child))
      }
      pos += child.nodeSize
    }
  }
}
