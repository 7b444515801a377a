import type { Node } from 'prosemirror-model'
import type { Attributes } from '../schema'
import { isNote } from './notes'

/** The kinds of notes that Recto knows, in the order in which they are offered. */
export const noteKinds = ['author', 'editor', 'source', 'translation', 'textual', 'query'] as const

/** What kind of note one is; a query is one to oneself, which clean exports leave out. */
export type NoteKind = (typeof noteKinds)[number]

// What editions write into @type (TEI P5, att.typed), in small letters; Recto writes the kind itself.
const types: Readonly<Record<NoteKind, readonly string[]>> = {
  author: ['author', 'authorial', 'auth', 'aut', 'au'],
  editor: ['editor', 'editorial', 'editors', 'ed', 'commentary', 'comment'],
  source: ['source', 'provenance'],
  translation: ['translation', 'translator', 'trans', 'transl', 'tr'],
  textual: ['textual', 'textcrit', 'critical', 'crit', 'apparatus', 'app', 'variant'],
  query: ['query', 'queries', 'todo'],
}

const kindOfType: ReadonlyMap<string, NoteKind> = new Map(
  noteKinds.flatMap((kind) => types[kind].map((type) => [type, kind] as const)),
)

/**
 * The kind that a note's attributes say: by `@type`, and where there is none, by `@resp` where that is no person but a part
 * that one plays (`author`, `#ed`). `null` where they say none, or one that Recto does not know: see {@link noteType}.
 */
export function noteKind(attributes: Attributes): NoteKind | null {
  const type = noteType(attributes)
  if (type !== '') return kindOfType.get(type.toLowerCase()) ?? null
  for (const who of noteResp(attributes)) {
    const kind = kindOfType.get(who.replace(/^#/, '').toLowerCase())
    if (kind === 'author' || kind === 'editor' || kind === 'translation') return kind
  }
  return null
}

/** What stands in a note's `@type`, without space around it, or `''`. */
export function noteType(attributes: Attributes): string {
  return attributes['type']?.trim() ?? ''
}

/** Who is responsible for a note: the pointers of its `@resp` (`#JD`), as they stand there. */
export function noteResp(attributes: Attributes): readonly string[] {
  return attributes['resp']?.split(/\s+/).filter((pointer) => pointer !== '') ?? []
}

/** Where a note stands in its source (TEI P5, att.placement: `bottom`, `margin`, `end`, `inline` …): the words of its `@place`. */
export function notePlace(attributes: Attributes): readonly string[] {
  return attributes['place']?.split(/\s+/).filter((word) => word !== '') ?? []
}

/** What marks a query as resolved: the value of `@subtype`. */
export const resolvedSubtype = 'resolved'

/** Whether a node is a note to oneself, in running text or between blocks. */
export function isQuery(node: Node): boolean {
  return isNote(node) && noteKind(node.attrs['attributes'] as Attributes) === 'query'
}

/** Whether a node is a query that waits for an answer. */
export function isOpenQuery(node: Node): boolean {
  return isQuery(node) && !isResolved(node.attrs['attributes'] as Attributes)
}

/** Whether the attributes of a query say that it is resolved. */
export function isResolved(attributes: Attributes): boolean {
  return attributes['subtype']?.trim().toLowerCase() === resolvedSubtype
}

/**
 * Attributes with another kind of note, or with none (`null`): only `@type` changes, and `@subtype` where it said that a
 * query is resolved. A note that has the kind by another word keeps that word.
 */
export function withNoteKind(attributes: Attributes, kind: NoteKind | null): Attributes {
  if (kind === null)
    return withoutAttributes(attributes, noteKind(attributes) === 'query' ? ['type', 'subtype'] : ['type'])
  if (noteType(attributes) !== '' && noteKind(attributes) === kind) return attributes
  const kept = isResolved(attributes) && kind !== 'query' ? withoutAttributes(attributes, ['subtype']) : attributes
  return { ...kept, type: kind }
}

/** Attributes of a query with its state. */
export function withResolved(attributes: Attributes, resolved: boolean): Attributes {
  return resolved ? { ...attributes, subtype: resolvedSubtype } : withoutAttributes(attributes, ['subtype'])
}

/** Attributes with these who are responsible; without `@resp` where nobody is. */
export function withResp(attributes: Attributes, resp: readonly string[]): Attributes {
  return resp.length === 0 ? withoutAttributes(attributes, ['resp']) : { ...attributes, resp: resp.join(' ') }
}

/** Attributes without those of these names. */
export function withoutAttributes(attributes: Attributes, names: readonly string[]): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !names.includes(name)))
}
