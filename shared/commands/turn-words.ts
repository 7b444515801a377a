import type { Node } from 'prosemirror-model'
import { ReplaceStep, Transform, type Step } from 'prosemirror-transform'
import type { DocRange } from '../finding'
import { MoveStep } from './move-step'
import { SpanStep } from './span-step'
import { shifted, stepPlaces } from './step-places'

/** What steps that change words come to where something was done since. */
export interface TurnedWords {
  readonly steps: readonly Step[]
  /** What undoes them, in the order in which to apply it. */
  readonly inverse: readonly Step[]
  /** How many places stay as they are, for they were touched since. */
  readonly left: number
}

/**
 * What steps that change words, recorded or not, come to on a doc to which something was done since (`since`, from the doc that they
 * were made for; `null` where that is not known any more): place by place, each done wholly where nothing
 * touched it since, wherever it stands now, and left out wholly where something did.
 */
export function turnWords(
  doc: Node,
  steps: readonly (ReplaceStep | SpanStep)[],
  since: readonly Step[] | null,
): TurnedWords {
  const places = stepPlaces(steps)
  const touches = since?.map(touchOf) ?? null
  const stand = places.flatMap((place) => {
    const now = touches === null ? null : followed(place, touches)
    return now === null ? [] : [{ place, at: now.from }]
  })
  const tr = new Transform(doc)
  let done = 0
  // From the last to the first, so that the positions of the others hold.
  for (const { place, at } of stand.toSorted((a, b) => b.at - a.at))
    if (doWholly(tr, place.steps, at - place.from)) done += 1
  const inverse = tr.steps.map((step, index) => step.invert(tr.docs[index] ?? doc)).reverse()
  return { steps: tr.steps, inverse, left: places.length - done }
}

/** Whether all steps are of the kinds that change words: letters, and the tags of a recorded correction. */
export function areOfWords(steps: readonly Step[]): steps is readonly (ReplaceStep | SpanStep)[] {
  return steps.every((step) => step instanceof ReplaceStep || step instanceof SpanStep)
}

function doWholly(tr: Transform, steps: readonly Step[], by: number): boolean {
  const tried = new Transform(tr.doc)
  for (const step of steps) {
    const moved = shifted(step, by)
    if (moved === null || tried.maybeStep(moved).failed !== null) return false
  }
  for (const step of tried.steps) tr.step(step)
  return true
}

/** What a step does to positions and tags. */
interface Touch {
  readonly step: Step
  /** What it takes out or, where both ends are one, where it puts something in. */
  readonly letters: readonly DocRange[]
  readonly tags: readonly DocRange[]
  readonly map: (pos: number, assoc: -1 | 1) => number
}

function touchOf(step: Step): Touch {
  const map = step.getMap()
  const letters: DocRange[] = []
  map.forEach((from, to) => letters.push({ from, to }))
  const tags = step instanceof SpanStep ? step.runs : []
  return { step, letters, tags, map: (pos, assoc) => map.map(pos, assoc) }
}

/** Where a place stands after what was done; `null` where any of it touched the place. */
function followed(place: DocRange, touches: readonly Touch[]): DocRange | null {
  let { from, to } = place
  for (const { step, letters, tags, map } of touches) {
    if (step instanceof MoveStep && step.from < from && step.to > to) {
      from = step.moved(from, 1)
      to = step.moved(to, -1)
      continue
    }
    if (letters.some((range) => overlaps(range, from, to))) return null
    // Tags that touch from outside count too: a tag that what comes back stands in may be another one now.
    if (tags.some((range) => range.from <= to && range.to >= from)) return null
    from = map(from, 1)
    to = map(to, -1)
  }
  return { from, to }
}

/** Whether a change of letters reaches into a range, or is made at the point that it is. */
function overlaps(change: DocRange, from: number, to: number): boolean {
  if (from !== to) return change.from < to && change.to > from
  return change.from === change.to ? change.from === from : change.from < from && change.to > from
}
