import type { Attrs, Mark, Node } from 'prosemirror-model'
import type { Attributes, BlockAttrs, SpanAttrs } from '../schema'

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
  // What is read again has the ids that it had, so that nearly always nothing has to be remembered of them.
  return isSameById(a, b) || sameNode(a, b, { forth: new Map(), back: new Map() })
}

/** Whether two nodes say the same, with the same ids: what one is, the other is, but for the order of attributes. */
export function isSameById(a: Node, b: Node): boolean {
  if (a === b) return true
  if (a.text !== b.text || !isAlike(a, b) || !sameMarksById(a.marks, b.marks)) return false
  const { children } = a
  for (let i = 0; i < children.length; i++) {
    const child = children[i]
    if (child && !isSameById(child, b.child(i))) return false
  }
  return true
}

function sameMarksById(a: readonly Mark[], b: readonly Mark[]): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) {
    const attrs = a[i]?.attrs as SpanAttrs
    const others = b[i]?.attrs as SpanAttrs
    if (attrs !== others && (attrs.id !== others.id || !saysTheSame(attrs, others))) return false
  }
  return true
}

/** Whether two nodes are alike, not looking into them, nor at their spans. */
export function isAlike(a: Node, b: Node): boolean {
  return a.childCount === b.childCount && a.type === b.type && sameAttrs(a.attrs, b.attrs)
}

/** Whether two nodes of a type have the same attributes. */
function sameAttrs(a: Attrs, b: Attrs): boolean {
  if (a === b) return true
  for (const name in a) {
    const value: unknown = a[name]
    const other: unknown = b[name]
    if (value === other) continue
    const same =
      name === 'attributes' ? sameAttributes(value as Attributes, other as Attributes) : compareValues(value, other)
    if (!same) return false
  }
  return true
}

/** Whether two elements have the same attributes, in whatever order. */
function sameAttributes(a: Attributes, b: Attributes): boolean {
  if (a === b) return true
  let count = 0
  for (const name in a) {
    if (a[name] !== b[name]) return false
    count++
  }
  return count === Object.keys(b).length
}

/** Whether two values of an attribute of a node are the same: widths of columns are lists. */
function compareValues(a: unknown, b: unknown): boolean {
  return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((value, i) => value === b[i])
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
  return a.name === b.name && sameAttributes(a.attributes, b.attributes)
}
