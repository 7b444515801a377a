import type { Node } from 'prosemirror-model'
import type { Command, Transaction } from 'prosemirror-state'
import { canJoin, liftTarget } from 'prosemirror-transform'
import { schema } from '../schema'
import { divisionOrder } from '../queries/division-order'
import { isSubdivision } from '../queries/divisions'
import { blockAttrs, paragraph } from './block-attrs'
import {
  childPos,
  divisionAt,
  divisionBehind,
  moveRange,
  nameWithin,
  orderKept,
  relevel,
  siblingDivision,
  type DivisionAt,
} from './division-places'
import { keepingValid } from './keep-valid'

const { container, heading, textblock } = schema.nodes

/**
 * Joins the division at `pos` (or around the caret) with the one before or behind it. The second one's heading becomes a
 * paragraph; where the first holds divisions, what the second says goes into one of its own, behind these. Not where the
 * first has a closing part: what it closes would go on.
 */
export function joinDivision(to: -1 | 1, pos?: number): Command {
  return keepingValid((state, dispatch) => {
    const division = divisionAt(state, pos)
    const sibling = division && siblingDivision(division, to)
    if (!division || !sibling) return false
    const { tr } = state
    if (!(to > 0 ? join(tr, division, sibling) : join(tr, sibling, division))) return false
    dispatch?.(tr.scrollIntoView())
    return true
  })
}

/**
 * Takes the division at `pos` (or around the caret) away and keeps what it says in the one around it; where paragraphs
 * may not stand there, in the division before it.
 */
export function removeDivision(pos?: number): Command {
  return keepingValid((state, dispatch) => {
    const division = divisionAt(state, pos)
    if (!division) return false
    const { tr } = state
    if (unwrap(tr, division)) {
      dispatch?.(tr.scrollIntoView())
      return true
    }
    return joinDivision(-1, division.pos)(state, dispatch)
  })
}

/** Deletes the division at `pos` (or around the caret) with all that is in it. */
export function deleteDivision(pos?: number): Command {
  return keepingValid((state, dispatch) => {
    const division = divisionAt(state, pos)
    if (!division) return false
    const { tr } = state
    const end = division.pos + division.node.nodeSize
    if (division.parent.childCount > 1) tr.delete(division.pos, end)
    if (division.parent.childCount === 1 || !orderKept(division.parent, tr.doc.resolve(division.pos))) {
      const { tr: emptied } = state
      emptied.replaceWith(division.pos, end, paragraph())
      dispatch?.(emptied.scrollIntoView())
    } else dispatch?.(tr.scrollIntoView())
    return true
  })
}

function join(tr: Transaction, first: DivisionAt, second: DivisionAt): boolean {
  if (blockAttrs(first.node).name !== blockAttrs(second.node).name) return false
  const nested = divisionOrder(first.node).parts.includes('division')
  if (nested && !wrapOwn(tr, second)) return false
  const between = first.pos + first.node.nodeSize
  if (between < second.pos && moveRange(tr, between, second.pos, between - 1) === null) return false
  if (!canJoin(tr.doc, second.pos)) return false
  tr.join(second.pos)
  const start = tr.doc.resolve(first.pos + 1)
  if (!nested) headingsToParagraphs(tr, first.pos, first.node.childCount)
  return orderKept(null, tr.doc.resolve(start.pos))
}

/** What a division says beside its divisions and closing parts goes into a division of its own in it, which takes its kind and name. */
function wrapOwn(tr: Transaction, { node, pos }: DivisionAt): boolean {
  const { parts } = divisionOrder(node)
  const end = parts.findIndex((part) => part === 'division' || part === 'bottom')
  const count = end < 0 ? parts.length : end
  if (count === 0) return true
  const { name, attributes } = blockAttrs(node)
  const inner = nameWithin(node, name, [])
  const range = tr.doc.resolve(pos + 1).blockRange(tr.doc.resolve(childPos(node, pos, count)), (one) => one === node)
  if (!range || inner === null) return false
  tr.wrap(range, [{ type: container, attrs: { name: inner, attributes } }])
  return true
}

/** Headings among the blocks of the division at `pos` that stand behind others become paragraphs. */
function headingsToParagraphs(tr: Transaction, pos: number, from: number): void {
  const node = tr.doc.nodeAt(pos)
  if (!node) return
  const { parts } = divisionOrder(node)
  const first = parts.indexOf('common')
  node.children.forEach((child, index) => {
    if (child.type === heading && index >= from && first >= 0 && first < index)
      headingToParagraph(tr, childPos(node, pos, index), child)
  })
}

function headingToParagraph(tr: Transaction, pos: number, node: Node): void {
  tr.setNodeMarkup(pos, textblock, { ...blockAttrs(node), name: 'p', attributes: {} })
}

/** Lifts all that is in a division out of it, its divisions with the names that their place asks for. */
function unwrap(tr: Transaction, { node, pos, parent }: DivisionAt): boolean {
  const range = tr.doc.resolve(pos + 1).blockRange(tr.doc.resolve(pos + node.nodeSize - 1), (one) => one === node)
  const target = range && liftTarget(range)
  if (!range || target === null) return false
  tr.lift(range, target)
  const count = node.childCount
  const places = node.children.map((_, index) => childPos(node, pos, index) - 1)
  for (const [index, place] of places.entries()) {
    const child = node.child(index)
    if (isSubdivision(child, node) && divisionBehind(tr.doc.resolve(place)) && !relevel(tr, place)) return false
  }
  const $pos = tr.doc.resolve(pos)
  if (orderKept(parent, $pos)) return true
  if (!node.children.slice(0, count).some((child) => child.type === heading)) return false
  node.children.forEach((child, index) => {
    if (child.type === heading) headingToParagraph(tr, places[index] ?? pos, child)
  })
  return orderKept(parent, tr.doc.resolve(pos))
}
