import { Fragment, Slice, type Mark, type Node, type ResolvedPos } from 'prosemirror-model'
import { textBlockBeside } from '../queries/text-blocks'
import type { Attributes, SpanAttrs } from '../schema'
import type { Difference, Stretch } from './difference'
import { spanSaid } from './said'

/** What must not stand twice in a doc: the ids of spans, with what those say, values of `xml:id`, and keys. */
interface Taken {
  readonly spans: ReadonlyMap<string, string>
  readonly xmlIds: ReadonlySet<string>
  readonly keys: ReadonlySet<number>
}

/**
 * The passage of `old` as it fits into `doc`: spans that reach over its edges are those that stand there now, other spans
 * have ids that no other has, and neither an `xml:id` nor the key of a source stands twice.
 */
export function fittedPassage(doc: Node, old: Node, difference: Difference, newId: () => string): Slice {
  const { old: was, new: is } = difference
  const slice = old.slice(was.from, was.to)
  if (slice.size === 0) return slice
  const taken = takenOutside(doc, is)
  const before = takenOutside(old, was)
  const ids = spansOverEdges(doc, old, difference)
  const idFor = (mark: Mark): string => {
    const id = idOf(mark)
    const there = taken.spans.get(id)
    const free = there === undefined || (there === spanSaid(mark) && before.spans.has(id))
    const known = ids.get(id) ?? (free ? id : newId())
    ids.set(id, known)
    return known
  }
  const attributesFor = (attributes: Attributes): Attributes => {
    const { 'xml:id': id, ...rest } = attributes
    return id !== undefined && taken.xmlIds.has(id) ? rest : attributes
  }
  const markFor = (mark: Mark): Mark => {
    const { id, name, attributes } = mark.attrs as SpanAttrs
    const fit = idFor(mark)
    // A span that goes on beyond the passage is one with what stands there, its `xml:id` too.
    const over = before.spans.has(id)
    return mark.type.create({ id: fit, name, attributes: over ? attributes : attributesFor(attributes) })
  }
  const fit = (node: Node): Node => {
    const marks = node.marks.map(markFor)
    if (node.isText) return node.mark(marks)
    return node.type.create(attrsFor(node, taken, attributesFor), Fragment.fromArray(node.children.map(fit)), marks)
  }
  return new Slice(Fragment.fromArray(slice.content.content.map(fit)), slice.openStart, slice.openEnd)
}

function attrsFor(node: Node, taken: Taken, attributesFor: (attributes: Attributes) => Attributes): Node['attrs'] {
  const { attributes, key } = node.attrs as { attributes?: Attributes; key?: number | null }
  return {
    ...node.attrs,
    ...(attributes && { attributes: attributesFor(attributes) }),
    ...(typeof key === 'number' && taken.keys.has(key) && { key: null, before: null, end: null }),
  }
}

/** What stands in a doc outside of a stretch. */
function takenOutside(doc: Node, { from, to }: Stretch): Taken {
  const taken = { spans: new Map<string, string>(), xmlIds: new Set<string>(), keys: new Set<number>() }
  doc.descendants((node, pos) => {
    const inside = pos >= from && pos + node.nodeSize <= to
    if (inside) return false
    const { attributes, key } = node.attrs as { attributes?: Attributes; key?: number | null }
    const id = attributes?.['xml:id']
    if (id !== undefined && !(pos >= from && pos < to)) taken.xmlIds.add(id)
    if (typeof key === 'number' && !(pos >= from && pos < to)) taken.keys.add(key)
    for (const mark of node.marks) {
      const span = mark.attrs as SpanAttrs
      taken.spans.set(span.id, spanSaid(mark))
      const own = span.attributes['xml:id']
      if (own !== undefined) taken.xmlIds.add(own)
    }
    return true
  })
  return taken
}

/** For the spans of `old` that reach over an edge of the passage, those that stand beside that edge in `doc` and say the same. */
function spansOverEdges(doc: Node, old: Node, { old: was, new: is }: Difference): Map<string, string> {
  const ids = new Map<string, string>()
  const edges = [
    [old.resolve(was.from), doc.resolve(is.from), 'nodeBefore', 'nodeAfter'],
    [old.resolve(was.to), doc.resolve(is.to), 'nodeAfter', 'nodeBefore'],
  ] as const
  for (const [$old, $now, outside, inside] of edges) {
    const beyond = marksAt($now, outside)
    const used = new Set(ids.values())
    for (const mark of marksAt($old, outside)) {
      const { id } = mark.attrs as SpanAttrs
      if (ids.has(id) || !marksAt($old, inside).some((other) => other.eq(mark))) continue
      const partner = beyond.find((other) => !used.has(idOf(other)) && spanSaid(other) === spanSaid(mark))
      if (!partner) continue
      ids.set(id, idOf(partner))
      used.add(idOf(partner))
    }
  }
  return ids
}

/** The spans of the text beside a position: at the edge of its block, of the block beside it. */
function marksAt($pos: ResolvedPos, side: 'nodeBefore' | 'nodeAfter'): readonly Mark[] {
  const beside = $pos.parent.inlineContent ? $pos[side] : null
  if (beside) return beside.marks
  const back = side === 'nodeBefore'
  const edge = $pos.parent.inlineContent ? (back ? $pos.before() : $pos.after()) : $pos.pos
  const block = textBlockBeside($pos.doc, edge, back ? -1 : 1)?.node
  return (back ? block?.lastChild : block?.firstChild)?.marks ?? []
}

function idOf(mark: Mark): string {
  return (mark.attrs as SpanAttrs).id
}
