import type { Node } from 'prosemirror-model'
import { localName } from '../schema'

const divisions = /^(?:TEI|teiCorpus|text|group|body|front|back|floatingText|div[1-7]?)$/

/** Whether a node stands for a division of the text or what holds divisions: an edge that typing does not cross. */
export function isDivision(node: Node): boolean {
  return node.type.name === 'doc' || (node.type.name === 'container' && divisions.test(elementName(node)))
}

/** Whether a node is a part that a block can be lifted out of: `quote`, `closer`, `opener` and the like. */
export function isLoosePart(node: Node): boolean {
  return node.type.name === 'container' && !isDivision(node)
}

/** The local name of the element that a node stands for, or `''`. */
export function elementName(node: Node): string {
  const name: unknown = node.attrs['name']
  return typeof name === 'string' ? localName(name) : ''
}
