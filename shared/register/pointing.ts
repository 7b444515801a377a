import type { Node } from 'prosemirror-model'
import { spanAttrs } from '../queries/spans'
import type { Attributes } from '../schema'
import { allPointersOf, isLink, valuesIn } from './links'

/** A span that points at one of the values that were asked for. Plain data, for it comes from a Worker. */
export interface PointingSpan {
  readonly span: string
  readonly near: number
  readonly name: string
  readonly attributes: Attributes
}

/** The spans of a doc, of whatever element, of which any link attribute points at one of some values (`null`: all spans), each once, in their order. Walks the doc. */
export function spansPointingAt(doc: Node, values: ReadonlySet<string> | null): readonly PointingSpan[] {
  const found = new Map<string, PointingSpan>()
  doc.descendants((node, near) => {
    for (const mark of node.marks) {
      const { id, name, attributes } = spanAttrs(mark)
      const points = values === null || allPointersOf(attributes).some((value) => values.has(value))
      if (!points || found.has(id)) continue
      found.set(id, { span: id, near, name, attributes })
    }
  })
  return [...found.values()]
}

/**
 * How many elements of a doc that are no spans point at one of some values: by any attribute of a block, and in the header
 * and other XML that is kept as it is. Walks the doc.
 */
export function othersPointingAt(doc: Node, values: ReadonlySet<string>): number {
  if (values.size === 0) return 0
  const written = [...values].map((value) => value.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)).join('|')
  const inXml = new RegExp(`(?<=["'\\s])(?:${written})(?=["'\\s])`, 'g')
  let count = 0
  doc.descendants(({ attrs }) => {
    const { attributes, xml } = attrs as { readonly attributes?: Attributes; readonly xml?: string }
    if (xml !== undefined) count += Array.from(xml.matchAll(inXml)).length
    if (attributes !== undefined && pointsAt(attributes, values)) count += 1
  })
  return count
}

function pointsAt(attributes: Attributes, values: ReadonlySet<string>): boolean {
  return Object.entries(attributes).some(([name, value]) => valuesIn(name, value).some((one) => values.has(one)))
}

/**
 * Attributes that point elsewhere: each value of each link attribute at what `to` says of it, `null` for nowhere. An
 * attribute goes where nothing is left of it; the others, and their order, stay.
 */
export function repointed(attributes: Attributes, to: (value: string) => string | null): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) => {
      if (!isLink(name)) return [[name, value]]
      const before = valuesIn(name, value)
      if (before.every((one) => to(one) === one)) return [[name, value]]
      const after = new Set(before.map(to).filter((one) => one !== null))
      return after.size === 0 ? [] : [[name, [...after].join(' ')]]
    }),
  )
}
