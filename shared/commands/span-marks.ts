import type { Mark, Node } from 'prosemirror-model'
import type { DocRange } from '../finding'
import { localName, schema, type SpanAttrs } from '../schema'
import { eachMarked } from '../queries/marked-nodes'
import { markOf, spanAttrs, spanId } from '../queries/spans'
import { childrenBetween, spanRuns, type SpanRun } from './span-step'

/** A span mark for these attributes. */
export function spanMark(attrs: SpanAttrs): Mark {
  return schema.marks.span.create(attrs)
}

/** The spans that stand on every child of a range, those of the first child in their order. */
export function commonMarks(doc: Node, { from, to }: DocRange): readonly Mark[] {
  const [first, ...rest] = childrenBetween(doc, from, to)
  return (first?.marks ?? []).filter((mark) => rest.every((child) => mark.isInSet(child.marks)))
}

/**
 * The runs that put a new span on a range: inside of the spans that reach beyond it, outside of those within it. Of
 * those that cover exactly the range it stands outside, but a rendition (`hi`) inside: `<persName><hi>…`, except of
 * those that hold alternatives. Marks that `instead` names give way to it.
 */
export function runsToAdd(
  doc: Node,
  range: DocRange,
  attrs: SpanAttrs,
  instead: (mark: Mark) => boolean = () => false,
): readonly SpanRun[] {
  const mark = spanMark(attrs)
  const inner = localName(attrs.name) === 'hi'
  const common = commonMarks(doc, range)
  const around = (other: Mark) => reachesBeyond(doc, range, other) || (inner && !holdsAlternatives(other))
  const outside = new Set(common.filter(around).map(spanId))
  return spanRuns(doc, range.from, range.to, (marks) => {
    const kept = marks.filter((other) => !instead(other))
    const index = kept.findLastIndex((other) => outside.has(spanId(other))) + 1
    return kept.toSpliced(index, 0, mark)
  })
}

/** The runs that take span `id` from a range. */
export function runsToRemove(doc: Node, { from, to }: DocRange, id: string): readonly SpanRun[] {
  return spanRuns(doc, from, to, (marks) => (markOf(marks, id) ? marks.filter((mark) => spanId(mark) !== id) : marks))
}

/**
 * The runs that put span `id`, which stands right beside a range, on it too, as deep in the nesting as it stands at
 * that edge (`beside` are the marks there).
 */
export function runsToExtend(
  doc: Node,
  { from, to }: DocRange,
  id: string,
  beside: readonly Mark[],
): readonly SpanRun[] {
  const mark = markOf(beside, id)
  if (!mark) return []
  const outside = beside.slice(0, beside.indexOf(mark))
  return spanRuns(doc, from, to, (marks) => {
    if (markOf(marks, id)) return marks
    const index = marks.findLastIndex((other) => other.isInSet(outside)) + 1
    return marks.toSpliced(index, 0, mark)
  })
}

/** A stretch on which a span stands. */
export interface SpanPlace extends DocRange {
  readonly attrs: SpanAttrs
}

/** What was asked of a doc last: a command is asked whether it can be done before it is, and both want the same. */
const last = new WeakMap<Node, { readonly id: string; readonly places: readonly SpanPlace[] }>()

/** All stretches on which span `id` stands, wherever. Walks the doc, but not for the span that it was asked for last. */
export function placesOf(doc: Node, id: string): readonly SpanPlace[] {
  const before = last.get(doc)
  if (before?.id === id) return before.places
  const places = walkedPlaces(doc, id)
  last.set(doc, { id, places })
  return places
}

function walkedPlaces(doc: Node, id: string): readonly SpanPlace[] {
  const places: { from: number; to: number; attrs: SpanAttrs }[] = []
  eachMarked(doc, (node, pos) => {
    const mark = markOf(node.marks, id)
    if (!mark) return
    const before = places.at(-1)
    if (before?.to === pos) before.to = pos + node.nodeSize
    else places.push({ from: pos, to: pos + node.nodeSize, attrs: spanAttrs(mark) })
  })
  return places
}

/** Whether a span may hold nothing but readings of one place: `sic` and `corr` in `choice`. */
function holdsAlternatives(mark: Mark): boolean {
  return ['choice', 'app', 'subst'].includes(localName(spanAttrs(mark).name))
}

function reachesBeyond(doc: Node, { from, to }: DocRange, mark: Mark): boolean {
  const before = doc.resolve(from).nodeBefore
  const after = doc.resolve(to).nodeAfter
  return mark.isInSet(before?.marks ?? []) || mark.isInSet(after?.marks ?? [])
}
