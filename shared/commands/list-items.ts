import { Fragment, Slice, type Node, type ResolvedPos } from 'prosemirror-model'
import type { Command, Transaction } from 'prosemirror-state'
import { liftTarget, ReplaceAroundStep } from 'prosemirror-transform'
import { schema } from '../schema'
import { elementName, isDivision } from '../queries/divisions'
import { depthOf } from '../queries/text-blocks'
import { blockAttrs, nameLoose, nameNear, secondHalf } from './block-attrs'
import { keepingValid } from './keep-valid'
import { liftFromText } from './lift-blocks'

const { list, item, label, container, textblock, heading } = schema.nodes

/**
 * Makes a list of the selected blocks, each an item with its text. Points between them stand in the item before.
 * Not in an item: there {@link sinkItem} is meant.
 */
export const wrapInList: Command = keepingValid((state, dispatch) => {
  const { $from, $to } = state.selection
  const range = $from.blockRange($to, (node) => node.type.spec.content === 'block+' || node.type === schema.nodes.doc)
  if (!range || range.parent.type === item) return false
  const blocks = range.parent.children.slice(range.startIndex, range.endIndex)
  if (!blocks[0]?.isTextblock || [range.parent, ...blocks].some(holdsNoList) || blocks.some(isDivision)) return false
  const { tr } = state
  const { parent } = range
  tr.wrap(range, [
    { type: list, attrs: { name: nameNear(parent, 'list') } },
    { type: item, attrs: { name: nameNear(parent, 'item') } },
  ])
  let pos = range.start + 2
  blocks.forEach((block, index) => {
    if (index > 0 && !block.isLeaf) {
      tr.split(pos)
      pos += 2
    }
    if (isPlain(block)) tr.setNodeMarkup(pos, textblock, { ...blockAttrs(block), name: '', attributes: {} })
    pos += block.nodeSize
  })
  dispatch?.(tr.scrollIntoView())
  return true
})

/** Shift-Tab. Lifts the selected items into the list around theirs, or out of the list as paragraphs. */
export const liftItem: Command = keepingValid((state, dispatch) => {
  const { $from, $to } = state.selection
  const range = $from.blockRange($to, (node) => node.type === list)
  if (!range || depthOf($from, 'item') === null) return false
  const { tr } = state
  const starts: number[] = []
  range.parent.forEach((child, offset, index) => {
    if (child.type === item && index >= range.startIndex && index < range.endIndex)
      starts.push(range.$from.start(range.depth) + offset + 1)
  })
  const lifted = starts.filter((start) => liftItemAt(tr, tr.mapping.map(start)))
  if (lifted.length === 0) return false
  dispatch?.(tr.scrollIntoView())
  return true
})

/** Tab. Puts the selected items into a list at the end of the item before them. */
export const sinkItem: Command = keepingValid((state, dispatch) => {
  const { $from, $to } = state.selection
  const range = $from.blockRange($to, (node) => node.type === list)
  const before = range?.startIndex ? range.parent.child(range.startIndex - 1) : null
  if (!range || before?.type !== item) return false
  if (dispatch) {
    const nested = before.lastChild?.type === list && before.lastChild.lastChild?.type === item
    const inner = list.create(null, nested ? item.create() : null)
    const depth = nested ? 3 : 1
    const slice = new Slice(Fragment.from(item.create(null, inner)), depth, 0)
    const { start, end } = range
    dispatch(state.tr.step(new ReplaceAroundStep(start - depth, end, start, end, slice, 1, true)).scrollIntoView())
  }
  return true
})

/** Lifts the innermost item around `pos` one level, in `tr`, its label as the beginning of its text; whether it could. */
export function liftItemAt(tr: Transaction, pos: number): boolean {
  const depth = itemDepth(tr.doc.resolve(pos))
  if (depth === null) return false
  const steps = tr.steps.length
  takeLabelIn(tr, tr.doc.resolve(pos).before(depth))
  const $pos = tr.doc.resolve(tr.mapping.slice(steps).map(pos))
  const outer = $pos.node(depth - 2)
  return outer.type === item ? liftToOuter(tr, $pos, depth) : liftOut(tr, $pos, depth)
}

