import type { NodeRange } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { liftTarget } from 'prosemirror-transform'
import { takesParagraphs } from '../queries/divisions'
import { clearPartedIds } from './parted-ids'

/**
 * Lifts blocks to the depth `target`, and on where paragraphs may not stand there; returns where they begin then. What
 * stood around them is split, its `xml:id` with the first half.
 */
export function liftBlocks(tr: Transaction, range: NodeRange, target: number): number {
  const steps = tr.steps.length
  tr.lift(range, target)
  const mapping = tr.mapping.slice(steps)
  const start = mapping.map(range.start, 1)
  const end = mapping.map(range.end, -1)
  clearPartedIds(tr, start, end)
  return liftFromText(tr, start, end)
}

/** Lifts the blocks between two positions out of a paragraph that holds them beside its text; returns where they begin then. */
export function liftFromText(tr: Transaction, start: number, end: number): number {
  const $start = tr.doc.resolve(start)
  if ($start.parent.inlineContent || takesParagraphs($start.parent)) return start
  const range = tr.doc.resolve(start + 1).blockRange(tr.doc.resolve(end - 1), (node) => node === $start.parent)
  const target = range && liftTarget(range)
  return range && target !== null ? liftBlocks(tr, range, target) : start
}
