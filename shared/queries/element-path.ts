import type { Node, ResolvedPos } from 'prosemirror-model'
import { NodeSelection, type Selection } from 'prosemirror-state'
import type { DocRange } from '../finding'
import type { Attributes, DocAttrs, ElementAttrs, HeaderAttrs, KeptAttrs, PointAttrs } from '../schema'
import { spansHolding } from './inline-tree'
import { keptTag } from './kept-source'

/** What stands at a step of the way from the root to a place. */
export type ElementKind = 'root' | 'node' | 'span' | 'kept' | 'comment' | 'instruction' | 'reference'

/**
 * An element (or comment, instruction, entity reference) of a doc and where it stands. Of the root the range is its
 * content; of a span, its stretch in one block.
 */
export interface ElementAt extends DocRange {
  readonly kind: ElementKind
  /** Qualified name as written; `''` for what has none. */
  readonly name: string
  readonly attributes: Attributes
  /** The id of a span, else `null`. */
  readonly span: string | null
}

/** The elements around all that is selected, from the root to the innermost; what is selected as a whole comes last. */
export function elementPath(selection: Selection): readonly ElementAt[] {
  const { $from, $to } = selection
  const path = pathTo($from, $to)
  if (!(selection instanceof NodeSelection)) return path
  const own = elementOf(selection.node, selection.from)
  return own === null ? path : [...path, own]
}

/** The elements around a stretch of a doc, from the root to the innermost; see {@link elementPath}. */
export function pathTo($from: ResolvedPos, $to: ResolvedPos = $from): readonly ElementAt[] {
  const path: ElementAt[] = [rootOf($from.doc)]
  const shared = $from.sharedDepth($to.pos)
  for (let depth = 1; depth <= shared; depth++) {
    const node = $from.node(depth)
    const own = elementOf(node, $from.before(depth))
    if (own !== null) path.push(own)
    if (!node.inlineContent) continue
    const start = $from.start(depth)
    // Deeper down lies a note of this block: the spans are those around it.
    const from = depth === shared ? $from.pos : $from.before(depth + 1)
    const to = depth === shared ? $to.pos : $from.after(depth + 1)
    for (const { span, ...part } of spansHolding(node, from - start, to - start))
      path.push({
        kind: 'span',
        name: span.name,
        attributes: span.attributes,
        span: span.id,
        from: start + part.from,
        to: start + part.to,
      })
  }
  return path
}

/** The root of a doc. */
export function rootOf(doc: Node): ElementAt {
  const { name, attributes } = doc.attrs as DocAttrs
  return { kind: 'root', name, attributes, span: null, from: 0, to: doc.content.size }
}

/** The element that a node at `pos` stands for; `null` for text, loose text, and rows and cells without a tag. */
export function elementOf(node: Node, pos: number): ElementAt | null {
  const range = { span: null, from: pos, to: pos + node.nodeSize }
  switch (node.type.name) {
    case 'text':
      return null
    case 'doc':
      return rootOf(node)
    case 'header':
      return { kind: 'kept', ...keptTag((node.attrs as HeaderAttrs).xml), ...range }
    case 'kept':
    case 'blockKept': {
      const { xml } = node.attrs as KeptAttrs
      const tag = keptTag(xml)
      return { kind: tag.name === '' ? 'reference' : 'kept', ...tag, ...range }
    }
    case 'point':
    case 'blockPoint': {
      const { kind, name, attributes } = node.attrs as PointAttrs
      return { kind: kind === 'element' ? 'node' : kind, name, attributes, ...range }
    }
    default: {
      const { name, attributes } = node.attrs as ElementAttrs
      return name === '' ? null : { kind: 'node', name, attributes, ...range }
    }
  }
}
