import type { DocRange } from '../finding'
import type { BrokenElement } from '../queries/broken-elements'
import { inlineParts, type InlinePart, type SpanPart } from '../queries/inline-tree'
import type { Remedy } from './remedies'
import { runsToExtend, runsToRemove } from './span-marks'
import { SpanStep } from './span-step'

/**
 * What may be tried for running text that a grammar does not allow as it is, in a block or in one of its spans, the
 * least change first: text between readings goes into one of them, tags go. All text stays.
 */
export function textRemedies({ node, pos, span }: BrokenElement): readonly Remedy[] {
  const parts = span ? span.parts : inlineParts(node)
  const spans = parts.filter((part) => part.kind === 'span')
  return [
    intoNeighbours(parts, pos + 1),
    ...spans.map((inner) => untagged([inner], pos + 1)),
    ...(spans.length > 1 ? [untagged(spans, pos + 1)] : []),
    ...(span ? outOfSpan(span, pos + 1) : []),
    ...(span ? [untagged([span], pos + 1)] : []),
    ...(span ? [untagged([...spans, span], pos + 1)] : []),
  ]
}

/** What stands between the elements of a choice goes into the one before, else the one behind. */
function intoNeighbours(parts: readonly InlinePart[], start: number): Remedy {
  return (transform) => {
    const { length } = transform.steps
    parts.forEach((part, index) => {
      if (part.kind === 'span') return
      const before = parts.slice(0, index).findLast((other) => other.kind === 'span')
      const behind = parts.slice(index + 1).find((other) => other.kind === 'span')
      const into = before ?? behind
      if (!into) return
      const range = placed(part, start)
      const edge = before ? transform.doc.resolve(range.from).nodeBefore : transform.doc.resolve(range.to).nodeAfter
      const runs = runsToExtend(transform.doc, range, into.span.id, edge?.marks ?? [])
      if (runs.length > 0) transform.step(new SpanStep(runs))
    })
    return transform.steps.length > length
  }
}

function untagged(spans: readonly SpanPart[], start: number): Remedy {
  return (transform) => {
    for (const part of spans) {
      const runs = runsToRemove(transform.doc, placed(part, start), part.span.id)
      if (runs.length > 0) transform.step(new SpanStep(runs))
    }
    return true
  }
}

/** A note, break or the like at an end of a span comes to stand beside it. */
function outOfSpan({ span, parts }: SpanPart, start: number): readonly Remedy[] {
  return [parts[0], parts.at(-1)].flatMap((part) => {
    if (part?.kind !== 'leaf') return []
    return [
      (transform) => {
        const runs = runsToRemove(transform.doc, placed(part, start), span.id)
        if (runs.length > 0) transform.step(new SpanStep(runs))
        return runs.length > 0
      },
    ]
  })
}

function placed({ from, to }: DocRange, start: number): DocRange {
  return { from: start + from, to: start + to }
}
