import type { Node } from 'prosemirror-model'
import { liftTarget, type Transform } from 'prosemirror-transform'
import { schema } from '../schema'
import type { BrokenElement } from '../queries/broken-elements'
import { takesParagraphs } from '../queries/divisions'
import { fillRoot, inOrder, joinTwins, unwrapDivisions } from './division-remedies'
import { childPos } from './division-places'
import { dissolve, pairLabels } from './list-remedies'
import { looseText } from './new-element'
import { textRemedies } from './text-remedies'
import { asLoose, asParagraph, insertParagraph, looseOf, paragraphIn, paragraphsOf } from './textblock-remedies'

const { container, textblock, list, table } = schema.nodes

/** A change that may make an element one that TEI allows; whether there was anything to change. */
export type Remedy = (transform: Transform) => boolean

/** What may be tried for an element that its grammar does not allow as it is, the least change first. All text stays. */
export function remediesFor(doc: Node, element: BrokenElement): readonly Remedy[] {
  const { node, pos, span } = element
  if (span) return textRemedies(element)
  if (pos < 0) return [joinTwins(node, pos), fillRoot(node)]
  if (node.isTextblock) return [...textRemedies(element), asParagraph(node, pos), asLoose(node, pos)]
  const parent = doc.resolve(pos).parent
  return [
    ...(node.type === container ? inOrder(node, pos, parent) : []),
    ...(node.type === list ? [pairLabels(node, pos)] : []),
    removeEmptyChildren(node, pos),
    removeEmpty(node, pos),
    joinTwins(node, pos),
    paragraphsOf(node, pos),
    looseOf(node, pos),
    ...node.children.map((child, index) => unwrapChild(node, pos, child, index)),
    ...node.children.map((child, index) => unwrapDivisions(childPos(node, pos, index), child)),
    ...(node.type === list || node.type === table ? [dissolve(node, pos)] : []),
    fill(node, pos),
    unwrap(node, pos),
  ]
}

/** Blocks without any text go, where others stay. */
function removeEmptyChildren(node: Node, pos: number): Remedy {
  return (transform) => {
    const empty = node.children.filter(isEmpty)
    if (empty.length === 0 || empty.length === node.childCount) return false
    for (let index = node.childCount - 1; index >= 0; index--) {
      const at = childPos(node, pos, index)
      if (isEmpty(node.child(index))) transform.delete(at, at + node.child(index).nodeSize)
    }
    return true
  }
}

/** An element without any text goes; where nothing else stands around it, an empty paragraph stays. */
function removeEmpty(node: Node, pos: number): Remedy {
  return (transform) => {
    if (!isEmpty(node) || !node.isBlock) return false
    const $pos = transform.doc.resolve(pos)
    const end = pos + node.nodeSize
    const index = $pos.index()
    if ($pos.parent.childCount > 1 && $pos.parent.canReplace(index, index + 1)) transform.delete(pos, end)
    else if ($pos.parent.canReplaceWith(index, index + 1, textblock))
      transform.replaceWith(pos, end, takesParagraphs($pos.parent) ? paragraphIn($pos.parent) : looseText())
    else return false
    return true
  }
}

/** Whether nothing that a person would miss stands in a node: no text, note, page break or the like. */
function isEmpty(node: Node): boolean {
  if (node.isLeaf) return false
  return node.content.size === 0 || node.children.every(isEmpty)
}

/** What stands in a child comes to stand in its place. */
function unwrapChild(node: Node, pos: number, child: Node, index: number): Remedy {
  return (transform) =>
    child.isLeaf || child.inlineContent ? false : lifted(transform, childPos(node, pos, index), child)
}

function unwrap(node: Node, pos: number): Remedy {
  return (transform) => (node.isBlock ? lifted(transform, pos, node) : false)
}

function lifted(transform: Transform, pos: number, node: Node): boolean {
  const range = transform.doc.resolve(pos + 1).blockRange(transform.doc.resolve(pos + node.nodeSize - 1))
  const target = range?.parent === node ? liftTarget(range) : null
  if (!range || target === null) return false
  transform.lift(range, target)
  return true
}

/** An empty paragraph for an element that asks for content. */
function fill(node: Node, pos: number): Remedy {
  return insertParagraph(pos + node.nodeSize - 1)
}
