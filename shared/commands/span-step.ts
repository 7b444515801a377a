import { Fragment, Mark, type Node, type Schema } from 'prosemirror-model'
import { Step, StepResult, type Mappable } from 'prosemirror-transform'
import type { SpanAttrs } from '../schema'

/**
 * A stretch of direct inline children of one text block, all with the mark set `before`, and the set they get.
 * A note in it is one child, from its start to its end; its inner text is no part of the run.
 */
export interface SpanRun {
  readonly from: number
  readonly to: number
  readonly before: readonly Mark[]
  readonly after: readonly Mark[]
}

/** A run in JSON: from, to, and the sets before and after, each mark as its place in the list of marks. */
type RunJSON = readonly [from: number, to: number, before: readonly number[], after: readonly number[]]

/** A run as earlier programs wrote it, each mark in full. */
interface WholeRunJSON {
  readonly from: number
  readonly to: number
  readonly before: readonly unknown[]
  readonly after: readonly unknown[]
}

/**
 * Sets the mark sets of runs of text and inline nodes, order of the set (which is the nesting of spans) included, so
 * that its inverse restores a doc exactly. What no longer has the set that a run expects is left alone.
 *
 * ProseMirror's own mark steps add and remove single marks, which forgets the nesting, and skip notes.
 */
export class SpanStep extends Step {
  /** In order of place, without overlaps; those within a note come after the one that goes around it, if there is one. */
  readonly runs: readonly SpanRun[]
  /** The doc that it was applied to last and what came of it: an act is judged before it is done. */
  #applied: { readonly before: WeakRef<Node>; readonly after: WeakRef<Node> } | null = null

  /** Throws a RangeError where the runs overlap, or give one span id two names or sets of attributes. */
  constructor(runs: readonly SpanRun[]) {
    super()
    const sorted = runs.toSorted((a, b) => a.from - b.from || b.to - a.to)
    assertApart(sorted)
    assertOneMeaning(sorted)
    this.runs = sorted
  }

  override apply(doc: Node): StepResult {
    const last = this.runs.at(-1)
    if (last && last.to > doc.content.size) return StepResult.fail('A span run reaches beyond the doc')
    const known = this.#applied?.before.deref() === doc ? this.#applied.after.deref() : undefined
    if (known !== undefined) return StepResult.ok(known)
    const after = setMarks(doc, 0, this.runs)
    this.#applied = { before: new WeakRef(doc), after: new WeakRef(after) }
    return StepResult.ok(after)
  }

  override invert(doc: Node): SpanStep {
    const inverse: SpanRun[] = []
    for (const run of this.runs)
      for (const { from, to } of stretches(doc, run)) inverse.push({ from, to, before: run.after, after: run.before })
    return new SpanStep(inverse)
  }

  override map(mapping: Mappable): SpanStep | null {
    const runs = this.runs.flatMap((run) => {
      const from = mapping.map(run.from, 1)
      const to = mapping.map(run.to, -1)
      return to > from ? [{ ...run, from, to }] : []
    })
    return runs.length > 0 ? new SpanStep(runs) : null
  }

  override merge(other: Step): SpanStep | null {
    if (!(other instanceof SpanStep)) return null
    const all = [...this.runs, ...other.runs].sort((a, b) => a.from - b.from)
    const apart = all.every((run, index) => (all[index - 1]?.to ?? 0) <= run.from)
    return apart && saysOneThing(all) ? new SpanStep(all) : null
  }

  /** Each mark stands in it once: a span has many runs. */
  override toJSON(): object {
    const marks: Mark[] = []
    /** Where the marks of each span stand. */
    const places = new Map<string, number[]>()
    const placeOf = (mark: Mark): number => {
      const { id } = mark.attrs as SpanAttrs
      const own = places.get(id) ?? []
      const known = own.find((place) => marks[place]?.eq(mark))
      if (known !== undefined) return known
      places.set(id, [...own, marks.push(mark) - 1])
      return marks.length - 1
    }
    const runs = this.runs.map(({ from, to, before, after }): RunJSON => {
      return [from, to, before.map(placeOf), after.map(placeOf)]
    })
    return { stepType: 'span', marks: marks.map((mark) => mark.toJSON() as unknown), runs }
  }

  /** Throws a RangeError for what {@link toJSON} did not write, now or in an earlier program. */
  static override fromJSON(schema: Schema, json: unknown): SpanStep {
    const { runs, marks = [] } = json as { readonly runs?: unknown; readonly marks?: readonly unknown[] }
    if (!Array.isArray(runs) || !Array.isArray(marks)) throw invalid()
    const known = marks.map((mark) => Mark.fromJSON(schema, mark))
    return new SpanStep((runs as readonly (RunJSON | WholeRunJSON)[]).map((run) => runFrom(schema, known, run)))
  }
}

function runFrom(schema: Schema, known: readonly Mark[], run: RunJSON | WholeRunJSON): SpanRun {
  const isWhole = 'from' in run
  const [from, to, before, after] = isWhole ? [run.from, run.to, run.before, run.after] : run
  if (typeof from !== 'number' || typeof to !== 'number') throw invalid()
  if (!Array.isArray(before) || !Array.isArray(after)) throw invalid()
  const markOf = (said: unknown): Mark => {
    const mark = isWhole ? Mark.fromJSON(schema, said) : known[said as number]
    if (mark === undefined) throw invalid()
    return mark
  }
  return { from, to, before: before.map(markOf), after: after.map(markOf) }
}

