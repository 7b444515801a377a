import type { Mark, Node } from 'prosemirror-model'
import type { SpanAttrs } from '../schema'

/** What is told of the inline content of a block, in order: spans begin and end properly nested around its children. */
export interface SpanVisitor {
  begin(span: SpanAttrs): void
  end(span: SpanAttrs): void
  child(node: Node): void
}

interface Range {
  readonly span: SpanAttrs
  readonly from: number
  to: number
}

/**
 * Walks the children of `parent` with their spans as ranges: the longer range outside, for equal ranges the order of
 * the mark set. Where two cross, the one that begins later is cut. A span with a gap begins again after it.
 */
export function walkSpans(parent: Node, visitor: SpanVisitor): void {
  if (deepestIn(parent) < 2) {
    walkApart(parent, visitor)
    return
  }
  const starting = rangesOf(parent)
  const open: Range[] = []
  const count = parent.childCount
  for (let i = 0; i <= count; i++) {
    for (let top = open.at(-1); top && top.to <= i; top = open.at(-1)) {
      visitor.end(top.span)
      open.pop()
    }
    if (i === count) return
    const begins = starting.get(i)
    if (begins) for (const range of [...begins].sort((a, b) => b.to - a.to)) begin(range, open, starting, visitor)
    visitor.child(parent.child(i))
  }
}

/** Whether a span stands on any child of `parent`. */
export function holdsSpans(parent: Node): boolean {
  return deepestIn(parent) > 0
}

/** How many spans stand at most on one child. */
function deepestIn(parent: Node): number {
  let deepest = 0
  for (const { marks } of parent.children) if (marks.length > deepest) deepest = marks.length
  return deepest
}

/** Walks children of which none has two spans, so that none stands in another or crosses it. */
function walkApart(parent: Node, visitor: SpanVisitor): void {
  let open: SpanAttrs | null = null
  for (const child of parent.children) {
    const here = (child.marks[0]?.attrs ?? null) as SpanAttrs | null
    if (open !== null && open.id !== here?.id) {
      visitor.end(open)
      open = null
    }
    if (open === null && here !== null) visitor.begin((open = here))
    visitor.child(child)
  }
  if (open !== null) visitor.end(open)
}

function begin(range: Range, open: Range[], starting: Map<number, Range[]>, visitor: SpanVisitor): void {
  const limit = open.at(-1)?.to ?? range.to
  if (range.to > limit) {
    add(starting, { span: range.span, from: limit, to: range.to })
    range.to = limit
  }
  visitor.begin(range.span)
  open.push(range)
}

function add(starting: Map<number, Range[]>, range: Range): void {
  const ranges = starting.get(range.from)
  if (ranges) ranges.push(range)
  else starting.set(range.from, [range])
}

function rangesOf(parent: Node): Map<number, Range[]> {
  const starting = new Map<number, Range[]>()
  let running: Range[] = []
  let last: readonly Mark[] = []
  let i = -1
  for (const child of parent.children) {
    i++
    // A neighbour in the same spans needs but be counted.
    if (child.marks === last) {
      for (const range of running) range.to = i + 1
      continue
    }
    if (child.marks.length === 0 && last.length === 0) continue
    last = child.marks
    const now: Range[] = []
    for (const mark of child.marks) {
      const span = mark.attrs as SpanAttrs
      let range = running.find((other) => other.span.id === span.id)
      if (range) range.to = i + 1
      else {
        range = { span, from: i, to: i + 1 }
        add(starting, range)
      }
      now.push(range)
    }
    running = now
  }
  return starting
}
