import type { Command, EditorState, Transaction } from 'prosemirror-state'
import { liftTarget } from 'prosemirror-transform'
import { divisionOrder, endOfDivisions } from '../queries/division-order'
import { isFrame } from '../queries/divisions'
import {
  childPos,
  divisionAt,
  divisionBehind,
  moveRange,
  orderKept,
  parentDivision,
  relevel,
  siblingDivision,
  type DivisionAt,
} from './division-places'
import { keepingValid } from './keep-valid'

/** Where a division goes: beside another one, or to the end of those in it. */
export interface DivisionPlace {
  /** The position before the other division; for `within` also before `body`, `front` or `back`. */
  readonly pos: number
  readonly where: 'before' | 'after' | 'within'
}

/**
 * Moves the division at `pos` (or around the caret) up or down among its siblings; past the first and last of them, into
 * the division before or behind the one it stands in. Page breaks and notes between divisions stay where they are.
 */
export function moveDivision(to: -1 | 1, pos?: number): Command {
  return moving((state) => {
    const division = divisionAt(state, pos)
    if (!division) return null
    const sibling = siblingDivision(division, to)
    if (sibling) return { division, target: to < 0 ? sibling.pos : sibling.pos + sibling.node.nodeSize }
    const around = parentDivision(state.doc, division)
    const next = around && siblingDivision(around, to)
    return next ? { division, target: to < 0 ? endIn(next) : startIn(next) } : null
  })
}

/** Moves the division at `pos` to another place among the divisions, as by dragging it there. */
export function moveDivisionTo(pos: number, { pos: other, where }: DivisionPlace): Command {
  return moving((state) => {
    const division = divisionAt(state, pos)
    const $other = state.doc.resolve(other)
    if (!division || !$other.nodeAfter) return null
    const { nodeAfter } = $other
    const place =
      divisionBehind($other) ?? (isFrame(nodeAfter) && where === 'within' ? { node: nodeAfter, pos: other } : null)
    if (!place || (where === 'within' && place.pos === division.parentPos && last(division))) return null
    if (where === 'within') return { division, target: endIn(place) }
    return { division, target: where === 'before' ? place.pos : place.pos + place.node.nodeSize }
  })
}

/** Puts the division at `pos` (or around the caret) into the one before it, at its end. */
export function demoteDivision(pos?: number): Command {
  return moving((state) => {
    const division = divisionAt(state, pos)
    const before = division && siblingDivision(division, -1)
    return before ? { division, target: endIn(before) } : null
  })
}

/**
 * Puts the division at `pos` (or around the caret) behind the one it stands in. The divisions that follow it there go into it,
 * so that the order of the text stays.
 */
export function promoteDivision(pos?: number): Command {
  return keepingValid((state, dispatch) => {
    const division = divisionAt(state, pos)
    const around = division && parentDivision(state.doc, division)
    if (!around) return false
    const { tr } = state
    takeFollowing(tr, division)
    if (!goOut(tr, division.pos, around)) return false
    dispatch?.(tr.scrollIntoView())
    return true
  })
}

function goOut(tr: Transaction, pos: number, around: DivisionAt): boolean {
  const holder = tr.doc.nodeAt(around.pos)
  const node = tr.doc.nodeAt(pos)
  if (!holder || !node) return false
  if (holder.childCount > 1) return relocate(tr, pos, pos + node.nodeSize, around.pos + holder.nodeSize)
  const range = tr.doc.resolve(pos + 1).blockRange(undefined, (parent) => parent === holder)
  const target = range && liftTarget(range)
  if (!range || target === null) return false
  tr.lift(range, target)
  return relevel(tr, around.pos) && orderKept(around.parent, tr.doc.resolve(around.pos))
}

/** The divisions behind one among its siblings become the last ones in it. */
function takeFollowing(tr: Transaction, division: DivisionAt): void {
  const end = division.pos + division.node.nodeSize
  let last: DivisionAt | null = null
  for (let next = siblingDivision(division, 1); next; next = siblingDivision(next, 1)) last = next
  if (last) moveRange(tr, end, last.pos + last.node.nodeSize, endIn(division))
}

function moving(
  plan: (state: EditorState) => { readonly division: DivisionAt; readonly target: number } | null,
): Command {
  return keepingValid((state, dispatch) => {
    const planned = plan(state)
    if (!planned) return false
    const { division, target } = planned
    const { tr } = state
    if (!relocate(tr, division.pos, division.pos + division.node.nodeSize, target)) return false
    dispatch?.(tr.scrollIntoView())
    return true
  })
}

/** Moves a division to `target` in `tr`, with the name that its level asks for; whether TEI lets it stand there. */
function relocate(tr: Transaction, from: number, to: number, target: number): boolean {
  const home = tr.doc.resolve(from)
  const place = tr.doc.resolve(target)
  if (home.parent !== place.parent && home.parent.childCount === 1) return false
  const steps = tr.steps.length
  const start = moveRange(tr, from, to, target)
  if (start === null || !relevel(tr, start)) return false
  const left = tr.mapping.slice(steps).map(from, target <= from ? -1 : 1)
  return orderKept(place.parent, tr.doc.resolve(start)) && orderKept(home.parent, tr.doc.resolve(left))
}

function endIn({ node, pos }: Pick<DivisionAt, 'node' | 'pos'>): number {
  return childPos(node, pos, endOfDivisions(node))
}

/** The place before the first division in one. */
function startIn({ node, pos }: DivisionAt): number {
  const first = divisionOrder(node).parts.indexOf('division')
  return first < 0 ? endIn({ node, pos }) : childPos(node, pos, first)
}

function last(division: DivisionAt): boolean {
  return siblingDivision(division, 1) === null
}
