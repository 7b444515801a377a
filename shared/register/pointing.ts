import type { Node } from 'prosemirror-model'
import { spanAttrs } from '../queries/spans'
import type { Attributes } from '../schema'
import { pointersOf } from './links'

/** A span that points at one of the values that were asked for. Plain data, for it comes from a Worker. */
export interface PointingSpan {
  readonly span: string
  readonly near: number
  readonly name: string
  readonly attributes: Attributes
}

/** The spans of a doc, of whatever element, that point at one of some values (`null`: all spans), each once, in their order. Walks the doc. */
export function spansPointingAt(doc: Node, values: ReadonlySet<string> | null): readonly PointingSpan[] {
  const found = new Map<string, PointingSpan>()
  doc.descendants((node, near) => {
    for (const mark of node.marks) {
      const { id, name, attributes } = spanAttrs(mark)
      const points = values === null || pointersOf(attributes)?.values.some((value) => values.has(value)) === true
      if (!points || found.has(id)) continue
      found.set(id, { span: id, near, name, attributes })
    }
  })
  return [...found.values()]
}

/**
 * Attributes that point elsewhere: each value at what `to` says of it, `null` for nowhere. The attribute goes where nothing
 * is left of it; the others, and their order, stay.
 */
export function repointed(attributes: Attributes, to: (value: string) => string | null): Attributes {
  const pointers = pointersOf(attributes)
  if (pointers === null) return attributes
  const values = new Set(pointers.values.map(to).filter((value) => value !== null))
  const { attribute } = pointers
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) => {
      if (name !== attribute) return [[name, value]]
      return values.size === 0 ? [] : [[name, [...values].join(' ')]]
    }),
  )
}
