import type { Node } from 'prosemirror-model'
import type { EntryKind } from '../edition'
import { familyOf, type SpanAttrs } from '../schema'
import { mentionsIn, type Mention } from './spans'

/** What a tagged name is of: a kind of entry, or `other` where its tag does not say (`name` or `rs` without a known `@type`). */
export type NameKind = EntryKind | 'other'

/** The kinds of names, in the order in which they are listed. */
export const nameKinds: readonly NameKind[] = ['person', 'place', 'organisation', 'term', 'other']

/** A name as it is tagged in a text: all mentions of one kind with the same words, whatever their case and spacing. */
export interface TaggedName {
  readonly kind: NameKind
  /** The words as they first stand. */
  readonly text: string
  readonly count: number
}

/** The kind of a name. */
function nameKind({ name, attributes }: Pick<SpanAttrs, 'name' | 'attributes'>): NameKind {
  const family = familyOf(name, attributes)
  return nameKinds.find((kind) => kind === family) ?? 'other'
}

/** The names tagged in a doc with how often each is, by kind, then in the order in which they first come. Walks the doc. */
export function namesIn(doc: Node): readonly TaggedName[] {
  const found = new Map<string, { kind: NameKind; text: string; count: number }>()
  for (const mention of mentionsIn(doc)) {
    const kind = nameKind(mention)
    const key = `${kind} ${folded(mention.text)}`
    const known = found.get(key)
    if (known) known.count += 1
    else found.set(key, { kind, text: mention.text.replace(/\s+/g, ' ').trim(), count: 1 })
  }
  return [...found.values()].sort((a, b) => nameKinds.indexOf(a.kind) - nameKinds.indexOf(b.kind))
}

/** A mention, and which of the name it is, counted from 1. */
export interface NextMention extends Mention {
  readonly index: number
}

/** The first mention of a name that begins after `pos`, else the first of all; `null` where there is none any more. Walks the doc. */
export function mentionAfter(doc: Node, name: Pick<TaggedName, 'kind' | 'text'>, pos: number): NextMention | null {
  const wanted = folded(name.text)
  const all = mentionsIn(doc).filter((one) => folded(one.text) === wanted && nameKind(one) === name.kind)
  const after = all.findIndex(({ from }) => from > pos)
  const index = Math.max(0, after)
  const mention = all[index]
  return mention === undefined ? null : { ...mention, index: index + 1 }
}

function folded(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()
}