/** Puts the label before the item at `pos` to the beginning of its text. */
function takeLabelIn(tr: Transaction, pos: number): void {
  const { nodeBefore, nodeAfter } = tr.doc.resolve(pos)
  if (nodeBefore?.type !== label) return
  if (nodeAfter?.firstChild?.isTextblock !== true)
    tr.insert(pos + 1, textblock.create({ name: 'p' }, nodeBefore.content))
  else if (nodeBefore.content.size > 0) tr.insert(pos + 2, schema.text(' ')).insert(pos + 2, nodeBefore.content)
  tr.delete(pos - nodeBefore.nodeSize, pos)
}

/** Into the list around: what stands behind the item in its list, and behind the list, goes with it. */
function liftToOuter(tr: Transaction, $pos: ResolvedPos, depth: number): boolean {
  const inner = $pos.node(depth - 1)
  const endOfItem = $pos.after(depth)
  const endOfList = $pos.end(depth - 1)
  if (endOfItem < endOfList) {
    const slice = new Slice(Fragment.from(item.create(null, list.create(secondHalf(inner)))), 1, 0)
    tr.step(new ReplaceAroundStep(endOfItem - 1, endOfList, endOfItem, endOfList, slice, 1, true))
  }
  const $item = tr.doc.resolve($pos.before(depth) + 1)
  const behind = $item.after(depth - 1)
  const endOfOuter = $item.end(depth - 2)
  if (behind < endOfOuter) {
    // Blocks behind the nested list: into the item, whose end, with the list's, moves behind them.
    const slice = new Slice(Fragment.from(list.create(null, item.create())), 2, 0)
    tr.step(new ReplaceAroundStep(behind - 2, endOfOuter, behind, endOfOuter, slice, 0, true))
  }
  const $start = tr.doc.resolve($pos.before(depth) + 1)
  const range = $start.blockRange($start, (node) => node === $start.node(depth - 1))
  const target = range && liftTarget(range)
  if (!range || target === null) return false
  tr.lift(range, target)
  return true
}

/** Out of the list: its blocks stand between what was before and behind it in the list. */
function liftOut(tr: Transaction, $pos: ResolvedPos, depth: number): boolean {
  const around = $pos.node(depth - 1)
  const index = $pos.index(depth - 1)
  const start = $pos.before(depth)
  const end = $pos.after(depth)
  const first = index === 0
  const last = index === around.childCount - 1
  const halves: Node[] = []
  if (!first) halves.push(around.copy())
  if (!last) halves.push(list.create(first ? around.attrs : secondHalf(around)))
  const slice = new Slice(Fragment.from(halves), first ? 0 : 1, last ? 0 : 1)
  tr.step(
    new ReplaceAroundStep(start - (first ? 1 : 0), end + (last ? 1 : 0), start + 1, end - 1, slice, first ? 0 : 1),
  )
  const lifted = $pos.node(depth)
  const steps = tr.steps.length
  const begins = start + (first ? -1 : 1)
  if (!last) dissolve(tr, begins + lifted.content.size)
  if (!first) dissolve(tr, begins - around.cut(0, start - $pos.start(depth - 1)).nodeSize)
  const from = tr.mapping.slice(steps).map(begins)
  let pos = liftFromText(tr, from, from + lifted.content.size)
  for (const child of lifted.children) {
    nameLoose(tr, pos)
    pos += child.nodeSize
  }
  return true
}

/** A list that is left without an item is none: its heading and labels become paragraphs. */
function dissolve(tr: Transaction, pos: number): void {
  const left = tr.doc.nodeAt(pos)
  if (left?.type !== list || left.children.some((child) => child.type === item)) return
  const parts = left.children.map((part) => (part.inlineContent ? textblock.create({ name: 'p' }, part.content) : part))
  tr.replaceWith(pos, pos + left.nodeSize, parts)
}

/** An opener or closer, where TEI has no place for a list. */
function holdsNoList(node: Node): boolean {
  return node.type === container && ['opener', 'closer'].includes(elementName(node))
}

function itemDepth($pos: ResolvedPos): number | null {
  const depth = depthOf($pos, 'item')
  return depth !== null && depth > 1 && $pos.node(depth - 1).type === list ? depth : null
}

function isPlain(block: Node): boolean {
  if (block.type === heading) return true
  return (
    block.type === textblock && blockAttrs(block).name === 'p' && Object.keys(blockAttrs(block).attributes).length === 0
  )
}
