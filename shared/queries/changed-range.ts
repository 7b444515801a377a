import type { Node } from 'prosemirror-model'
import { AttrStep, ReplaceAroundStep, ReplaceStep, type Step } from 'prosemirror-transform'

/** The stretch of the doc before a step that the step may change, and by how much what is behind it moves. */
export interface ChangedRange {
  readonly from: number
  readonly to: number
  readonly delta: number
}

/**
 * What one step may change of the nodes and text of a doc, `null` where that is nothing (spans do not count). Where the
 * step cuts through nodes, those nodes are in the range whole, for what is in them may come under others.
 */
export function changedRange(step: Step, doc: Node): ChangedRange | null {
  if (step instanceof AttrStep) {
    // What is in an element goes by its name: the level of a division, for one.
    const whole = step.attr === 'name' ? (doc.nodeAt(step.pos)?.nodeSize ?? 1) : 1
    return { from: step.pos, to: step.pos + whole, delta: 0 }
  }
  if (step instanceof ReplaceStep || step instanceof ReplaceAroundStep)
    return { ...whole(doc, step.from, step.to, step.slice.openStart), delta: growth(step) }
  let from = Infinity
  let to = -Infinity
  step.getMap().forEach((oldStart, oldEnd) => {
    from = Math.min(from, oldStart)
    to = Math.max(to, oldEnd)
  })
  return from > to ? null : { from, to, delta: growth(step) }
}

function growth(step: Step): number {
  let delta = 0
  step.getMap().forEach((oldStart, oldEnd, newStart, newEnd) => {
    delta += newEnd - newStart - (oldEnd - oldStart)
  })
  return delta
}

function whole(doc: Node, from: number, to: number, openStart: number): { from: number; to: number } {
  const $from = doc.resolve(from)
  const $to = doc.resolve(to)
  const depth = Math.min($from.sharedDepth(to), Math.max($from.depth - openStart, 0))
  return {
    from: $from.depth > depth ? $from.before(depth + 1) : from,
    to: $to.depth > depth ? $to.after(depth + 1) : to,
  }
}
