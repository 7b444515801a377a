import { Fragment, Slice, type Mark, type Node } from 'prosemirror-model'
import type { Attributes } from '../schema'
import { spanAttrs, spanId } from '../queries/spans'
import { spanMark } from './span-marks'
import type { NewId } from './tag'
import { withoutXmlId } from './xml-id'

/** What must not stand twice in a doc. */
export interface TakenIds {
  readonly spans: ReadonlySet<string>
  /** Values of `xml:id`. */
  readonly xmlIds: ReadonlySet<string>
  /** The keys under which blocks know their source. */
  readonly keys: ReadonlySet<number>
}

/** For what is moved within a doc: nothing of it is there already. */
export const nothingTaken: TakenIds = { spans: new Set(), xmlIds: new Set(), keys: new Set() }

/** What a doc holds already. Walks the doc. */
export function takenIds(doc: Node): TakenIds {
  const spans = new Set<string>()
  const xmlIds = new Set<string>()
  const keys = new Set<number>()
  doc.descendants((node) => {
    const { attributes, key } = node.attrs as { attributes?: Attributes; key?: number | null }
    for (const mark of node.marks) {
      spans.add(spanId(mark))
      const id = spanAttrs(mark).attributes['xml:id']
      if (id !== undefined) xmlIds.add(id)
    }
    if (attributes?.['xml:id'] !== undefined) xmlIds.add(attributes['xml:id'])
    if (typeof key === 'number') keys.add(key)
  })
  return { spans, xmlIds, keys }
}

/** A mark as it came and as it goes in. */
interface Renamed {
  readonly was: Mark
  readonly is: Mark
}

/**
 * Makes pasted content fit for a doc that holds `taken`, for an editor's `transformPasted`: spans whose id is taken get
 * new ids, and so does each stretch of those from foreign pages, which come with the id `''`; an `xml:id` that is taken
 * goes, and so does a source key. (Plain text, which the view gives the caret's own spans, is not to be passed.)
 */
export function prepareForPaste(slice: Slice, taken: TakenIds, newId: NewId): Slice {
  const ids = new Map<string, string>()
  const rename = (mark: Mark): Mark => {
    const attrs = spanAttrs(mark)
    const id = attrs.id === '' ? newId() : taken.spans.has(attrs.id) ? (ids.get(attrs.id) ?? newId()) : attrs.id
    if (attrs.id !== '') ids.set(attrs.id, id)
    return spanMark({ ...attrs, id, attributes: freeAttributes(attrs.attributes, taken) })
  }
  const fragment = (content: Fragment): Fragment => {
    let open: readonly Renamed[] = []
    const children = content.content.map((node) => {
      const here = open
      open = node.marks.map((was) => {
        const continued = spanId(was) === '' ? here.find((other) => other.was.eq(was)) : undefined
        return continued ?? { was, is: rename(was) }
      })
      const inner = node.isText ? node : node.type.create(freeAttrs(node, taken), fragment(node.content))
      return inner.mark(open.map(({ is }) => is))
    })
    return Fragment.fromArray(children)
  }
  return new Slice(fragment(slice.content), slice.openStart, slice.openEnd)
}

function freeAttrs(node: Node, taken: TakenIds): Node['attrs'] {
  const { attributes, key } = node.attrs as { attributes?: Attributes; key?: number | null }
  return {
    ...node.attrs,
    ...(attributes && { attributes: freeAttributes(attributes, taken) }),
    ...(typeof key === 'number' && taken.keys.has(key) && { key: null, before: null, end: null }),
  }
}

function freeAttributes(attributes: Attributes, taken: TakenIds): Attributes {
  const id = attributes['xml:id']
  return id !== undefined && taken.xmlIds.has(id) ? withoutXmlId(attributes) : attributes
}
