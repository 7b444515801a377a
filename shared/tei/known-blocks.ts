import type { Node } from 'prosemirror-model'
import { isSameById, keyOf } from './same'

/**
 * The blocks of a doc that came from a source, for reading that source again: what is made anew and says the same goes at
 * once, so that most of the reading is never kept, and the two share their memory.
 */
export class KnownBlocks {
  private readonly byKey = new Map<number, Node>()

  /** `doc` is `null` where none is known. */
  constructor(doc: Node | null) {
    if (doc) this.add(doc)
  }

  /** The known block with this key where it is the same as `made`, else that. */
  sameAs(made: Node, key: number): Node {
    const known = this.byKey.get(key)
    return known && isSameById(made, known) ? known : made
  }

  private add(node: Node): void {
    const key = keyOf(node)
    if (key !== null) this.byKey.set(key, node)
    if (!node.inlineContent) for (const child of node.children) this.add(child)
  }
}
