import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import { entryKinds } from '../../shared/register/entry'
import { spanAttrs } from '../../shared/queries/spans'
import { familyOf } from '../../shared/schema'
import { openStops } from './commands/finding-walk'
import { findOf } from './plugins/find'
import { offeredSuggestions } from './plugins/suggestions'

/** What marks beside a text stand for, in the order of their columns. */
export const densityKinds = [...entryKinds, 'date', 'suggestion', 'finding', 'match'] as const

/** One of {@link densityKinds}. */
export type DensityKind = (typeof densityKinds)[number]

/** A mark at a position of the doc. */
export interface DensityMark {
  readonly at: number
  readonly kind: DensityKind
}

/** The tagged names and dates of a text block, by their places in its content; kept for nodes, which never change. */
const known = new WeakMap<Node, readonly DensityMark[]>()
/** What all blocks have that have none. */
const none: readonly DensityMark[] = []

/** All marks of a state. Blocks that have not changed since they were last asked for are not looked at again. */
export function densityMarks(state: EditorState): readonly DensityMark[] {
  const found = findOf(state)
  return [
    ...tagsOf(state.doc),
    ...offeredSuggestions(state).map(({ from }): DensityMark => ({ at: from, kind: 'suggestion' })),
    // What the walk stops at: guesses, findings, doubts.
    ...openStops(state).map(({ from }): DensityMark => ({ at: from, kind: 'finding' })),
    ...(found.bar === 'closed' ? [] : found.matches.all.map(({ from }): DensityMark => ({ at: from, kind: 'match' }))),
  ]
}

/** The mark next to a position; `null` where there is none. */
export function nearestMark(marks: readonly DensityMark[], pos: number): DensityMark | null {
  return marks.reduce<DensityMark | null>(
    (best, mark) => (best !== null && Math.abs(best.at - pos) <= Math.abs(mark.at - pos) ? best : mark),
    null,
  )
}

function tagsOf(doc: Node): readonly DensityMark[] {
  const marks: DensityMark[] = []
  addTags(doc, 0, marks)
  return marks
}

/** Adds the tags of what `node` holds, whose content begins at `start`. */
function addTags(node: Node, start: number, marks: DensityMark[]): void {
  if (node.inlineContent) for (const { at, kind } of tagsOfBlock(node)) marks.push({ at: start + at, kind })
  // Kept for blocks alone: kept for all that is around them, each tag would be there as often as it is deep.
  else node.forEach((child, offset) => addTags(child, start + offset + 1, marks))
}

function tagsOfBlock(block: Node): readonly DensityMark[] {
  const before = known.get(block)
  if (before) return before
  const marks: DensityMark[] = []
  const seen = new Set<string>()
  block.forEach((child, offset) => {
    for (const mark of child.marks) {
      const { id, name, attributes } = spanAttrs(mark)
      const family = familyOf(name, attributes)
      const kind = densityKinds.find((one) => one === family)
      if (kind === undefined || seen.has(id)) continue
      seen.add(id)
      marks.push({ at: offset, kind })
    }
    if (!child.isLeaf) addTags(child, offset + 1, marks)
  })
  // A list that grew has room for many more than it holds.
  const found = marks.length === 0 ? none : marks.slice()
  known.set(block, found)
  return found
}
