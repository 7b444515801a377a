import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { attributesOf, type Grammar } from '../grammar'
import { changedElements, type PlacedElement } from '../queries/changed-elements'
import { inlineParts, type InlinePart, type SpanPart } from '../queries/inline-tree'
import { expandedName } from '../queries/element-names'
import { scopeWithin, type NamespaceScope } from '../xml/namespaces'
import { spanId } from '../queries/spans'
import { spanMark } from './span-marks'
import { SpanStep, spanRuns } from './span-step'
import type { NewId } from './tag'
import { withoutXmlId } from './xml-id'

/** A stretch of a span in one block, and from where its content counts. */
interface PlacedSpan {
  readonly part: SpanPart
  readonly start: number
  readonly scope: NamespaceScope
}

/**
 * A span that falls into several elements is written as fragments linked by `next` and `prev` (TEI P5, section 20.3).
 * Where the grammar does not know those, as when Enter parts an italic phrase, each further fragment becomes a span of its own,
 * in `tr`. Looks at what differs from `before` alone.
 */
export function partUnlinked(tr: Transaction, before: Node, grammar: Grammar, newId: NewId): void {
  const { kept, gone, come } = changedElements(before, tr.doc)
  // What was in parts before is asked only where something is in parts now.
  let old: ReadonlySet<string> | null = null
  const wasParted = (id: string) => (old ??= partedIds([...kept.map((pair) => pair.before), ...gone])).has(id)
  const seen = new Set<string>()
  const spans = [...kept.map((pair) => pair.after), ...come]
    .filter(({ node }) => node.inlineContent)
    .toSorted((a, b) => a.pos - b.pos)
    .flatMap(spansIn)
  for (const { part, start, scope } of spans) {
    const { id, name, attributes } = part.span
    if (!seen.has(id)) {
      seen.add(id)
      continue
    }
    if (wasParted(id) || isLinked(grammar, name, scope)) continue
    const own = spanMark({ id: newId(), name, attributes: withoutXmlId(attributes) })
    const runs = spanRuns(tr.doc, start + part.from, start + part.to, (marks) =>
      marks.map((mark) => (spanId(mark) === id ? own : mark)),
    )
    if (runs.length > 0) tr.step(new SpanStep(runs))
  }
}

function isLinked(grammar: Grammar, name: string, scope: NamespaceScope): boolean {
  const rules = attributesOf(grammar, expandedName(name, scope))
  return rules.length === 0 || rules.some((rule) => rule.name.uri === '' && rule.name.local === 'next')
}

/** The ids of spans that fall into several parts already. */
function partedIds(elements: readonly PlacedElement[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const parted = new Set<string>()
  for (const { part } of elements.flatMap(spansIn)) {
    if (seen.has(part.span.id)) parted.add(part.span.id)
    seen.add(part.span.id)
  }
  return parted
}

function spansIn({ node, pos, scope }: PlacedElement): readonly PlacedSpan[] {
  if (!node.inlineContent) return []
  const visit = (parts: readonly InlinePart[], around: NamespaceScope): readonly PlacedSpan[] =>
    parts.flatMap((part) => {
      if (part.kind !== 'span') return []
      const own = scopeWithin(around, part.span.attributes)
      return [{ part, start: pos + 1, scope: own }, ...visit(part.parts, own)]
    })
  return visit(inlineParts(node), scope)
}
