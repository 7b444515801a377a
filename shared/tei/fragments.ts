import type { Node } from 'prosemirror-model'
import type { Attributes, ElementAttrs, SpanAttrs } from '../schema'
import { fragmentAttributes } from './linked'
import { walkSpans } from './nesting'

/** The attributes with which the fragments of spans are written, one after the other. */
export interface Fragments {
  /** The attributes of the next fragment of `span`. */
  next(span: SpanAttrs): Attributes
}

/** For content in which every span is written in one piece. */
export const WHOLE: Fragments = { next: (span) => span.attributes }

/** How many fragments each span of these blocks falls into. */
export function countFragments(blocks: Iterable<Node>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const block of blocks) {
    const count = (node: Node) => {
      if (node.inlineContent)
        walkSpans(node, {
          begin: ({ id }) => counts.set(id, (counts.get(id) ?? 0) + 1),
          end: () => undefined,
          child: (inner) => {
            if (!inner.isLeaf) count(inner)
          },
        })
      else node.forEach(count)
    }
    count(block)
  }
  return counts
}

/**
 * Links the fragments of every span that `counts` says falls into several; they must be asked for in the order of the
 * doc. `doc` is searched for ids in use only where an id is needed.
 */
export function linkFragments(doc: Node, counts: ReadonlyMap<string, number>): Fragments {
  const states = new Map<string, { readonly ids: readonly string[]; index: number }>()
  let used: Set<string> | null = null
  return {
    next: (span) => {
      const count = counts.get(span.id) ?? 1
      if (count < 2) return span.attributes
      used ??= idsIn(doc)
      let state = states.get(span.id)
      if (!state) states.set(span.id, (state = { ids: fragmentIds(span.attributes['xml:id'], count, used), index: 0 }))
      return fragmentAttributes(span.attributes, state.ids, state.index++)
    },
  }
}

function fragmentIds(own: string | undefined, count: number, used: Set<string>): string[] {
  let base = own
  for (let n = 1; base === undefined; n++) if (!used.has(`span${String(n)}`)) base = `span${String(n)}`
  const ids = [base]
  for (let n = 2; ids.length < count; n++) if (!used.has(`${base}.${String(n)}`)) ids.push(`${base}.${String(n)}`)
  for (const id of ids) used.add(id)
  return ids
}

/** Every `xml:id` in a doc, those in what is kept as source text included. */
function idsIn(doc: Node): Set<string> {
  const ids = new Set<string>()
  const add = (node: Node) => {
    const { attributes, xml } = node.attrs as Partial<ElementAttrs> & { xml?: string }
    const id = attributes?.['xml:id']
    if (id !== undefined) ids.add(id)
    if (xml !== undefined) for (const [, kept] of xml.matchAll(/\bxml:id\s*=\s*["']([^"']*)["']/g)) ids.add(kept ?? '')
    for (const mark of node.marks) {
      const own = (mark.attrs as SpanAttrs).attributes['xml:id']
      if (own !== undefined) ids.add(own)
    }
  }
  add(doc)
  doc.descendants(add)
  return ids
}
