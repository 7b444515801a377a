import type { Node } from 'prosemirror-model'

/**
 * Remembers what was found between two docs for as long as somebody has it, so that those who ask about one act, one after the
 * other, share the work. It holds on to no doc: a doc that held the one before it would hold all there ever were.
 */
export class BetweenDocs<T extends object> {
  readonly #known = new WeakMap<Node, { readonly before: WeakRef<Node>; readonly found: WeakRef<T> }>()

  /** What was found between these two, or what `find` finds now. */
  of(before: Node, after: Node, find: () => T): T {
    const last = this.#known.get(after)
    const known = last?.before.deref() === before ? last.found.deref() : undefined
    if (known !== undefined) return known
    const found = find()
    this.#known.set(after, { before: new WeakRef(before), found: new WeakRef(found) })
    return found
  }
}
