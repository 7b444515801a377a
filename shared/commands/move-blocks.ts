import type { Node, ResolvedPos } from 'prosemirror-model'
import { NodeSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state'
import { schema } from '../schema'
import { partOf } from '../queries/division-order'
import { isDivision, isSubdivision } from '../queries/divisions'
import { blockAttrs } from './block-attrs'
import { isOrdered, moveRange } from './division-places'
import { keepingValid } from './keep-valid'

const { item, label, list, row, table } = schema.nodes

/** Neighbouring blocks of one parent: the positions before the first and behind the last, and their indices in it. */
interface Run {
  readonly parent: Node
  readonly from: number
  readonly to: number
  readonly first: number
  /** The index behind the last. */
  readonly end: number
}

/**
 * Moves the selected blocks up or down by one place: items in their list (with their labels), rows in their table, other
 * blocks among their neighbours and from division to division. They go past what TEI does not let stand behind or before
 * them, such as a heading.
 */
export function moveBlocks(to: -1 | 1): Command {
  return keepingValid((state, dispatch) => {
    const run = runOf(state)
    if (!run) return false
    const { tr } = state
    if (!moveRun(tr, run, to)) return false
    dispatch?.(tr.scrollIntoView())
    return true
  })
}

function moveRun(tr: Transaction, run: Run, to: -1 | 1): boolean {
  const { type } = run.parent
  if (type === list) return moveAmong(tr, run, itemTarget(run, to))
  if (type === table) return moveAmong(tr, run, rowTarget(run, to))
  const $from = tr.doc.resolve(run.from)
  if (!inDivision($from)) return moveAmong(tr, run, neighbour(run, to))
  return moveInDivisions(tr, run, to)
}

function moveAmong(tr: Transaction, run: Run, target: number | null): boolean {
  return target !== null && moveRange(tr, run.from, run.to, target) !== null
}

/** How many places are tried at most. */
const most = 200

/** The nearest place among divisions where the blocks may stand. Headings, openers and closers stay in their division. */
function moveInDivisions(tr: Transaction, run: Run, to: -1 | 1): boolean {
  const { doc } = tr
  const blocks = run.parent.children.slice(run.first, run.end)
  const rest = run.parent.children.filter((_, at) => at < run.first || at >= run.end)
  const mayLeave =
    rest.length > 0 &&
    blocks.every((block) => ['common', 'anywhere'].includes(partOf(block, run.parent))) &&
    standsIn(doc.resolve(run.from), rest)
  let tried = 0
  for (let $at = nextGap(doc.resolve(to < 0 ? run.from : run.to), to); $at && tried < most; $at = nextGap($at, to)) {
    tried++
    const same = $at.parent === run.parent
    if (!same && !mayLeave) return false
    const index = $at.index()
    const place = same ? [...rest] : [...$at.parent.children]
    place.splice(same && index >= run.end ? index - blocks.length : index, 0, ...blocks)
    if (standsIn($at, place)) return moveRange(tr, run.from, run.to, $at.pos) !== null
  }
  return false
}

/** Whether TEI lets these children stand in the node around `$pos`, or what stands there now is in disorder already. */
function standsIn($pos: ResolvedPos, children: readonly Node[]): boolean {
  const around = $pos.depth > 0 ? $pos.node(-1) : null
  return isOrdered($pos.parent, around, children) || !isOrdered($pos.parent, around, $pos.parent.children)
}

/** The next position between the blocks of divisions, not within other blocks. */
function nextGap($pos: ResolvedPos, to: -1 | 1): ResolvedPos | null {
  const { doc, pos, parent } = $pos
  const beside = to < 0 ? $pos.nodeBefore : $pos.nodeAfter
  if (beside) {
    const enters = isSubdivision(beside, parent)
    return doc.resolve(pos + to * (enters ? 1 : beside.nodeSize))
  }
  if ($pos.depth === 0 || !isSubdivision(parent, $pos.node(-1))) return null
  return doc.resolve(to < 0 ? $pos.before() : $pos.after())
}

/** In a list: before or behind the neighbouring item; points between items stay. */
function itemTarget({ parent, from, to, first, end }: Run, direction: -1 | 1): number | null {
  let pos = direction < 0 ? from : to
  let found = false
  for (let i = direction < 0 ? first - 1 : end; i >= 0 && i < parent.childCount; i += direction) {
    const child = parent.child(i)
    if (child.type.name === 'heading') return found ? pos : null
    if (found && direction < 0 && child.type !== label) return pos
    pos += direction * child.nodeSize
    if (child.type === item) found = true
    if (found && (direction > 0 || i === 0)) return pos
  }
  return found ? pos : null
}

/** In a table: before or behind the neighbouring row, not out of or into cells that reach over several rows. */
function rowTarget({ parent, from, to, first, end }: Run, direction: -1 | 1): number | null {
  const beside = direction < 0 ? first - 1 : end
  const neighbour = parent.maybeChild(beside)
  if (!neighbour || blockAttrs(neighbour).name === '') return null
  const [low, high] = direction < 0 ? [beside, end] : [first, beside + 1]
  for (let i = 0; i < high; i++)
    for (const cell of parent.child(i).children) {
      const rows = cell.attrs['rowspan'] as number
      if (rows > 1 && i + rows > low) return null
    }
  return direction < 0 ? from - neighbour.nodeSize : to + neighbour.nodeSize
}

function neighbour({ parent, from, to, first, end }: Run, direction: -1 | 1): number | null {
  const beside = parent.maybeChild(direction < 0 ? first - 1 : end)
  const heads = [beside, ...parent.children.slice(first, end)].some((block) => block?.type.name === 'heading')
  if (!beside || heads) return null
  return direction < 0 ? from - beside.nodeSize : to + beside.nodeSize
}

/** The blocks that are selected: in a list its items with their labels, in a table its rows, else neighbouring blocks. */
function runOf({ selection }: EditorState): Run | null {
  const { $from, $to } = selection
  const range =
    selection instanceof NodeSelection && selection.node.isBlock
      ? { parent: $from.parent, depth: $from.depth, first: $from.index(), end: $from.index() + 1 }
      : textRange($from, $to)
  if (!range) return null
  const { parent, depth } = range
  let { first, end } = range
  if (parent.type === list) {
    while (first > 0 && parent.child(first - 1).type === label && parent.child(first).type === item) first--
    while (end < parent.childCount && parent.child(end - 1).type === label) end++
    if (parent.children.slice(first, end).some((child) => child.type !== item && child.type !== label)) return null
  }
  if (parent.children.slice(first, end).some((child) => isDivision(child) || child.type.name === 'header')) return null
  return { parent, from: $from.posAtIndex(first, depth), to: $from.posAtIndex(end, depth), first, end }
}

function textRange($from: ResolvedPos, $to: ResolvedPos) {
  for (let depth = $from.sharedDepth($to.pos); depth >= 0; depth--) {
    const parent = $from.node(depth)
    if (parent.isInline && parent.childCount === 1) return null
    if (!holdsUnits(parent)) continue
    const first = $from.index(depth)
    const end = $to.index(depth) + 1
    // A block that is all there is in its item, cell or note is moved as that.
    if (parent.type === item && parent.childCount === end - first) continue
    return { parent, depth, first, end: Math.min(end, parent.childCount) }
  }
  return null
}

/** Whether the children of a node are what a person takes for blocks: not the parts of a cell, opener or mixed paragraph that is one. */
function holdsUnits(node: Node): boolean {
  if (node.isTextblock || node.type === row || node.type.name === 'cell') return false
  if (node.type === item) return !node.children.some((child) => child.isTextblock && blockAttrs(child).name === '')
  return !node.children.some((child) => child.isTextblock && blockAttrs(child).name === '' && child.content.size > 0)
}

function inDivision($pos: ResolvedPos): boolean {
  const { parent, depth } = $pos
  return isDivision(parent) || (depth > 0 && isSubdivision(parent, $pos.node(-1)))
}
