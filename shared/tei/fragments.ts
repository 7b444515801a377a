import type { Node } from 'prosemirror-model'
import type { Attributes, ElementAttrs, SpanAttrs } from '../schema'
import { fragmentAttributes } from './linked'
import { holdsSpans, walkSpans, type SpanVisitor } from './nesting'
import type { SourceFragment } from './read'
import { keyOf } from './same'

/** The attributes with which the fragments of spans are written, one after the other. */
export interface Fragments {
  /** The attributes of the next fragment of `span`. */
  next(span: SpanAttrs): Attributes
}

/** For content in which every span is written in one piece. */
export const WHOLE: Fragments = { next: (span) => span.attributes }

/** The fragments into which spans fall that are not written in one piece, by their id: for each, the key under which its block knows its source, or `null`. */
export type FragmentPlaces = ReadonlyMap<string, readonly (number | null)[]>

/** Where the fragments stand of the spans of these blocks that fall into several. */
export function fragmentPlaces(blocks: readonly Node[]): FragmentPlaces {
  const counter = new FragmentCounter()
  for (const block of blocks) counter.count(block)
  // Few texts have any, so that where they stand is asked only then.
  if (counter.several.size === 0) return counter.places
  const finder = new FragmentCounter(counter.several)
  for (const block of blocks) finder.count(block)
  return finder.places
}

/** Finds out which spans fall into several fragments; where these are known, where each of their fragments stands. */
class FragmentCounter implements SpanVisitor {
  readonly several: Set<string>
  readonly places = new Map<string, (number | null)[]>()
  private readonly met = new Set<string>()
  private readonly finding: boolean
  /** The key of the block that is being counted. */
  private key: number | null = null

  constructor(several?: Set<string>) {
    this.several = several ?? new Set()
    this.finding = several !== undefined
  }

  count(node: Node): void {
    if (!node.inlineContent || !holdsSpans(node)) {
      for (const child of node.children) this.child(child)
      return
    }
    this.key = keyOf(node)
    walkSpans(node, this)
  }

  begin({ id }: SpanAttrs): void {
    if (this.finding) {
      if (this.several.has(id)) this.place(id)
      return
    }
    const { size } = this.met
    if (this.met.add(id).size === size) this.several.add(id)
  }

  private place(id: string): void {
    const known = this.places.get(id)
    if (known) known.push(this.key)
    else this.places.set(id, [this.key])
  }

  end(): void {
    // Where a span ends says nothing of how many pieces it has.
  }

  child(inner: Node): void {
    if (inner.isLeaf) return
    const { key } = this
    this.count(inner)
    this.key = key
  }
}

/**
 * Links the fragments of every span that falls into several; they must be asked for in the order of the doc. Those that
 * were `read` keep their ids, so that what points at them goes on pointing there. `doc` is searched for ids in use only
 * where an id is needed.
 */
export function linkFragments(
  doc: Node,
  places: FragmentPlaces,
  read: ReadonlyMap<string, readonly SourceFragment[]> = new Map(),
): Fragments {
  const states = new Map<string, { readonly ids: readonly string[]; index: number }>()
  let used: Set<string> | null = null
  return {
    next: (span) => {
      const keys = places.get(span.id)
      if (keys === undefined) return span.attributes
      used ??= idsIn(doc)
      let state = states.get(span.id)
      if (!state) {
        const known = knownIds(keys, read.get(span.id) ?? [])
        states.set(span.id, (state = { ids: fragmentIds(span.attributes['xml:id'], known, used), index: 0 }))
      }
      return fragmentAttributes(span.attributes, state.ids, state.index++)
    },
  }
}

/** The ids that fragments had, `undefined` for those that are new. */
function knownIds(keys: readonly (number | null)[], read: readonly SourceFragment[]): readonly (string | undefined)[] {
  const waiting = [...read]
  return keys.map((key) => {
    const index = waiting.findIndex((fragment) => fragment.key === key)
    return index < 0 ? undefined : waiting.splice(0, index + 1).at(-1)?.attributes['xml:id']
  })
}

/** The ids of fragments, in rising order; those `known` stay where their numbers rise. */
function fragmentIds(own: string | undefined, known: readonly (string | undefined)[], used: Set<string>): string[] {
  let base = own
  for (let n = 1; base === undefined; n++) if (!used.has(`span${String(n)}`)) base = `span${String(n)}`
  const ids = [base]
  let last = 1
  for (const id of known.slice(1)) {
    const number = id?.startsWith(`${base}.`) ? Number(id.slice(base.length + 1)) : NaN
    if (id !== undefined && number > last) {
      ids.push(id)
      last = number
      continue
    }
    do last++
    while (used.has(`${base}.${String(last)}`))
    ids.push(`${base}.${String(last)}`)
  }
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
