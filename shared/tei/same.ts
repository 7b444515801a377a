import type { Mark, Node } from 'prosemirror-model'
import type { BlockAttrs, SpanAttrs } from '../schema'

/** Which span of one doc is which span of the other, in both directions. */
interface Renaming {
  readonly forth: Map<string, string>
  readonly back: Map<string, string>
}

/** The key of a block; `null` for one without, and for what is no block. */
export function keyOf(node: Node): number | null {
  return (node.attrs as Partial<BlockAttrs>).key ?? null
}

/** The key of a block of running text; `null` for any other, and for none. */
export function textKeyOf(node: Node | undefined): number | null {
  return node?.inlineContent ? keyOf(node) : null
}

/** Whether two nodes say the same, span for span, whatever the ids of the spans. */
export function isSame(a: Node, b: Node): boolean {
  return a === b || sameNode(a, b, { forth: new Map(), back: new Map() })
}

/** Whether two nodes are alike, not looking into them, nor at their spans. */
export function isAlike(a: Node, b: Node): boolean {
  return (
    a.childCount === b.childCount && (a.attrs === b.attrs ? a.type === b.type : a.hasMarkup(b.type, b.attrs, a.marks))
  )
}

function sameNode(a: Node, b: Node, renaming: Renaming): boolean {
  if (!isAlike(a, b) || a.text !== b.text || !sameMarks(a.marks, b.marks, renaming)) return false
  for (let i = 0; i < a.childCount; i++) if (!sameNode(a.child(i), b.child(i), renaming)) return false
  return true
}

function sameMarks(a: readonly Mark[], b: readonly Mark[], renaming: Renaming): boolean {
  return (
    a.length === b.length &&
    a.every((mark, i) => {
      const other = b[i]
      return other !== undefined && sameSpan(mark, other, renaming)
    })
  )
}

function sameSpan(a: Mark, b: Mark, { forth, back }: Renaming): boolean {
  const from = (a.attrs as SpanAttrs).id
  const to = (b.attrs as SpanAttrs).id
  const known = forth.get(from)
  if (known !== undefined || back.has(to)) return known === to && back.get(to) === from
  if (!saysTheSame(a.attrs as SpanAttrs, b.attrs as SpanAttrs)) return false
  forth.set(from, to)
  back.set(to, from)
  return true
}

function saysTheSame(a: SpanAttrs, b: SpanAttrs): boolean {
  if (a.name !== b.name) return false
  const names = Object.keys(a.attributes)
  return (
    names.length === Object.keys(b.attributes).length &&
    names.every((name) => a.attributes[name] === b.attributes[name])
  )
}
