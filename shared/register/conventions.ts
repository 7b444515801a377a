import type { Node } from 'prosemirror-model'
import type { EntryKind } from '../edition'
import { familyOf, localName, type Attributes, type SpanAttrs } from '../schema'
import { entryKinds } from './entry'
import { pointersOf, usualLink, type LinkAttribute } from './links'

/** How a text writes its mentions of one kind. */
export interface MentionForm {
  /** The element, with the text's prefix: `persName`, `gloss`, `name`. */
  readonly name: string
  /** What its tag has beside the link: `type` of a `name`, which alone says its kind; empty for all others. */
  readonly attributes: Attributes
  /** The attribute that points at the entry. */
  readonly link: LinkAttribute
}

/** How a text writes its mentions of each kind. */
export type Conventions = Readonly<Record<EntryKind, MentionForm>>

const usualNames: Readonly<Record<EntryKind, string>> = {
  person: 'persName',
  place: 'placeName',
  organisation: 'orgName',
  term: 'term',
}

const habitual: ReadonlySet<string> = new Set(['persName', 'placeName', 'orgName', 'term', 'gloss', 'name'])

/** How many linked mentions tell the habit of a text. */
const enough = 300
/** How large a node must be for what was found in it to be remembered. */
const worthKeeping = 4000

/** What kind of entry a tag can point at; `null` where its element does not say, or is about something else. */
export function mentionKind(name: string, attributes: Attributes = {}): EntryKind | null {
  const family = familyOf(name, attributes)
  return entryKinds.find((kind) => kind === family) ?? null
}

/** How mentions are written where a text has no habit of its own: `persName ref`, `placeName ref`, `orgName ref`, `term ref`. */
export const usualConventions: Conventions = {
  person: usual('person'),
  place: usual('place'),
  organisation: usual('organisation'),
  term: usual('term'),
}

const known = new WeakMap<Node, Conventions>()

/**
 * How a doc writes its mentions, by its first couple of hundred linked ones: for each kind the element and attribute
 * that are used most, so that new tags are made as the old ones are (`persName corresp`, `gloss target`). A kind that
 * is not linked yet goes by what links the others, and by {@link usualConventions}. Walks the doc, once.
 */
export function conventionsOf(doc: Node): Conventions {
  const found = known.get(doc) ?? readConventions(doc)
  known.set(doc, found)
  return found
}

function readConventions(doc: Node): Conventions {
  const spans = linkedSpans(doc)
  const links = mostOf(
    spans.flatMap(({ name, attributes }) => (localName(name) === 'gloss' ? [] : [linkOf(attributes)])),
    String,
  )
  const form = (kind: EntryKind): MentionForm => {
    const forms = spans
      .filter(({ name, attributes }) => mentionKind(name, attributes) === kind)
      .map(({ name, attributes }) => ({ name, attributes: saidKind(name, attributes), link: linkOf(attributes) }))
    return mostOf(forms, JSON.stringify) ?? { ...usualConventions[kind], link: links ?? usualConventions[kind].link }
  }
  return { person: form('person'), place: form('place'), organisation: form('organisation'), term: form('term') }
}

/** What {@link linkedSpans} found in containers of blocks, which never change: only what was changed is walked again. */
const linked = new WeakMap<Node, readonly SpanAttrs[]>()

/** The first spans of a node that point somewhere and say of what kind that is, each once. */
function linkedSpans(node: Node): readonly SpanAttrs[] {
  const before = linked.get(node)
  if (before) return before
  const spans = new Map<string, SpanAttrs>()
  for (const child of node.children) {
    if (spans.size >= enough) break
    for (const mark of child.marks) {
      const attrs = mark.attrs as SpanAttrs
      if (habitual.has(localName(attrs.name)) && pointersOf(attrs.attributes)) spans.set(attrs.id, attrs)
    }
    if (child.childCount > 0) for (const attrs of linkedSpans(child)) spans.set(attrs.id, attrs)
  }
  const found = [...spans.values()].slice(0, enough)
  // What is short is walked faster than it is looked up.
  if (node.nodeSize > worthKeeping) linked.set(node, found)
  return found
}

function linkOf(attributes: Attributes): LinkAttribute {
  return pointersOf(attributes)?.attribute ?? 'ref'
}

/** The attributes without which the element would not say its kind. */
function saidKind(name: string, { type }: Attributes): Attributes {
  return localName(name) === 'name' && type !== undefined ? { type } : {}
}

function usual(kind: EntryKind): MentionForm {
  const name = usualNames[kind]
  return { name, attributes: {}, link: usualLink(name) }
}

/** The item of which there are most, by a key; the first of those that are equally frequent. */
function mostOf<T>(items: readonly T[], keyOf: (item: T) => string): T | null {
  const counts = new Map<string, { readonly item: T; count: number }>()
  for (const item of items) {
    const key = keyOf(item)
    const counted = counts.get(key)
    if (counted) counted.count++
    else counts.set(key, { item, count: 1 })
  }
  return [...counts.values()].reduce<{ item: T | null; count: number }>(
    (most, next) => (next.count > most.count ? next : most),
    { item: null, count: 0 },
  ).item
}
