import type { Node } from 'prosemirror-model'
import { keptName, type Attributes, type KeptAttrs, type SpanAttrs } from '../schema'
import type { Difference, Stretch } from './difference'
import { shellOf, spanSaid } from './said'

/** A change of tags or structure, in the terms of a reader. Names are those of elements as written, `''` for comments and the like. */
export type MarkupChange =
  | { readonly kind: 'tagged' | 'untagged'; readonly name: string }
  | { readonly kind: 'retagged' | 'renamed'; readonly from: string; readonly to: string }
  /** `null` where it has no such attribute. */
  | {
      readonly kind: 'attribute'
      readonly name: string
      readonly attribute: string
      readonly from: string | null
      readonly to: string | null
    }
  /** A block was parted in two, or two made one. */
  | { readonly kind: 'split' | 'joined' }
  /** An element without regard to what is in it, with its `@n` if it has one. */
  | { readonly kind: 'added' | 'removed'; readonly name: string; readonly n: string | null }
  /** The header, or a leaf that is kept as it is written. */
  | { readonly kind: 'rewritten'; readonly name: string }

/** An element that begins in a stretch. */
interface Tag {
  readonly said: string
  readonly type: string
  readonly name: string
  readonly attributes: Attributes
}

/** Says what differs in the markup of a difference; nothing where only words do. */
export function markupChanges(old: Node, now: Node, difference: Difference): readonly MarkupChange[] {
  const { old: was, new: is } = difference
  if (was.to === 0 && is.to === 0) return changesOf([rootTag(old)], [rootTag(now)], 'renamed')
  if (difference.kind === 'text' && was.from < was.to && is.from < is.to) return []
  const spans = changesOf(spansIn(old, was), spansIn(now, is), 'retagged')
  if (difference.kind === 'text') return []
  const [gone, come] = [nodesIn(old, was), nodesIn(now, is)]
  if (parts(now, is, come) && gone.length === 0) return [...spans, { kind: 'split' }]
  if (parts(old, was, gone) && come.length === 0) return [...spans, { kind: 'joined' }]
  return [...changesOf(gone, come, 'renamed'), ...spans]
}

/** Whether a stretch is but the end of one block of running text and the beginning of another. */
function parts(doc: Node, { from, to }: Stretch, tags: readonly Tag[]): boolean {
  return (
    tags.length === 1 && to - from === 2 && doc.resolve(from).parent.isTextblock && doc.resolve(to).parent.isTextblock
  )
}

function changesOf(old: readonly Tag[], now: readonly Tag[], change: 'retagged' | 'renamed'): readonly MarkupChange[] {
  const gone = without(old, now)
  const come = without(now, old)
  const changes: MarkupChange[] = []
  for (const tag of come) {
    const index = partnerOf(gone, tag, change)
    const [before] = index < 0 ? [] : gone.splice(index, 1)
    if (!before) changes.push(change === 'retagged' ? { kind: 'tagged', name: tag.name } : one('added', tag))
    else if (tag.type === 'header' || tag.type === 'kept' || tag.type === 'blockKept')
      changes.push({ kind: 'rewritten', name: tag.name })
    else {
      if (before.name !== tag.name) changes.push({ kind: change, from: before.name, to: tag.name })
      changes.push(...attributeChanges(before, tag))
    }
  }
  for (const tag of gone)
    changes.push(change === 'retagged' ? { kind: 'untagged', name: tag.name } : one('removed', tag))
  return changes
}

function one(kind: 'added' | 'removed', { name, attributes }: Tag): MarkupChange {
  return { kind, name, n: attributes['n'] ?? null }
}

/** What of `tags` has no equal in `others`. */
function without(tags: readonly Tag[], others: readonly Tag[]): Tag[] {
  const left = others.map(({ said }) => said)
  return tags.filter(({ said }) => {
    const index = left.indexOf(said)
    if (index >= 0) left.splice(index, 1)
    return index < 0
  })
}

/** Spans become others freely, elements only those of the like. */
function partnerOf(gone: readonly Tag[], tag: Tag, change: 'retagged' | 'renamed'): number {
  const same = gone.findIndex(({ type, name }) => type === tag.type && name === tag.name)
  if (same >= 0) return same
  return change === 'retagged' ? (gone.length > 0 ? 0 : -1) : gone.findIndex(({ type }) => kin(type) === kin(tag.type))
}

function kin(type: string): string {
  return type === 'heading' || type === 'label' ? 'textblock' : type
}

function attributeChanges(before: Tag, tag: Tag): readonly MarkupChange[] {
  const names = [...new Set([...Object.keys(before.attributes), ...Object.keys(tag.attributes)])]
  return names.flatMap((attribute): readonly MarkupChange[] => {
    const [from, to] = [before.attributes[attribute] ?? null, tag.attributes[attribute] ?? null]
    return from === to ? [] : [{ kind: 'attribute', name: tag.name, attribute, from, to }]
  })
}

function rootTag(doc: Node): Tag {
  return tagOf(doc)
}

function tagOf(node: Node): Tag {
  const { name = '', attributes = {} } = node.attrs as { name?: string; attributes?: Attributes }
  const type = node.type.name
  const kept = type === 'kept' || type === 'blockKept' ? keptName((node.attrs as KeptAttrs).xml) : name
  return { said: shellOf(node), type, name: type === 'header' ? 'teiHeader' : kept, attributes }
}

function nodesIn(doc: Node, { from, to }: Stretch): readonly Tag[] {
  const tags: Tag[] = []
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isText && pos >= from && pos < to) tags.push(tagOf(node))
  })
  return tags
}

function spansIn(doc: Node, { from, to }: Stretch): readonly Tag[] {
  const tags = new Map<string, Tag>()
  doc.nodesBetween(from, to, (node) => {
    for (const mark of node.marks) {
      const { id, name, attributes } = mark.attrs as SpanAttrs
      tags.set(id, { said: spanSaid(mark), type: 'span', name, attributes })
    }
  })
  return [...tags.values()]
}
