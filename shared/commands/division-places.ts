import type { Node, ResolvedPos } from 'prosemirror-model'
import { NodeSelection, Selection, TextSelection, type EditorState, type Transaction } from 'prosemirror-state'
import { divisionOrder, hasOrder, misfitOf, partOf } from '../queries/division-order'
import { elementName, isFrame, isSubdivision, subdivisionDepth } from '../queries/divisions'
import { blockAttrs } from './block-attrs'
import { MoveStep } from './move-step'

/** A division that can be moved, split and joined, and where it stands. */
export interface DivisionAt {
  readonly node: Node
  /** The position before it. */
  readonly pos: number
  readonly parent: Node
  readonly index: number
  /** The position before its parent; -1 for the doc. */
  readonly parentPos: number
}

/** The division at `pos`; without it the innermost around the selection. `null` where there is none. */
export function divisionAt({ doc, selection }: EditorState, pos?: number): DivisionAt | null {
  if (pos === undefined) {
    const depth = subdivisionDepth(selection.$from)
    return depth === null ? null : divisionAround(selection.$from, depth)
  }
  if (pos < 0 || pos >= doc.content.size) return null
  return divisionBehind(doc.resolve(pos))
}

/** The division that begins at a position, or `null`. */
export function divisionBehind($pos: ResolvedPos): DivisionAt | null {
  const { nodeAfter, parent, depth } = $pos
  if (!nodeAfter || !isSubdivision(nodeAfter, parent)) return null
  const parentPos = depth > 0 ? $pos.before() : -1
  return { node: nodeAfter, pos: $pos.pos, parent, index: $pos.index(), parentPos }
}

function divisionAround($pos: ResolvedPos, depth: number): DivisionAt {
  return {
    node: $pos.node(depth),
    pos: $pos.before(depth),
    parent: $pos.node(depth - 1),
    index: $pos.index(depth - 1),
    parentPos: depth > 1 ? $pos.before(depth - 1) : -1,
  }
}

/** The division before or behind one among its siblings; only what may stand anywhere (page breaks, notes) stands between. */
export function siblingDivision({ parent, index, pos, node, parentPos }: DivisionAt, to: -1 | 1): DivisionAt | null {
  const { parts } = divisionOrder(parent)
  let at = pos
  let size = node.nodeSize
  for (let i = index + to; i >= 0 && i < parent.childCount; i += to) {
    const other = parent.child(i)
    at += to > 0 ? size : -other.nodeSize
    size = other.nodeSize
    if (parts[i] === parts[index] && isSubdivision(other, parent))
      return { node: other, pos: at, parent, index: i, parentPos }
    if (parts[i] !== 'anywhere') return null
  }
  return null
}

/** The division that a division stands in, or `null` where it stands in `body`, `front`, `back` or the like. */
export function parentDivision(doc: Node, { parentPos }: DivisionAt): DivisionAt | null {
  return parentPos < 0 ? null : divisionBehind(doc.resolve(parentPos))
}

/** The position before the child with this index in a node that begins at `pos`. */
export function childPos(node: Node, pos: number, index: number): number {
  let at = pos + 1
  for (let i = 0; i < index; i++) at += node.child(i).nodeSize
  return at
}

/**
 * The name for a division in `parent`, beside `siblings`: numbered ones follow the number around them, others stay `div`.
 * `null` where TEI has no number left (`div7` holds none).
 */
export function nameWithin(parent: Node, own: string, siblings: readonly Node[]): string | null {
  const local = own.slice(own.indexOf(':') + 1)
  const prefix = own.slice(0, own.length - local.length)
  if (!/^div[1-7]?$/.test(local)) return own
  const around = /^div([1-7])$/.exec(elementName(parent))?.[1]
  if (around !== undefined) return around === '7' ? null : `${prefix}div${String(Number(around) + 1)}`
  if (!isFrame(parent)) return `${prefix}div`
  const beside = siblings.map(elementName).find((name) => /^div1?$/.test(name))
  return prefix + (beside ?? (local === 'div' ? 'div' : 'div1'))
}

/** Gives the division at `pos`, and those in it, the names that their place asks for; whether there are any. */
export function relevel(tr: Transaction, pos: number): boolean {
  const $pos = tr.doc.resolve(pos)
  const node = $pos.nodeAfter
  if (!node) return false
  const siblings = $pos.parent.children.filter((_, index) => index !== $pos.index())
  const name = nameWithin($pos.parent, blockAttrs(node).name, siblings)
  if (name === null) return false
  if (name !== blockAttrs(node).name) tr.setNodeAttribute(pos, 'name', name)
  let at = pos + 1
  for (const child of node.children) {
    if (isSubdivision(child, node) && !relevel(tr, at)) return false
    at += child.nodeSize
  }
  return true
}

/** Moves whole blocks to `target` in `tr`, with the selection where it is in them; where they begin then, `null` where they cannot stand there. */
export function moveRange(tr: Transaction, from: number, to: number, target: number): number | null {
  if (target >= from && target <= to) return null
  const step = new MoveStep(from, to, target)
  const { anchor, head } = tr.selection
  const goes = anchor > from && anchor < to && head > from && head < to
  const node = tr.selection instanceof NodeSelection && tr.selection.from >= from && tr.selection.to <= to
  const selected = tr.selection.from
  if (tr.maybeStep(step).failed !== null) return null
  if (node) tr.setSelection(NodeSelection.create(tr.doc, step.moved(selected, 1)))
  else if (goes) {
    const [$anchor, $head] = [tr.doc.resolve(step.moved(anchor, 1)), tr.doc.resolve(step.moved(head, 1))]
    tr.setSelection($anchor.parent.inlineContent ? TextSelection.between($anchor, $head) : Selection.near($anchor))
  }
  return step.start
}

/** Whether the node that `$after` stands in holds its blocks in an order that TEI knows, or did not `before` either. */
export function orderKept(before: Node | null, $after: ResolvedPos): boolean {
  const { parent, depth } = $after
  if (before !== null && divisionOrder(before).misfit >= 0) return true
  return isOrdered(parent, depth > 0 ? $after.node(depth - 1) : null, parent.children)
}

/** Whether TEI lets these children stand in this order in `holder`, as far as its order is known. */
export function isOrdered(holder: Node, around: Node | null, children: readonly Node[]): boolean {
  return !hasOrder(holder, around) || misfitOf(children.map((child) => partOf(child, holder))) < 0
}