const invalid = () => new RangeError('Invalid input for SpanStep.fromJSON')

Step.jsonID('span', SpanStep)

/**
 * The runs that `change` makes of the inline content between `from` and `to`: each child of a text block, text cut at
 * the ends, with the set that `change` gives it; those that stay as they are left out. A note counts as one child;
 * only where both ends lie in one note is its own text meant.
 */
export function spanRuns(
  doc: Node,
  from: number,
  to: number,
  change: (marks: readonly Mark[], pos: number) => readonly Mark[],
): readonly SpanRun[] {
  const runs: SpanRun[] = []
  forInline(doc, from, to, (child, start, end) => {
    const after = change(child.marks, start)
    if (!Mark.sameSet(child.marks, after)) runs.push({ from: start, to: end, before: child.marks, after })
  })
  return runs
}

/** Calls `visit` with each inline child of the text blocks between `from` and `to`, text cut at the ends; see {@link spanRuns}. */
export function forInline(
  doc: Node,
  from: number,
  to: number,
  visit: (child: Node, from: number, to: number) => void,
): void {
  if (to <= from) return
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isInline) return true
    const end = pos + node.nodeSize
    if (node.isText) visit(node, Math.max(from, pos), Math.min(to, end))
    else if (node.isLeaf || from <= pos || to >= end) visit(node, pos, end)
    else return true
    return false
  })
}

/** The inline children that {@link forInline} visits. */
export function childrenBetween(doc: Node, from: number, to: number): readonly Node[] {
  const found: Node[] = []
  forInline(doc, from, to, (child) => found.push(child))
  return found
}

function setMarks(node: Node, start: number, runs: readonly SpanRun[]): Node {
  const children: Node[] = []
  let next = 0
  let offset = start
  for (const child of node.children) {
    const end = offset + child.nodeSize
    const first = next
    while (next < runs.length && (runs[next]?.from ?? 0) < end) next++
    // A run that reaches into the next child is seen by that one too.
    if (next === first) children.push(child)
    else children.push(...setChild(child, offset, runs.slice(first, next)))
    next = first
    while (next < runs.length && (runs[next]?.to ?? 0) <= end) next++
    offset = end
  }
  return node.copy(Fragment.fromArray(children))
}

function setChild(child: Node, pos: number, runs: readonly SpanRun[]): Node[] {
  const end = pos + child.nodeSize
  if (child.isText) return setText(child, pos, runs)
  if (!child.isInline) return [child.isLeaf ? child : setMarks(child, pos + 1, runs)]
  const whole = runs.find((run) => run.from <= pos && run.to >= end)
  const set = whole && sameMarks(child, whole) ? child.mark(whole.after) : child
  const inner = runs.filter((run) => run.from > pos && run.to < end)
  return [inner.length > 0 ? setMarks(set, pos + 1, inner) : set]
}

function setText(text: Node, pos: number, runs: readonly SpanRun[]): Node[] {
  const parts: Node[] = []
  let at = 0
  for (const run of runs) {
    if (!sameMarks(text, run)) continue
    const from = Math.max(run.from - pos, at)
    const to = Math.min(run.to - pos, text.nodeSize)
    if (from > at) parts.push(text.cut(at, from))
    if (to > from) parts.push(text.cut(from, to).mark(run.after))
    at = Math.max(at, to)
  }
  if (at < text.nodeSize) parts.push(text.cut(at))
  return parts
}

function sameMarks(child: Node, run: SpanRun): boolean {
  return Mark.sameSet(child.marks, run.before)
}

function stretches(doc: Node, run: SpanRun): readonly { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  forInline(doc, run.from, run.to, (child, from, to) => {
    const covered = from >= run.from && to <= run.to
    if (covered && sameMarks(child, run)) found.push({ from, to })
  })
  return found
}

/** Throws a RangeError where runs in order are empty or overlap, but for those that lie within one other as a note lies in it. */
function assertApart(runs: readonly SpanRun[]): void {
  const around: SpanRun[] = []
  for (const run of runs) {
    if (run.to <= run.from) throw new RangeError('A span run must not be empty')
    while (around.length > 0 && (around.at(-1)?.to ?? 0) <= run.from) around.pop()
    const outer = around.at(-1)
    if (outer && !(outer.from < run.from && run.to < outer.to)) throw new RangeError('Span runs must not overlap')
    around.push(run)
  }
}

function saysOneThing(runs: readonly SpanRun[]): boolean {
  const meanings = new Map<string, Mark>()
  return runs.every(({ after }) =>
    after.every((mark) => {
      const { id } = mark.attrs as SpanAttrs
      const known = meanings.get(id)
      meanings.set(id, mark)
      return known?.eq(mark) ?? true
    }),
  )
}

function assertOneMeaning(runs: readonly SpanRun[]): void {
  if (!saysOneThing(runs)) throw new RangeError('One span id must not have two names or sets of attributes')
}
