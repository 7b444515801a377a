import { NodeSelection, TextSelection, type Command, type Transaction } from 'prosemirror-state'
import type { Node, ResolvedPos } from 'prosemirror-model'
import { liftTarget } from 'prosemirror-transform'
import { schema } from '../schema'
import { isLoosePart, takesParagraphs } from '../queries/divisions'
import { depthOf } from '../queries/text-blocks'
import { blockAttrs, nameLoose, paragraph, secondHalf } from './block-attrs'
import { liftItemAt } from './list-items'

/**
 * Enter. Splits the block at the caret, a selection deleted first. A heading goes on as a paragraph; loose text
 * becomes two paragraphs, or splits a paragraph that holds more than it; in an item a new item begins, with a label
 * where this one has one; in a list's heading or label its item. An empty item leaves the list, an empty last block its
 * quote or closer. The second half keeps the key of its source, not its `xml:id`.
 */
export const splitBlock: Command = (state, dispatch) => {
  const { selection } = state
  if (selection instanceof NodeSelection || !selection.$from.parent.isTextblock) return false
  if (!dispatch) return true
  const { tr } = state
  if (!selection.empty) tr.deleteSelection()
  const $cursor = tr.doc.resolve(tr.mapping.map(selection.from))
  if (!$cursor.parent.isTextblock) tr.insert($cursor.pos, paragraph())
  else if ($cursor.parent.content.size > 0 || !leaveContainer(tr, $cursor)) splitAt(tr, $cursor)
  dispatch(tr.scrollIntoView())
  return true
}

function splitAt(tr: Transaction, $cursor: ResolvedPos): void {
  const holder = $cursor.node(-1)
  if (holder.type === schema.nodes.item) splitItem(tr, $cursor)
  else if (holder.type === schema.nodes.list) beginItem(tr, $cursor)
  else if (blockAttrs($cursor.parent).name === '' && !takesParagraphs(holder)) splitHolder(tr, $cursor)
  else if ($cursor.parentOffset === 0 && $cursor.parent.content.size > 0) {
    const empty = emptyLike($cursor.parent)
    tr.insert($cursor.before(), empty)
    nameLoose(tr, $cursor.before() + empty.nodeSize)
  } else {
    nameLoose(tr, $cursor.before())
    forgetEnd(tr, $cursor.before())
    tr.split($cursor.pos, 1, [afterHalf(tr.doc.resolve($cursor.pos).parent, holder)])
  }
}

/** In loose text where no paragraph may stand (a paragraph that holds a list, an opener): what holds it is split. */
function splitHolder(tr: Transaction, $cursor: ResolvedPos): void {
  const holder = $cursor.node(-1)
  const own = { type: holder.type, attrs: secondHalf(holder) }
  const { name } = blockAttrs(holder)
  if ($cursor.parentOffset > 0) tr.split($cursor.pos, 2, [own])
  else if ($cursor.index(-1) > 0) tr.split($cursor.before(), 1, [own])
  else tr.insert($cursor.before(-1), schema.nodes.textblock.create({ name }))
}

/** In an item: the blocks from the caret on become the next item. */
function splitItem(tr: Transaction, $cursor: ResolvedPos): void {
  const item = $cursor.node(-1)
  const block = $cursor.parent
  if ($cursor.parentOffset === 0 && block.content.size > 0 && $cursor.index(-1) === 0) {
    const { name } = blockAttrs(block)
    tr.insert(
      $cursor.before(-1),
      schema.nodes.item.create({ name: blockAttrs(item).name }, block.type.create({ name })),
    )
    return
  }
  const own = { type: item.type, attrs: secondHalf(item) }
  const labelled = tr.doc.resolve($cursor.before(-1)).nodeBefore?.type === schema.nodes.label
  if ($cursor.parentOffset === 0 && $cursor.index(-1) > 0) tr.split($cursor.before(), 1, [own])
  else {
    forgetEnd(tr, $cursor.before())
    tr.split($cursor.pos, 2, [own, afterHalf(block, item)])
  }
  if (labelled) addLabel(tr, tr.mapping.map($cursor.pos, 1))
}

/** In a list with labels the new item gets one of its own, into which the caret goes. */
function addLabel(tr: Transaction, inside: number): void {
  const $inside = tr.doc.resolve(inside)
  const depth = depthOf($inside, 'item')
  if (depth === null) return
  const before = $inside.before(depth)
  tr.insert(before, schema.nodes.label.create())
  tr.setSelection(TextSelection.create(tr.doc, before + 1))
}

/** In a list's heading or label: the text behind the caret begins the item. */
function beginItem(tr: Transaction, $cursor: ResolvedPos): void {
  const { parent, pos, parentOffset } = $cursor
  const after = $cursor.after()
  const next = tr.doc.resolve(after).nodeAfter
  if (parentOffset === parent.content.size && parent.type === schema.nodes.label && next?.type === schema.nodes.item) {
    tr.setSelection(TextSelection.near(tr.doc.resolve(after), 1))
    return
  }
  const rest = parent.cut(parentOffset).content
  tr.insert(after, schema.nodes.item.create(null, schema.nodes.textblock.create({ name: '' }, rest)))
  tr.delete(pos, $cursor.end())
  tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.slice(tr.mapping.maps.length - 1).map(after)), 1))
}

/** An empty block at the end of an item, quote or closer goes out of it. */
function leaveContainer(tr: Transaction, $cursor: ResolvedPos): boolean {
  const holder = $cursor.node(-1)
  const last = $cursor.index(-1) === holder.childCount - 1
  if (holder.type === schema.nodes.item) return $cursor.index(-1) === 0 && liftItemAt(tr, $cursor.pos)
  if (!isLoosePart(holder) || !last) return false
  const range = $cursor.blockRange()
  const target = range && liftTarget(range)
  if (!range || target === null) return false
  const steps = tr.steps.length
  tr.lift(range, target)
  const block = tr.doc.resolve(tr.mapping.slice(steps).map($cursor.pos))
  tr.setNodeMarkup(block.before(), schema.nodes.textblock, { name: 'p' })
  return true
}

function emptyLike(block: Node): Node {
  if (blockAttrs(block).name === '') return paragraph()
  const { name, attributes } = secondHalf(block)
  return block.type.create({ name, attributes })
}

/** Where a table has its headings: no paragraph can stand there. */
function isLooseCell(holder: Node): boolean {
  return holder.type === schema.nodes.cell && blockAttrs(holder).name === ''
}

function afterHalf(block: Node, holder: Node) {
  const attrs = secondHalf(block)
  if (block.type !== schema.nodes.heading || isLooseCell(holder)) return { type: block.type, attrs }
  return { type: schema.nodes.textblock, attrs: { ...attrs, name: 'p', attributes: {} } }
}

function forgetEnd(tr: Transaction, pos: number): void {
  if (tr.doc.nodeAt(pos)?.attrs['end'] !== null) tr.setNodeAttribute(pos, 'end', null)
}
