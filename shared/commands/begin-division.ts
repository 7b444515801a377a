import type { Node } from 'prosemirror-model'
import { TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state'
import { schema, type Attributes } from '../schema'
import { divisionOrder, endOfDivisions, endOfTop } from '../queries/division-order'
import { divisionDepth, isFrame, isSubdivision } from '../queries/divisions'
import { blockAttrs, paragraph, secondHalf } from './block-attrs'
import { childPos, divisionAt, nameWithin } from './division-places'
import { keepingValid } from './keep-valid'

const { container } = schema.nodes

/**
 * Begins a new division at the block of the caret: what follows in its division becomes the next one. Where nothing but
 * a heading stands before, the paragraphs go into a division within this one, and so do those that stand directly in
 * the body of a text: a division cannot be followed by loose paragraphs. In a closing part, an empty division follows.
 */
export const beginDivision: Command = keepingValid((state, dispatch) => {
  const { tr } = state
  if (!beginAt(tr, state.selection.from)) return false
  dispatch?.(tr.scrollIntoView())
  return true
})

/** The same in `tr` for the block around any position; whether it could. */
export function beginAt(tr: Transaction, inside: number): boolean {
  const $inside = tr.doc.resolve(inside)
  const depth = divisionDepth($inside)
  if (depth === null) return false
  const holder = $inside.node(depth)
  const pos = $inside.before(depth)
  const index = Math.min($inside.index(depth), holder.childCount - 1)
  const { parts, misfit } = divisionOrder(holder)
  if (misfit >= 0) return false
  const top = endOfTop(holder)
  const end = endOfDivisions(holder)
  const divisions = parts.findIndex((part, at) => part === 'division' && at >= top)
  const endOfCommon = divisions < 0 ? end : divisions
  if (index >= end && end < holder.childCount) return beginBehind(tr, holder, pos, isFrame(holder) ? end : null)
  if (index >= endOfCommon) return beginBehind(tr, holder, pos, index)
  const first = parts.indexOf('common', top)
  const start = Math.max(index, top)
  if (first < 0) return beginBehind(tr, holder, pos, endOfCommon)
  if (start > first && !isFrame(holder)) return splitAt(tr, holder, pos, start)
  return wrap(tr, holder, pos, start, endOfCommon)
}

/** Adds an empty division behind the one at `pos` (or around the caret), or at the end of it, and puts the caret there. */
export function addDivision(where: 'after' | 'within', pos?: number): Command {
  return keepingValid((state, dispatch) => {
    const { tr } = state
    const added = where === 'after' ? addAfter(tr, state, pos) : addWithin(tr, state, pos)
    if (!added) return false
    dispatch?.(tr.scrollIntoView())
    return true
  })
}

function addAfter(tr: Transaction, state: EditorState, pos: number | undefined): boolean {
  const division = divisionAt(state, pos)
  if (!division) return false
  insert(tr, division.pos + division.node.nodeSize, blockAttrs(division.node).name, kindOf(division.node))
  return true
}

function addWithin(tr: Transaction, { doc, selection }: EditorState, pos: number | undefined): boolean {
  const $pos = pos === undefined ? selection.$from : doc.resolve(pos + 1)
  const depth = divisionDepth($pos)
  if (depth === null) return false
  const holder = $pos.node(depth)
  return beginBehind(tr, holder, $pos.before(depth), endOfDivisions(holder))
}

/** An empty division in `holder` before its child with this index; with `null` behind the whole of it. */
function beginBehind(tr: Transaction, holder: Node, pos: number, index: number | null): boolean {
  if (index === null) {
    insert(tr, pos + holder.nodeSize, blockAttrs(holder).name, kindOf(holder))
    return true
  }
  const name = nameWithin(holder, nameOfDivision(holder), holder.children)
  if (name === null) return false
  const last = holder.children.findLast((child) => isSubdivision(child, holder))
  insert(tr, childPos(holder, pos, index), name, last ? kindOf(last) : {})
  return true
}

function insert(tr: Transaction, pos: number, name: string, attributes: Attributes): void {
  tr.insert(pos, container.create({ name, attributes }, paragraph()))
  tr.setSelection(TextSelection.create(tr.doc, pos + 2))
}

function splitAt(tr: Transaction, holder: Node, pos: number, index: number): boolean {
  const half = secondHalf(holder)
  const attributes = Object.fromEntries(Object.entries(half.attributes).filter(([name]) => name !== 'n'))
  const attrs = { ...half, attributes }
  tr.split(childPos(holder, pos, index), 1, [{ type: holder.type, attrs }])
  return true
}

function wrap(tr: Transaction, holder: Node, pos: number, start: number, end: number): boolean {
  const name = nameWithin(holder, nameOfDivision(holder), holder.children)
  if (name === null) return false
  const $start = tr.doc.resolve(childPos(holder, pos, start))
  const $end = tr.doc.resolve(childPos(holder, pos, end))
  const range = $start.blockRange($end)
  if (range?.parent !== holder) return false
  tr.wrap(range, [{ type: container, attrs: { name } }])
  return true
}

/** The name of a plain division with the prefix that the element around it has. */
function nameOfDivision(holder: Node): string {
  const { name } = blockAttrs(holder)
  const foreign = !/^(?:\w+:)?(?:body|front|back|div[1-7]?)$/.test(name)
  return foreign ? 'div' : `${name.slice(0, name.indexOf(':') + 1)}div`
}

/** What a new division has of one beside it: its kind and the namespaces of its name, not its number or `xml:id`. */
function kindOf(division: Node): Attributes {
  const entries = Object.entries(blockAttrs(division).attributes)
  return Object.fromEntries(entries.filter(([name]) => /^(?:type|subtype|xmlns.*)$/.test(name)))
}
