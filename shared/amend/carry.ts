import type { Mark, Node } from 'prosemirror-model'
import type { BlockAttrs, SpanAttrs } from '../schema'
import type { TeiReading } from '../tei/read'
import { continuedText, marksOn, standsSame } from './inline'
import type { Pairs } from './pairs'

/** A doc that was read, with the keys and span ids of the doc it goes on from. */
export interface Carried {
  readonly doc: Node
  /** For each node of `doc` that goes on from another, that other; equal nodes are not in it, they are the other itself. */
  readonly from: Pairs
  /** The keys that the blocks of the reading got, in its order; `null` for blocks without source. */
  readonly keys: readonly (number | null)[]
  /** The ids that its spans got, in its order. */
  readonly spans: readonly string[]
}

/** What keys and span ids are given to: a doc, and the ids of its spans in order. */
export type ReadDoc = Pick<TeiReading, 'doc' | 'spans'>

/**
 * How keys are given: the doc's own, with the layout that the doc remembers; those that the reading has, layout and
 * amendment included, for they stand on the same source; or to every block one that no other has.
 */
export type Keying =
  | { readonly kind: 'own' }
  | { readonly kind: 'kept' }
  /** `first` is a key that no block of the doc has, nor any that is greater. */
  | { readonly kind: 'each'; readonly first: number }

/** Gives the doc of `reading` the keys and span ids of the blocks and spans that it goes on from. */
export function carried(
  reading: ReadDoc,
  before: Node,
  pairs: Pairs,
  keying: Keying,
  ids: ReadonlyMap<string, string>,
): Carried {
  return new Carrier(reading, pairs, keying, ids).carry(before)
}

/** Which span of `before` each span of `reading` is; what is new gets an id from `newId`. No two get one id. */
export function spanIds(reading: ReadDoc, pairs: Pairs, newId: () => string): ReadonlyMap<string, string> {
  const ids = new Map<string, string>()
  const taken = new Set<string>()
  const same: (readonly [string, string])[] = []
  const changed: (readonly [string, string])[] = []
  for (const [now, before] of pairs) {
    if (!now.inlineContent || !before.inlineContent) continue
    if (standsSame(before, now))
      now.forEach((child, _, index) => {
        likelySpans(before.child(index).marks, child.marks, same, changed)
      })
    else
      for (const stretch of marksOn(before, now, continuedText(before, now)))
        likelySpans(stretch.before, stretch.now, same, changed)
  }
  for (const [now, before] of [...same, ...changed])
    if (!ids.has(now) && !taken.has(before)) {
      ids.set(now, before)
      taken.add(before)
    }
  for (const id of reading.spans) if (!ids.has(id)) ids.set(id, newId())
  return ids
}

function likelySpans(
  before: readonly Mark[],
  now: readonly Mark[],
  same: (readonly [string, string])[],
  changed: (readonly [string, string])[],
): void {
  if (before.length === 0 || now.length === 0) return
  const left = [...before]
  const rest: SpanAttrs[] = []
  for (const { attrs } of now) {
    const span = attrs as SpanAttrs
    const index = left.findIndex((mark) => saysTheSame(mark.attrs as SpanAttrs, span))
    const [found] = index < 0 ? [] : left.splice(index, 1)
    if (found) same.push([span.id, (found.attrs as SpanAttrs).id])
    else rest.push(span)
  }
  for (const span of rest) {
    const index = left.findIndex((mark) => (mark.attrs as SpanAttrs).name === span.name)
    const [found] = index < 0 ? [] : left.splice(index, 1)
    if (found) changed.push([span.id, (found.attrs as SpanAttrs).id])
  }
}

function saysTheSame(one: SpanAttrs, other: SpanAttrs): boolean {
  return one.name === other.name && JSON.stringify(one.attributes) === JSON.stringify(other.attributes)
}

class Carrier {
  private readonly reading: ReadDoc
  private readonly pairs: Pairs
  private readonly keying: Keying
  private readonly ids: ReadonlyMap<string, string>
  private readonly from = new Map<Node, Node>()
  private readonly keys: (number | null)[] = []
  private readonly given = new Set<number>()
  private next: number

  constructor(reading: ReadDoc, pairs: Pairs, keying: Keying, ids: ReadonlyMap<string, string>) {
    this.reading = reading
    this.pairs = pairs
    this.keying = keying
    this.ids = ids
    this.next = keying.kind === 'each' ? keying.first : 0
  }

  carry(before: Node): Carried {
    const { reading, from, keys, ids } = this
    const doc = this.node(reading.doc, before)
    return { doc, from, keys, spans: reading.spans.map((id) => ids.get(id) ?? id) }
  }

  private node(node: Node, before: Node | undefined): Node {
    const attrs = this.attrs(node, before)
    const marks = node.marks.map((mark) => this.mark(mark))
    if (node.isText) return node.mark(marks)
    const children = node.children.map((child) => this.node(child, this.pairs.get(child)))
    if (before?.hasMarkup(node.type, attrs, marks) === true && sameChildren(before, children)) return before
    const made = node.type.create(attrs, children, marks)
    if (before) this.from.set(made, before)
    return made
  }

  private attrs(node: Node, before: Node | undefined): Node['attrs'] {
    if (this.keying.kind === 'kept') return node.attrs
    const { key = null } = node.attrs as Partial<BlockAttrs>
    const own = before?.attrs ?? {}
    const attrs: Record<string, unknown> = { ...node.attrs }
    if ('amended' in attrs) attrs['amended'] = own['amended'] ?? null
    if ('colwidth' in attrs) attrs['colwidth'] = own['colwidth'] ?? null
    if (!('key' in attrs)) return attrs
    attrs['key'] = this.keyFor(key === null ? null : ((own['key'] as number | null | undefined) ?? null), key !== null)
    if (key !== null) this.keys[key] = attrs['key'] as number | null
    if (this.keying.kind === 'own' && before?.type === node.type)
      for (const name of ['before', 'end']) attrs[name] = own[name] ?? null
    return attrs
  }

  private keyFor(own: number | null, filed: boolean): number | null {
    if (this.keying.kind === 'own' || !filed) return own
    const key = own === null || this.given.has(own) ? this.next++ : own
    this.given.add(key)
    return key
  }

  private mark(mark: Mark): Mark {
    const { id } = mark.attrs as SpanAttrs
    const now = this.ids.get(id) ?? id
    return now === id ? mark : mark.type.create({ ...mark.attrs, id: now })
  }
}

/** Whether `children` are those of `before`: the same nodes, or text and leaves that are equal. */
function sameChildren(before: Node, children: readonly Node[]): boolean {
  return (
    children.length === before.childCount &&
    children.every((child, index) => {
      const old = before.child(index)
      return child === old || (child.isLeaf && child.eq(old))
    })
  )
}
