import type { Node } from 'prosemirror-model'
import type { DocRange } from '../finding'
import type { Name, Place, Sibling } from '../grammar'
import { elementOf, type ElementAt } from './element-path'
import { inlineParts, type InlinePart } from './inline-tree'
import { bindingsWithin, expandedName, rootBindings, type Bindings } from './namespaces'

/** One thing that stands in an element, and where: an element, text, or what no grammar counts (`null`): comments and white space. */
export interface ContentPart extends DocRange {
  readonly sibling: Sibling | null
}

/** The bindings of prefixes within the last element of a path; see `elementPath`. */
export function bindingsOf(path: readonly ElementAt[]): Bindings {
  const [root, ...rest] = path
  const outer = rootBindings(root?.name ?? 'TEI', root?.attributes ?? {})
  return rest.reduce((bindings, { attributes }) => bindingsWithin(bindings, attributes), outer)
}

/** What the last element of a path is called. */
export function nameOf(path: readonly ElementAt[]): Name {
  return expandedName(path.at(-1)?.name ?? '', bindingsOf(path))
}

/** What stands directly in the last element of a path, in order: loose text, rows and cells without a tag are looked into. */
export function contentOf(doc: Node, path: readonly ElementAt[]): readonly ContentPart[] {
  const element = path.at(-1)
  if (!element) return []
  const bindings = bindingsOf(path)
  if (element.kind === 'span') return inSpan(doc, element, bindings)
  const node = element.kind === 'root' ? doc : doc.nodeAt(element.from)
  if (!node || node.isLeaf) return []
  return inNode(node, element.kind === 'root' ? 0 : element.from + 1, bindings)
}

/**
 * The place of a stretch (or, `from` = `to`, of a gap) in the content of the last element of a path. Text that reaches over
 * an edge stands on both sides of it, and so does a span, for it would be written as two.
 */
export function placeIn(doc: Node, path: readonly ElementAt[], from: number, to: number): Place {
  const parts = contentOf(doc, path)
  const siblings = (within: (part: ContentPart) => boolean) =>
    parts.flatMap((part) => (part.sibling !== null && within(part) ? [part.sibling] : []))
  const place = {
    parent: nameOf(path),
    before: siblings((part) => part.from < from),
    after: siblings((part) => part.to > to),
  }
  if (from === to) return place
  return { ...place, within: siblings((part) => part.from < to && part.to > from) }
}

/** The content of a place as a whole. */
export function wholeContent({ before, after, within = [] }: Place): readonly Sibling[] {
  return [...before, ...within, ...after]
}

function inNode(node: Node, start: number, bindings: Bindings): readonly ContentPart[] {
  if (node.inlineContent) return inlineParts(node).flatMap((part) => partOf(part, start, bindings))
  const parts: ContentPart[] = []
  node.forEach((child, offset) => {
    const pos = start + offset
    const own = elementOf(child, pos)
    if (own !== null) parts.push({ sibling: siblingOf(own, bindings), from: pos, to: pos + child.nodeSize })
    else for (const part of inNode(child, pos + 1, bindings)) parts.push(part)
  })
  return parts
}

function inSpan(doc: Node, { span, from, to }: ElementAt, bindings: Bindings): readonly ContentPart[] {
  const $from = doc.resolve(from)
  const start = $from.start()
  const search = (parts: readonly InlinePart[]): readonly InlinePart[] | null => {
    for (const part of parts) {
      if (part.kind !== 'span' || part.to + start <= from || part.from + start >= to) continue
      if (part.span.id === span && part.from + start === from) return part.parts
      const inner = search(part.parts)
      if (inner) return inner
    }
    return null
  }
  return (search(inlineParts($from.parent)) ?? []).flatMap((part) => partOf(part, start, bindings))
}

function partOf(part: InlinePart, start: number, bindings: Bindings): readonly ContentPart[] {
  const range = { from: start + part.from, to: start + part.to }
  if (part.kind === 'span') {
    const own = bindingsWithin(bindings, part.span.attributes)
    return [{ sibling: expandedName(part.span.name, own), ...range }]
  }
  if (part.node.isText) return [{ sibling: /\S/.test(part.node.text ?? '') ? 'text' : null, ...range }]
  const element = elementOf(part.node, range.from)
  return element === null ? [] : [{ sibling: siblingOf(element, bindings), ...range }]
}

function siblingOf({ kind, name, attributes }: ElementAt, bindings: Bindings): Sibling | null {
  if (kind === 'comment' || kind === 'instruction') return null
  if (kind === 'reference') return 'text'
  return expandedName(name, bindingsWithin(bindings, attributes))
}
