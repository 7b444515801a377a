import { Fragment, type Node } from 'prosemirror-model'
import { schema } from '../schema'
import { nameNear } from './block-attrs'
import { childPos } from './division-places'
import { looseText } from './new-element'
import type { Remedy } from './remedies'
import { paragraphFrom } from './textblock-remedies'

const { item, label } = schema.nodes

/** In a list with labels each label has its item and each item its label. */
export function pairLabels(node: Node, pos: number): Remedy {
  return (transform) => {
    if (!node.children.some((child) => child.type === label)) return false
    let waiting = false
    const inserts: { readonly at: number; readonly made: Node }[] = []
    node.children.forEach((child, index) => {
      const at = childPos(node, pos, index)
      if (child.type === label && waiting) inserts.push({ at, made: emptyItem(node) })
      if (child.type === item && !waiting) inserts.push({ at, made: label.create({ name: nameNear(node, 'label') }) })
      if (child.type === label) waiting = true
      else if (child.type === item) waiting = false
    })
    if (waiting) inserts.push({ at: pos + node.nodeSize - 1, made: emptyItem(node) })
    for (const { at, made } of inserts.toReversed()) transform.insert(at, made)
    return inserts.length > 0
  }
}

function emptyItem(around: Node): Node {
  return item.create({ name: nameNear(around, 'item') }, looseText())
}

/** A list without items and a table without rows are none: what text is in them becomes paragraphs. */
export function dissolve(node: Node, pos: number): Remedy {
  return (transform) => {
    if (node.children.some((child) => child.type === item || (child.type.name === 'row' && child.attrs['name'] !== '')))
      return false
    const blocks: Node[] = []
    node.descendants((inner) => {
      if (inner.isTextblock) blocks.push(paragraphFrom(inner))
      else if (inner.isLeaf && inner.isBlock) blocks.push(inner)
      return !inner.isTextblock
    })
    const $pos = transform.doc.resolve(pos)
    if (!$pos.parent.canReplace($pos.index(), $pos.index() + 1, Fragment.from(blocks))) return false
    transform.replaceWith(pos, pos + node.nodeSize, blocks)
    return true
  }
}
