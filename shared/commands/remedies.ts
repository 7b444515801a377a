import { Fragment, type Node } from 'prosemirror-model'
import { canJoin, liftTarget, type Transform } from 'prosemirror-transform'
import { schema } from '../schema'
import { divisionOrder } from '../queries/division-order'
import { elementName, isDivision, isSubdivision, takesParagraphs } from '../queries/divisions'
import type { BrokenElement } from '../queries/broken-elements'
import { blockAttrs, nameNear, paragraph, secondHalf } from './block-attrs'
import { childPos, nameWithin } from './division-places'
import { textRemedies } from './text-remedies'

const { container, heading, textblock, list, item, label, table } = schema.nodes

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

/** For a division: its blocks in the order that TEI asks for, by parting it, by a division around what stands wrong, or by renaming. */
function inOrder(node: Node, pos: number, parent: Node): readonly Remedy[] {
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

function insertParagraph(pos: number): Remedy {
  return (transform) => {
    const $pos = transform.doc.resolve(pos)
    if (!$pos.parent.canReplaceWith($pos.index(), $pos.index(), textblock)) return false
    transform.insert(pos, named(paragraph(), $pos.parent))
    return true
  }
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

/** A text block that may not stand where it stands becomes a paragraph. */
function asParagraph(block: Node, pos: number): Remedy {
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
function asLoose(block: Node, pos: number): Remedy {
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
function paragraphsOf(node: Node, pos: number): Remedy {
  return each(node, pos, (child, at) => (takesParagraphs(node) ? asParagraph(child, at) : () => false))
}

/** All text blocks in an element as its own text. */
function looseOf(node: Node, pos: number): Remedy {
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
      transform.replaceWith(pos, end, takesParagraphs($pos.parent) ? named(paragraph(), $pos.parent) : loose())
    else return false
    return true
  }
}

/** What stands in a child comes to stand in its place. */
function unwrapChild(node: Node, pos: number, child: Node, index: number): Remedy {
  return (transform) =>
    child.isLeaf || child.inlineContent ? false : lifted(transform, childPos(node, pos, index), child)
}

/** What stands in a child that is a part of a text, and in the parts of texts in it, comes to stand in its place. */
function unwrapDivisions(pos: number, child: Node): Remedy {
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

function paragraphFrom(block: Node): Node {
  return textblock.create({ ...blockAttrs(block), name: nameNear(block, 'p'), attributes: {} }, block.content)
}

/** A list without items and a table without rows are none: what text is in them becomes paragraphs. */
function dissolve(node: Node, pos: number): Remedy {
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

/** Two of what a text has one of, as after something was put into its middle, become one. */
function joinTwins(node: Node, pos: number): Remedy {
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
function fillRoot(root: Node): Remedy {
  return (transform) => {
    if (elementName(root) !== 'TEI') return false
    const keeps = (child: Node) =>
      child.isLeaf || /^(?:text|TEI|standOff|facsimile|sourceDoc)$/.test(elementName(child))
    const rest = root.children.filter((child) => !keeps(child))
    const kept = root.children.filter(keeps)
    if (rest.length === 0 && kept.some((child) => !child.isLeaf)) return false
    const name = (local: string) => ({ name: nameNear(root, local) })
    const blocks = rest.length > 0 ? rest : [named(paragraph(), root)]
    const text = container.create(name('text'), container.create(name('body'), blocks))
    transform.replaceWith(0, root.content.size, [...kept, text])
    return true
  }
}

/** In a list with labels each label has its item and each item its label. */
function pairLabels(node: Node, pos: number): Remedy {
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
  return item.create({ name: nameNear(around, 'item') }, loose())
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

function named(block: Node, holder: Node): Node {
  return block.type.create({ ...block.attrs, name: nameNear(holder, 'p') }, block.content)
}

function loose(): Node {
  return textblock.create({ name: '' })
}

function isLoose(node: Node | null): boolean {
  return node?.type === textblock && blockAttrs(node).name === ''
}

/** Whether nothing that a person would miss stands in a node: no text, note, page break or the like. */
function isEmpty(node: Node): boolean {
  if (node.isLeaf) return false
  return node.content.size === 0 || node.children.every(isEmpty)
}
