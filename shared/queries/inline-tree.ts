import type { Node } from 'prosemirror-model'
import type { SpanAttrs } from '../schema'
import { walkSpans } from '../tei/nesting'

/** What stands in running text, nested as it is written. Offsets count from the start of the block's content. */
export type InlinePart =
  | { readonly kind: 'leaf'; readonly node: Node; readonly from: number; readonly to: number }
  | {
      readonly kind: 'span'
      readonly span: SpanAttrs
      readonly from: number
      readonly to: number
      readonly parts: readonly InlinePart[]
    }

/** A stretch of a span in one block, as one element is written of it. */
export type SpanPart = Extract<InlinePart, { kind: 'span' }>

const known = new WeakMap<Node, readonly InlinePart[]>()

/** The content of a text block with its spans as elements, the longer outside; where two cross, one falls into two parts. */
export function inlineParts(block: Node): readonly InlinePart[] {
  const found = known.get(block) ?? partsOf(block)
  known.set(block, found)
  return found
}

function partsOf(block: Node): readonly InlinePart[] {
  const top: InlinePart[] = []
  const open: { span: SpanAttrs; from: number; parts: InlinePart[] }[] = []
  const add = (part: InlinePart) => {
    ;(open.at(-1)?.parts ?? top).push(part)
  }
  let offset = 0
  walkSpans(block, {
    begin: (span) => {
      open.push({ span, from: offset, parts: [] })
    },
    end: () => {
      const closed = open.pop()
      if (closed) add({ kind: 'span', ...closed, to: offset })
    },
    child: (node) => {
      add({ kind: 'leaf', node, from: offset, to: offset + node.nodeSize })
      offset += node.nodeSize
    },
  })
  return top
}

/**
 * The spans, outermost first, that hold all from one offset to another. A caret at the edge of a span counts as in it;
 * between two spans, in the one that follows.
 */
export function spansHolding(block: Node, from: number, to: number): readonly SpanPart[] {
  const after = chain(inlineParts(block), from, to, (part) => part.from <= from && part.to > from && part.to >= to)
  if (from !== to) return after
  const before = chain(inlineParts(block), from, to, (part) => part.from < from && part.to >= to)
  return after.every((part) => before.includes(part)) ? before : after
}

function chain(
  parts: readonly InlinePart[],
  from: number,
  to: number,
  holds: (part: InlinePart) => boolean,
): readonly SpanPart[] {
  const span = parts.find((part) => part.kind === 'span' && holds(part))
  return span?.kind === 'span' ? [span, ...chain(span.parts, from, to, holds)] : []
}
