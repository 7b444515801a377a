import { StepMap, type ReplaceStep, type Step } from 'prosemirror-transform'
import type { DocRange } from '../finding'
import { SpanStep, type SpanRun } from './span-step'

/** A stretch of a doc that steps change, apart from all others that they change. */
export interface StepPlace extends DocRange {
  /** What they do to it, in order, as if nothing else were done. */
  readonly steps: readonly Step[]
}

/** What a step does to one stretch; where it stands in the doc that all steps are made for. */
interface Part extends DocRange {
  readonly index: number
  /** The run, where it is one of a step of spans. */
  readonly run: SpanRun | null
}

/**
 * Parts steps that were made one after the other into the places that they change, in order of place; positions are those of
 * the doc that the first was made for. What touches is one place: the letters of a word, and a recorded correction with its tags.
 */
export function stepPlaces(steps: readonly (ReplaceStep | SpanStep)[]): readonly StepPlace[] {
  const parts = partsOf(steps).toSorted((a, b) => a.from - b.from || a.to - b.to)
  const places: { from: number; to: number; readonly parts: Part[] }[] = []
  for (const part of parts) {
    const last = places.at(-1)
    if (last !== undefined && part.from <= last.to) {
      last.to = Math.max(last.to, part.to)
      last.parts.push(part)
    } else places.push({ from: part.from, to: part.to, parts: [part] })
  }
  const own = stepsApart(
    steps,
    places.map((place) => place.parts),
  )
  return places.map(({ from, to }, index) => ({ from, to, steps: own[index] ?? [] }))
}

function partsOf(steps: readonly (ReplaceStep | SpanStep)[]): readonly Part[] {
  const past = new Past()
  return steps.flatMap((step, index) => {
    const found: readonly Part[] =
      step instanceof SpanStep
        ? step.runs.map((run) => ({ ...past.before(run), index, run }))
        : [{ ...past.before(step), index, run: null }]
    past.add(step)
    return found
  })
}

/** How far steps have come, and where their positions were before them. */
class Past {
  readonly #maps: StepMap[] = []
  /** Per count of steps, in the doc after them: where the first and the last change end, and by how much the doc grew. */
  readonly #reach: { readonly near: number; readonly far: number; readonly grown: number }[] = [
    { near: Infinity, far: -1, grown: 0 },
  ]

  add(step: ReplaceStep | SpanStep): void {
    const map = step.getMap()
    const { from, to, grown: by } = extentOf(step)
    const { near, far, grown } = this.#reach.at(-1) ?? { near: Infinity, far: -1, grown: 0 }
    this.#maps.push(map)
    this.#reach.push({
      near: Math.min(near === Infinity ? near : map.map(near, -1), from),
      far: Math.max(far < 0 ? far : map.map(far, 1), to + by),
      grown: grown + by,
    })
  }

  /** Where a range was before all steps; what touches something that they made, with what that was made of. */
  before({ from, to }: DocRange): DocRange {
    let [first, last] = [from, to]
    for (let count = this.#maps.length; count > 0; count--) {
      const { near, far, grown } = this.#reach[count] ?? { near: 0, far: Infinity, grown: 0 }
      // Steps come in order of place, so that most stand before or behind all others.
      if (first > far) return { from: first - grown, to: last - grown }
      if (last < near) break
      const back = this.#maps[count - 1]?.invert() ?? StepMap.empty
      first = back.map(first, -1)
      last = back.map(last, 1)
    }
    return { from: first, to: last }
  }
}

function extentOf(step: ReplaceStep | SpanStep): DocRange & { readonly grown: number } {
  if (step instanceof SpanStep) {
    const to = step.runs.reduce((last, run) => Math.max(last, run.to), 0)
    return { from: step.runs[0]?.from ?? 0, to, grown: 0 }
  }
  return { from: step.from, to: step.to, grown: step.slice.size - (step.to - step.from) }
}

/** The steps of each place as if nothing were done to the others. */
function stepsApart(
  steps: readonly (ReplaceStep | SpanStep)[],
  places: readonly (readonly Part[])[],
): readonly (readonly Step[])[] {
  const placesOfStep = new Map<number, Map<number, SpanRun[]>>()
  for (const [place, parts] of places.entries())
    for (const { index, run } of parts) {
      const runs = placesOfStep.get(index) ?? new Map<number, SpanRun[]>()
      placesOfStep.set(index, runs.set(place, [...(runs.get(place) ?? []), ...(run === null ? [] : [run])]))
    }
  const apart = places.map((): Step[] => [])
  const grown = places.map(() => 0)
  // By how much all places before the one at `at` have grown: kept from step to step, for they come in order of place.
  let [at, before] = [0, 0]
  for (const [index, step] of steps.entries())
    for (const [place, runs] of placesOfStep.get(index) ?? []) {
      while (at < place) before += grown[at++] ?? 0
      while (at > place) before -= grown[--at] ?? 0
      const moved = shifted(step instanceof SpanStep ? new SpanStep(runs) : step, -before)
      if (moved !== null) apart[place]?.push(moved)
      grown[place] = (grown[place] ?? 0) + extentOf(step).grown
    }
  return apart
}

/** A step for the same words in a doc that has so many positions more before them. */
export function shifted(step: Step, by: number): Step | null {
  return by === 0 ? step : step.map(StepMap.offset(by))
}
