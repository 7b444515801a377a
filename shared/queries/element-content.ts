import type { Node } from 'prosemirror-model'
import type { DocRange } from '../finding'
import type { Name, Place, Sibling } from '../grammar'
import { elementOf, type ElementAt } from './element-path'
import { inlineParts, type InlinePart } from './inline-tree'
import { expandedName, rootScope } from './element-names'
import { scopeWithin, type NamespaceScope } from '../xml/namespaces'
import { isBlank } from '../tei/whitespace'

/** One thing that stands in an element, and where: an element, text, or what no grammar counts (`null`): comments and white space. */
export interface ContentPart extends DocRange {
  readonly sibling: Sibling | null
}

/** The namespaces in scope within the last element of a path; see `elementPath`. */
export function scopeOf(path: readonly ElementAt[]): NamespaceScope {
  const [root, ...rest] = path
  const outer = rootScope(root?.name ?? 'TEI', root?.attributes ?? {})
  return rest.reduce((scope, { attributes }) => scopeWithin(scope, attributes), outer)
}

/** What the last element of a path is called. */
export function nameOf(path: readonly ElementAt[]): Name {
  return expandedName(path.at(-1)?.name ?? '', scopeOf(path))
}

/** What stands directly in the last element of a path, in order: loose text, rows and cells without a tag are looked into. */
export function contentOf(doc: Node, path: readonly ElementAt[]): readonly ContentPart[] {
  const element = path.at(-1)
  if (!element) return []
  const scope = scopeOf(path)
  if (element.kind === 'span') return inSpan(doc, element, scope)
  const node = element.kind === 'root' ? doc : doc.nodeAt(element.from)
  if (!node || node.isLeaf) return []
  return inNode(node, element.kind === 'root' ? 0 : element.from + 1, scope)
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

/** Whether an edge of a stretch lies within an element that stands directly in the last element of a path: what is put around the stretch would cross it. */
export function cutsElements(doc: Node, path: readonly ElementAt[], from: number, to: number): boolean {
  const within = (pos: number) => (part: ContentPart) => part.from < pos && part.to > pos
  return contentOf(doc, path).some(
    (part) => part.sibling !== null && part.sibling !== 'text' && (within(from)(part) || within(to)(part)),
  )
}

/** The content of a place as a whole. */
export function wholeContent({ before, after, within = [] }: Place): readonly Sibling[] {
  return [...before, ...within, ...after]
}

/** What stands directly in a node that stands for an element, as a grammar counts it; the namespaces are those within it. */
export function siblingsOf(node: Node, scope: NamespaceScope): readonly Sibling[] {
  return inNode(node, 0, scope).flatMap(({ sibling }) => (sibling === null ? [] : [sibling]))
}

function inNode(node: Node, start: number, scope: NamespaceScope): readonly ContentPart[] {
  if (node.inlineContent) return inlineParts(node).flatMap((part) => partOf(part, start, scope))
  const parts: ContentPart[] = []
  node.forEach((child, offset) => {
    const pos = start + offset
    const own = elementOf(child, pos)
    if (own !== null) parts.push({ sibling: siblingOf(own, scope), from: pos, to: pos + child.nodeSize })
    else for (const part of inNode(child, pos + 1, scope)) parts.push(part)
  })
  return parts
}

function inSpan(doc: Node, { span, from, to }: ElementAt, scope: NamespaceScope): readonly ContentPart[] {
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
  return (search(inlineParts($from.parent)) ?? []).flatMap((part) => partOf(part, start, scope))
}

function partOf(part: InlinePart, start: number, scope: NamespaceScope): readonly ContentPart[] {
  if (part.kind === 'leaf' && !part.node.isText && elementOf(part.node, 0) === null) return []
  return [{ sibling: siblingOfPart(part, scope), from: start + part.from, to: start + part.to }]
}

/** What a part of running text is among its siblings, as a grammar counts it; the namespaces are those around it. */
export function siblingOfPart(part: InlinePart, scope: NamespaceScope): Sibling | null {
  if (part.kind === 'span') return expandedName(part.span.name, scopeWithin(scope, part.span.attributes))
  if (part.node.isText) return isBlank(part.node.text ?? '') ? null : 'text'
  const element = elementOf(part.node, part.from)
  return element === null ? null : siblingOf(element, scope)
}

function siblingOf({ kind, name, attributes }: ElementAt, scope: NamespaceScope): Sibling | null {
  if (kind === 'comment' || kind === 'instruction') return null
  if (kind === 'reference') return 'text'
  return expandedName(name, scopeWithin(scope, attributes))
}
