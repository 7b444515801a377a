import { Fragment, Slice, type Mark, type Node } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'
import type { Attributes } from '../schema'
import type { DocRange } from '../finding'
import { insertedRanges } from '../queries/inserted-ranges'
import { markOf, spanAttrs, spanId } from '../queries/spans'
import { clearPartedIds } from './parted-ids'
import { placesOf, spanMark } from './span-marks'
import { childrenBetween, SpanStep, spanRuns, type SpanRun } from './span-step'
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

/**
 * Which ids of a slice a doc holds already; for what is moved within it, the doc without that. Walks the doc, but not where the
 * slice has no ids, as what comes from elsewhere; blocks that were walked before are not looked into.
 */
export function takenIds(doc: Node, { content }: Slice): TakenIds {
  const wanted = idsIn(content.content)
  if (wanted.spans.size + wanted.xmlIds.size + wanted.keys.size === 0) return wanted
  const taken = { spans: new Set<string>(), xmlIds: new Set<string>(), keys: new Set<number>() }
  const walk = (node: Node): void => {
    for (const child of node.children) {
      if (child.isText) continue
      addWanted(taken, child.inlineContent ? idsOfBlock(child) : ownIds(child), wanted)
      if (!child.inlineContent) walk(child)
    }
  }
  walk(doc)
  return taken
}

/** The ids of blocks of running text, with all that is in them: blocks never change, so each is looked into once. */
const known = new WeakMap<Node, IdLists>()

/** Ids as short lists: every block of a text has one of these. */
interface IdLists {
  readonly spans: Iterable<string>
  readonly xmlIds: Iterable<string>
  readonly keys: Iterable<number>
}

function idsOfBlock(block: Node): IdLists {
  const before = known.get(block)
  if (before !== undefined) return before
  const { spans, xmlIds, keys } = idsIn([block])
  // Most blocks have their key alone.
  const listed = <T>(some: ReadonlySet<T>): Iterable<T> => (some.size > 0 ? [...some] : none)
  const ids = { spans: listed(spans), xmlIds: listed(xmlIds), keys: listed(keys) }
  known.set(block, ids)
  return ids
}

const none: Iterable<never> = []

const ownIds = (node: Node): TakenIds => idsIn([node], false)

function addWanted(
  taken: { readonly spans: Set<string>; readonly xmlIds: Set<string>; readonly keys: Set<number> },
  ids: IdLists,
  wanted: TakenIds,
): void {
  for (const id of ids.spans) if (wanted.spans.has(id)) taken.spans.add(id)
  for (const id of ids.xmlIds) if (wanted.xmlIds.has(id)) taken.xmlIds.add(id)
  for (const key of ids.keys) if (wanted.keys.has(key)) taken.keys.add(key)
}

/** The ids of nodes, and of all that is in them unless only their own are meant. */
function idsIn(content: readonly Node[], deep = true): TakenIds {
  const ids = { spans: new Set<string>(), xmlIds: new Set<string>(), keys: new Set<number>() }
  const xmlId = (attributes: Attributes | undefined) => {
    const id = attributes?.['xml:id']
    if (id !== undefined) ids.xmlIds.add(id)
  }
  const walk = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      for (const mark of node.marks) {
        const { id, attributes } = spanAttrs(mark)
        if (id !== '') ids.spans.add(id)
        xmlId(attributes)
      }
      if (node.isText) continue
      const { attributes, key } = node.attrs as { attributes?: Attributes; key?: number | null }
      xmlId(attributes)
      if (typeof key === 'number') ids.keys.add(key)
      if (deep) walk(node.children)
    }
  }
  walk(content)
  return ids
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
    const children = content.content.flatMap((node) => {
      // A text has one header, its own.
      if (node.type.name === 'header') return []
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

/**
 * What belongs after pasting or dropping, for an editor's `appendTransaction`: what was put into the middle of a span
 * becomes part of it, as if it were typed there; where it brought blocks, what of the span stands behind it becomes a span
 * of its own, and the block that was split has its `xml:id` once. `null` where nothing of that is to be done.
 */
export function afterPaste(
  transactions: readonly Transaction[],
  { tr }: EditorState,
  newId: NewId,
): Transaction | null {
  if (!transactions.some((transaction) => ['paste', 'drop'].includes(String(transaction.getMeta('uiEvent')))))
    return null
  for (const range of insertedRanges(transactions)) {
    const spans = interrupted(tr.doc, range)
    const inOneBlock = tr.doc.resolve(range.from).sameParent(tr.doc.resolve(range.to))
    if (spans.length > 0)
      tr.step(new SpanStep(inOneBlock ? runsWithin(tr.doc, range, spans) : runsBehind(tr.doc, range.to, spans, newId)))
    if (!inOneBlock) clearPartedIds(tr, range.from, range.to)
  }
  return tr.docChanged ? tr : null
}

/** The spans on both sides of a range that do not stand on all of it. */
function interrupted(doc: Node, { from, to }: DocRange): readonly Mark[] {
  const inside = from < to ? childrenBetween(doc, from, to) : []
  const after = doc.resolve(to).nodeAfter?.marks ?? []
  const both = (doc.resolve(from).nodeBefore?.marks ?? []).filter((mark) => markOf(after, spanId(mark)))
  return both.filter((mark) => inside.some((child) => !markOf(child.marks, spanId(mark))))
}

function runsWithin(doc: Node, { from, to }: DocRange, spans: readonly Mark[]): readonly SpanRun[] {
  return spanRuns(doc, from, to, (marks) => [...spans.filter((mark) => !markOf(marks, spanId(mark))), ...marks])
}

function runsBehind(doc: Node, from: number, spans: readonly Mark[], newId: NewId): readonly SpanRun[] {
  const renamed = new Map(
    spans.map((mark) => {
      const { id, name, attributes } = spanAttrs(mark)
      return [id, spanMark({ id: newId(), name, attributes: withoutXmlId(attributes) })]
    }),
  )
  const to = Math.max(...spans.flatMap((mark) => placesOf(doc, spanId(mark)).map((place) => place.to)))
  return spanRuns(doc, from, to, (marks) => marks.map((mark) => renamed.get(spanId(mark)) ?? mark))
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
