import type { Node } from 'prosemirror-model'
import type { SpanAttrs } from '../schema'

/** What a node says, in short: equal for nodes that say the same, whatever their keys, their layout and the ids of their spans. */
export type Digest = string

/** What a block has that is not said by it. */
const unsaid: ReadonlySet<string> = new Set(['key', 'before', 'end', 'colwidth', 'amended'])

/** Tells of each node of a doc what it says. Two texts can have one digest by chance, so it finds what to look at, and proves nothing. */
export class Digests {
  private readonly known = new WeakMap<Node, Digest>()

  of(node: Node): Digest {
    const known = this.known.get(node)
    if (known !== undefined) return known
    const digest = digested(`${shell(node)}${node.text ?? node.children.map((child) => this.of(child)).join(' ')}`)
    this.known.set(node, digest)
    return digest
  }
}

/** A node without what is in it: its type, what it carries and its spans. */
export function shell(node: Node): string {
  const attrs = Object.entries(node.attrs).filter(([name]) => !unsaid.has(name))
  const marks = node.marks.map((mark) => {
    const { name, attributes } = mark.attrs as SpanAttrs
    return [name, attributes]
  })
  return JSON.stringify([node.type.name, attrs, marks])
}

/** 64 bits of a text: two sums of FNV-1a kind (Fowler, Noll, Vo) with different starts and factors. */
function digested(text: string): Digest {
  let one = 0x811c9dc5
  let two = 0x9dc5811c
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    one = Math.imul(one ^ code, 0x01000193)
    two = Math.imul(two ^ code, 0x85ebca6b)
  }
  return `${(one >>> 0).toString(36)}.${(two >>> 0).toString(36)}`
}
