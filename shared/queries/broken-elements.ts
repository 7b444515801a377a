import type { Node } from 'prosemirror-model'
import { allows, type Grammar, type Name, type Sibling } from '../grammar'
import { BetweenDocs } from './between-docs'
import { changedElements, holdsSame, isAllowed, type PlacedElement } from './changed-elements'
import { siblingOfPart } from './element-content'
import { inlineParts, type InlinePart, type SpanPart } from './inline-tree'
import { expandedName } from './element-names'
import { scopeWithin, type NamespaceScope } from '../xml/namespaces'
import { isBlank } from '../tei/whitespace'

/** An element of a doc that holds what its grammar does not let it hold. */
export interface BrokenElement extends PlacedElement {
  /** Where not the node itself is meant but a span in its running text: its stretch, in offsets of the node's content. */
  readonly span: SpanPart | null
}

/**
 * The elements that were allowed in `before` and are not any more in `after`, spans among them, innermost last. What was
 * changed where something was not allowed before is not judged. The cost follows the change; see `changedElements`.
 */
export function brokenBy(before: Node, after: Node, grammar: Grammar): readonly BrokenElement[] {
  let found = remembered.get(grammar)
  if (found === undefined) remembered.set(grammar, (found = new BetweenDocs()))
  return found.of(before, after, () => judged(before, after, grammar))
}

/** An act is judged before it is done, and again with what is appended to it, which mostly is nothing. */
const remembered = new WeakMap<Grammar, BetweenDocs<readonly BrokenElement[]>>()

function judged(before: Node, after: Node, grammar: Grammar): readonly BrokenElement[] {
  const { kept, gone, come } = changedElements(before, after)
  const wrong = (element: PlacedElement) => !isAllowed(element, grammar)
  const whole = (element: PlacedElement): BrokenElement => ({ ...element, span: null })
  // What was wrong before is asked only where something is wrong now.
  let was: ReadonlySet<string> | null = null
  const wasWrong = (span: SpanPart) => {
    was ??= new Set(
      [...kept.map((pair) => pair.before), ...gone].flatMap((element) => wrongSpans(element, grammar).map(idOf)),
    )
    return was.has(idOf(span))
  }
  const spansOf = (element: PlacedElement) =>
    wrongSpans(element, grammar).flatMap((span) => (wasWrong(span) ? [] : [{ ...element, span }]))
  // Names mean the same as before unless an element around them has other attributes.
  const sameScopes = kept.every((pair) => pair.before.node.attrs === pair.after.node.attrs)
  const changed = kept.flatMap((pair) => [
    ...(!(sameScopes && holdsSame(pair)) && wrong(pair.after) && !wrong(pair.before) ? [whole(pair.after)] : []),
    ...spansOf(pair.after),
  ])
  if (gone.some(wrong)) return changed
  return [...changed, ...come.flatMap((element) => [...(wrong(element) ? [whole(element)] : []), ...spansOf(element)])]
}

/**
 * How the elements of a text block nest, and where text stands, as a string: while it stays the same, typing changes nothing that a
 * grammar counts. The cost is that of the block.
 */
export function shapeOf(block: Node): string {
  const shape = (parts: readonly InlinePart[]): string =>
    parts
      .map((part) => {
        if (part.kind === 'span') return `<${part.span.name} ${part.span.id}>${shape(part.parts)}</>`
        if (!part.node.isText) return `<${part.node.type.name} ${String(part.node.attrs['name'] ?? '')}/>`
        return isBlank(part.node.text ?? '') ? '' : 'text'
      })
      .join('')
      .replace(/(?:text)+/g, 'text')
  return shape(inlineParts(block))
}

function idOf({ span }: SpanPart): string {
  return span.id
}

/** The spans in a text block that hold what they must not, outermost first. */
function wrongSpans({ node, scope }: PlacedElement, grammar: Grammar): readonly SpanPart[] {
  if (!node.inlineContent) return []
  const found: SpanPart[] = []
  const visit = (parts: readonly InlinePart[], around: NamespaceScope): void => {
    for (const part of parts) {
      if (part.kind !== 'span') continue
      const own = scopeWithin(around, part.span.attributes)
      if (!spanAllows(part, part.parts, own, grammar)) found.push(part)
      visit(part.parts, own)
    }
  }
  visit(inlineParts(node), scope)
  return found
}

function spanAllows({ span }: SpanPart, parts: readonly InlinePart[], own: NamespaceScope, grammar: Grammar): boolean {
  const name: Name = expandedName(span.name, own)
  const siblings: readonly Sibling[] = parts.flatMap((part) => siblingOfPart(part, own) ?? [])
  return allows(grammar, name, siblings)
}
