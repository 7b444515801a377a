import type { Node, ResolvedPos } from 'prosemirror-model'
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

/** TEI's own elements that hold blocks and are no divisions, some with a heading of their own. */
const otherContainers =
  /^(?:argument|epigraph|opener|closer|postscript|quote|cit|q|said|floatingText|figure|lg|sp|spGrp|titlePage|docTitle|list\w*|table|row|cell|item|castList|castGroup|performance|prologue|epilogue|set|address|bibl\w*|note\w*|ms\w+|divGen|entry\w*|superEntry|sense|form|person\w*|place|org|event|object|u|annotationBlock|trailer|imprimatur)$/

/**
 * Whether a node is a division that can be moved, split and joined in `parent`: `div`, `div1` to `div7`, or in a division
 * an element that TEI does not know (`frus:attachment`) and that has a heading or a division in it, or a prefix.
 */
export function isSubdivision(node: Node, parent: Node): boolean {
  if (node.type.name !== 'container') return false
  const name = elementName(node)
  if (/^div[1-7]?$/.test(name)) return true
  if (isDivision(node) || otherContainers.test(name) || textual.test(name)) return false
  if (!isDivision(parent) && !mayBeForeignDivision(parent)) return false
  return mayBeForeignDivision(node)
}

/** Whether a container is called what TEI does not know, and can be a division by what it holds. */
export function mayBeForeignDivision(node: Node): boolean {
  const name = elementName(node)
  if (node.type.name !== 'container' || isDivision(node) || otherContainers.test(name) || textual.test(name))
    return false
  if (String(node.attrs['name']).includes(':')) return true
  return node.children.some((child) => child.type.name === 'heading' || isDivision(child))
}

/** The innermost division that can be moved and is around `$pos`: its depth, or `null`. */
export function subdivisionDepth($pos: ResolvedPos): number | null {
  for (let depth = $pos.depth; depth > 0; depth--)
    if (isSubdivision($pos.node(depth), $pos.node(depth - 1))) return depth
  return null
}

/** The depth of the innermost node around `$pos` that holds divisions: a division or `body`, `front`, `back`; `null` outside of a text. */
export function divisionDepth($pos: ResolvedPos): number | null {
  for (let depth = $pos.depth; depth > 0; depth--)
    if (isSubdivision($pos.node(depth), $pos.node(depth - 1)) || isFrame($pos.node(depth))) return depth
  return null
}

/** Whether a node is a part of a text that holds divisions and stays where it is: `front`, `body`, `back`. */
export function isFrame(node: Node): boolean {
  return node.type.name === 'container' && /^(?:front|body|back)$/.test(elementName(node))
}
