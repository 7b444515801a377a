import type { Node, ResolvedPos } from 'prosemirror-model'
import { spanAttrs } from './spans'

/** One step of the way to a position: an element with the position before it, or a span. */
export type PathPart =
  | { readonly kind: 'node'; readonly name: string; readonly pos: number }
  | { readonly kind: 'span'; readonly name: string; readonly id: string }

/**
 * The elements around a position, from the outermost below the root to the innermost: text › body › div › p ›
 * persName. Loose text and rows and cells without a name are left out; spans are those on both sides, or those of the
 * text right after an edge.
 */
export function positionPath($pos: ResolvedPos): readonly PathPart[] {
  const parts: PathPart[] = []
  for (let depth = 1; depth <= $pos.depth; depth++) {
    const node = $pos.node(depth)
    const marks = node.isInline ? node.marks : []
    for (const mark of marks) parts.push({ kind: 'span', ...nameAndId(spanAttrs(mark)) })
    const name = nameOf(node)
    if (name !== '') parts.push({ kind: 'node', name, pos: $pos.before(depth) })
  }
  const marks = $pos.parent.inlineContent ? (($pos.nodeAfter ?? $pos.nodeBefore)?.marks ?? []) : []
  for (const mark of marks) parts.push({ kind: 'span', ...nameAndId(spanAttrs(mark)) })
  return parts
}

function nameOf(node: Node): string {
  const name: unknown = node.attrs['name']
  return typeof name === 'string' ? name : ''
}

function nameAndId({ name, id }: { readonly name: string; readonly id: string }) {
  return { name, id }
}
