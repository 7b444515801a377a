import type { Node } from 'prosemirror-model'
import { AttrStep, Transform, type Step } from 'prosemirror-transform'
import type { Attributes } from '../schema'
import { MoveStep } from './move-step'
import type { TurnedWords } from './turn-words'

/** Whether all steps set attributes of TEI, and nothing else: numbers of notes. */
export function areOfAttributes(steps: readonly Step[]): steps is readonly AttrStep[] {
  return steps.length > 0 && steps.every((step) => step instanceof AttrStep && step.attr === 'attributes')
}

/**
 * What steps that set attributes come to on a doc to which something was done since (`since`, from the doc that they were made
 * for; `null` where that is not known any more). `undoing` are those that they undo. Of each node, what they change
 * becomes what they say where it still says what is undone, wherever the node stands now; other attributes stay as they
 * are now. Nodes that are gone, or that say something else, stay.
 */
export function turnAttributes(
  doc: Node,
  steps: readonly AttrStep[],
  undoing: readonly Step[],
  since: readonly Step[] | null,
): TurnedWords {
  if (since === null) return { steps: [], inverse: [], left: steps.length }
  const stood = new Map(undoing.flatMap((step) => (step instanceof AttrStep ? [[step.pos, step]] : [])))
  const tr = new Transform(doc)
  let done = 0
  for (const step of steps) {
    const from = stood.get(step.pos)
    const pos = from === undefined ? null : followed(step.pos, since)
    const node = pos === null ? null : doc.nodeAt(pos)
    const next = node && from && turned(attributesOf(node), from.value as Attributes, step.value as Attributes)
    if (pos === null || !next) continue
    tr.setNodeAttribute(pos, 'attributes', next)
    done += 1
  }
  const inverse = tr.steps.map((step, index) => step.invert(tr.docs[index] ?? doc)).reverse()
  return { steps: tr.steps, inverse, left: steps.length - done }
}

/** Attributes as they are now, with what differs between two states brought to the second; `null` where they are not as the first. */
function turned(now: Attributes, was: Attributes, to: Attributes): Attributes | null {
  const names = [...new Set([...Object.keys(was), ...Object.keys(to)])].filter((name) => was[name] !== to[name])
  if (names.some((name) => now[name] !== was[name])) return null
  const entries = Object.entries({ ...now, ...Object.fromEntries(names.map((name) => [name, to[name]])) })
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined))
}

/** Where the node at a position stands after steps; `null` where it is gone. */
function followed(pos: number, since: readonly Step[]): number | null {
  let now = pos
  for (const step of since) {
    if (step instanceof MoveStep) now = step.moved(now, 1)
    else {
      const { pos: next, deletedAfter } = step.getMap().mapResult(now, 1)
      if (deletedAfter) return null
      now = next
    }
  }
  return now
}

/** None for a node that has no attributes of TEI. */
function attributesOf({ attrs }: Node): Attributes {
  return (attrs['attributes'] as Attributes | undefined) ?? {}
}
