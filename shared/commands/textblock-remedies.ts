import type { Node } from 'prosemirror-model'
import { canJoin, type Transform } from 'prosemirror-transform'
import { elementName, takesParagraphs } from '../queries/divisions'
import { schema } from '../schema'
import { blockAttrs, nameNear } from './block-attrs'
import { childPos } from './division-places'
import type { Remedy } from './remedies'

const { heading, textblock } = schema.nodes

/** A text block that may not stand where it stands becomes a paragraph. */
export function asParagraph(block: Node, pos: number): Remedy {
  return (transform) => {
    const $pos = transform.doc.resolve(pos)
    const mayBe = block.type === textblock || block.type === heading
    if (!mayBe || elementName(block) === 'p' || !$pos.parent.canReplaceWith($pos.index(), $pos.index() + 1, textblock))
      return false
    const attrs = { ...blockAttrs(block), name: nameNear($pos.parent, 'p'), attributes: {} }
    transform.setNodeMarkup(pos, textblock, attrs)
    return true
  }
}

/** A text block that may not stand where it stands becomes text of what it stands in. */
export function asLoose(block: Node, pos: number): Remedy {
  return (transform) => {
    const $pos = transform.doc.resolve(pos)
    if (block.type !== textblock && block.type !== heading) return false
    if (!$pos.parent.canReplaceWith($pos.index(), $pos.index() + 1, textblock)) return false
    transform.setNodeMarkup(pos, textblock, { ...blockAttrs(block), name: '', attributes: {} })
    const { nodeBefore, nodeAfter } = transform.doc.resolve(pos)
    const size = nodeAfter?.nodeSize ?? 0
    const next = transform.doc.resolve(pos + size).nodeAfter
    if (isLoose(next) && canJoin(transform.doc, pos + size)) joinLoose(transform, pos + size)
    if (isLoose(nodeBefore) && canJoin(transform.doc, pos)) joinLoose(transform, pos)
    return true
  }
}

function joinLoose(transform: Transform, pos: number): void {
  transform.join(pos)
  transform.insert(pos - 1, schema.text(' '))
}

/** All text blocks in an element as paragraphs. */
export function paragraphsOf(node: Node, pos: number): Remedy {
  return each(node, pos, (child, at) => (takesParagraphs(node) ? asParagraph(child, at) : () => false))
}

/** All text blocks in an element as its own text. */
export function looseOf(node: Node, pos: number): Remedy {
  return each(node, pos, (child, at) => (isLoose(child) ? () => false : asLoose(child, at)))
}

function each(node: Node, pos: number, remedy: (child: Node, at: number) => Remedy): Remedy {
  return (transform) => {
    let changed = false
    for (let index = node.childCount - 1; index >= 0; index--)
      if (remedy(node.child(index), childPos(node, pos, index))(transform)) changed = true
    return changed
  }
}

/** An empty paragraph where an element asks for content. */
export function insertParagraph(pos: number): Remedy {
  return (transform) => {
    const $pos = transform.doc.resolve(pos)
    if (!$pos.parent.canReplaceWith($pos.index(), $pos.index(), textblock)) return false
    transform.insert(pos, paragraphIn($pos.parent))
    return true
  }
}

/** An empty paragraph as it is to stand in `holder`. */
export function paragraphIn(holder: Node): Node {
  return textblock.create({ name: nameNear(holder, 'p') })
}

/** A block as a paragraph, with none of its attributes. */
export function paragraphFrom(block: Node): Node {
  return textblock.create({ ...blockAttrs(block), name: nameNear(block, 'p'), attributes: {} }, block.content)
}

function isLoose(node: Node | null): boolean {
  return node?.type === textblock && blockAttrs(node).name === ''
}
