import { Fragment, type Node } from 'prosemirror-model'
import { canJoin } from 'prosemirror-transform'
import { divisionOrder } from '../queries/division-order'
import { elementName, isDivision, isSubdivision } from '../queries/divisions'
import { schema } from '../schema'
import { nameNear, secondHalf } from './block-attrs'
import { childPos, nameWithin } from './division-places'
import type { Remedy } from './remedies'
import { asParagraph, insertParagraph, paragraphFrom, paragraphIn } from './textblock-remedies'

const { container, heading } = schema.nodes

/** For a division: its blocks in the order that TEI asks for, by parting it, by a division around what stands wrong, or by renaming. */
export function inOrder(node: Node, pos: number, parent: Node): readonly Remedy[] {
  const { parts, misfit } = divisionOrder(node)
  const at = misfit < 0 ? parts.length : misfit
  const place = childPos(node, pos, at)
  const wrong = parts[misfit]
  const remedies: Remedy[] = []
  if (misfit < 0 || wrong === 'bottom') remedies.push(insertParagraph(place))
  if (misfit > 0 && isSubdivision(node, parent)) remedies.push(split(node, place))
  if (wrong === 'common' || wrong === 'top') remedies.push(wrapRun(node, pos, misfit))
  if (wrong === 'top') remedies.push(asParagraph(node.child(misfit), place))
  return remedies
}

function split(node: Node, pos: number): Remedy {
  return (transform) => {
    transform.split(pos, 1, [{ type: node.type, attrs: secondHalf(node) }])
    return true
  }
}

/** A division around the blocks from the one that stands wrong up to the next division or closing part. */
function wrapRun(node: Node, pos: number, from: number): Remedy {
  return (transform) => {
    const { parts } = divisionOrder(node)
    const next = parts.findIndex((part, index) => index > from && (part === 'division' || part === 'bottom'))
    const name = nameWithin(node, nameNear(node, 'div'), node.children)
    const $from = transform.doc.resolve(childPos(node, pos, from))
    const $to = transform.doc.resolve(childPos(node, pos, next < 0 ? parts.length : next))
    const range = $from.blockRange($to)
    if (name === null || range?.parent !== node) return false
    transform.wrap(range, [{ type: container, attrs: { name } }])
    return true
  }
}

/** What stands in a child that is a part of a text, and in the parts of texts in it, comes to stand in its place. */
export function unwrapDivisions(pos: number, child: Node): Remedy {
  return (transform) => {
    if (child.inlineContent || !isDivision(child)) return false
    const paragraphs: Node[] = []
    const take = (node: Node) => {
      for (const inner of node.children)
        if (isDivision(inner)) take(inner)
        else paragraphs.push(inner.type === heading ? paragraphFrom(inner) : inner)
    }
    take(child)
    const $pos = transform.doc.resolve(pos)
    if (!$pos.parent.canReplace($pos.index(), $pos.index() + 1, Fragment.from(paragraphs))) return false
    transform.replaceWith(pos, pos + child.nodeSize, paragraphs)
    return true
  }
}

/** Two of what a text has one of, as after something was put into its middle, become one. */
export function joinTwins(node: Node, pos: number): Remedy {
  return (transform) => {
    for (let index = node.childCount - 1; index > 0; index--) {
      const [one, two] = [node.child(index - 1), node.child(index)]
      const at = childPos(node, pos, index)
      if (!/^(?:text|body|front|back)$/.test(elementName(two)) || elementName(one) !== elementName(two)) continue
      if (!canJoin(transform.doc, at)) continue
      transform.join(at)
      return true
    }
    return false
  }
}

/** A text for a root that lost its own; what stands loose in the root goes into it. */
export function fillRoot(root: Node): Remedy {
  return (transform) => {
    if (elementName(root) !== 'TEI') return false
    const keeps = (child: Node) =>
      child.isLeaf || /^(?:text|TEI|standOff|facsimile|sourceDoc)$/.test(elementName(child))
    const rest = root.children.filter((child) => !keeps(child))
    const kept = root.children.filter(keeps)
    if (rest.length === 0 && kept.some((child) => !child.isLeaf)) return false
    const name = (local: string) => ({ name: nameNear(root, local) })
    const blocks = rest.length > 0 ? rest : [paragraphIn(root)]
    const text = container.create(name('text'), container.create(name('body'), blocks))
    transform.replaceWith(0, root.content.size, [...kept, text])
    return true
  }
}
