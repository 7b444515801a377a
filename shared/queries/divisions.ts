import type { Node } from 'prosemirror-model'
import { localName } from '../schema'

const divisions = /^(?:TEI|teiCorpus|text|group|body|front|back|floatingText|div[1-7]?)$/
/** Elements that hold running text: where one holds blocks beside its text, paragraphs are none of them. */
const textual = /^(?:p|ab|l|head|label|opener|closer|dateline|salute|signed|byline|titlePart|speaker|stage)$/

/** Whether a node stands for a division of the text or what holds divisions: an edge that typing does not cross. */
export function isDivision(node: Node): boolean {
  return node.type.name === 'doc' || (node.type.name === 'container' && divisions.test(elementName(node)))
}

/** Whether a node is a part that a block can be lifted out of: `quote`, `closer`, `opener` and the like. */
export function isLoosePart(node: Node): boolean {
  return node.type.name === 'container' && !isDivision(node)
}

/** Whether TEI lets paragraphs stand directly in a node that holds blocks. */
export function takesParagraphs(node: Node): boolean {
  return node.type.name !== 'list' && !(node.type.name === 'container' && textual.test(elementName(node)))
}

/** The local name of the element that a node stands for, or `''`. */
export function elementName(node: Node): string {
  const name: unknown = node.attrs['name']
  return typeof name === 'string' ? localName(name) : ''
}
