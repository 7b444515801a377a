import type { Node, ResolvedPos } from 'prosemirror-model'

/** A text block and the position before it. */
export interface TextBlockAt {
  readonly node: Node
  readonly pos: number
  /** The position before the first leaf (page break, comment) passed on the way to it, or `null`. */
  readonly passed: number | null
}

/**
 * The nearest text block before (`-1`) or after (`1`) a position between blocks, in the order of the text. Leaves such
 * as page breaks are passed; the inside of a note is not left. `null` where there is none.
 */
export function textBlockBeside(doc: Node, pos: number, direction: -1 | 1): TextBlockAt | null {
  let passed: number | null = null
  let $at = doc.resolve(pos)
  for (;;) {
    const node = direction < 0 ? $at.nodeBefore : $at.nodeAfter
    if (!node) {
      if ($at.depth === 0 || $at.parent.isInline) return null
      $at = doc.resolve(direction < 0 ? $at.before() : $at.after())
      continue
    }
    const before = direction < 0 ? $at.pos - node.nodeSize : $at.pos
    if (node.isTextblock) return { node, pos: before, passed }
    if (node.isLeaf) passed ??= before
    $at = doc.resolve(node.isLeaf ? $at.pos + direction * node.nodeSize : $at.pos + direction)
  }
}

/** The depth of the innermost node around `$pos` whose type or element name is among `names`, or `null`; does not look out of a note. */
export function depthOf($pos: ResolvedPos, ...names: readonly string[]): number | null {
  for (let depth = $pos.depth; depth > 0; depth--) {
    const node = $pos.node(depth)
    if (names.includes(node.type.name) || names.includes(node.attrs['name'] as string)) return depth
    if (node.isInline) return null
  }
  return null
}

/** The text blocks that a range touches, with the positions before them; not those of notes in it, unless it lies in the note. */
export function textBlocksBetween(doc: Node, from: number, to: number): readonly { node: Node; pos: number }[] {
  const $from = doc.resolve(from)
  const shared = $from.sharedDepth(to)
  const within = $from.node(shared)
  if (within.isTextblock) return [{ node: within, pos: $from.before(shared) }]
  const found: { node: Node; pos: number }[] = []
  const start = $from.start(shared)
  const visit = (node: Node, pos: number) => {
    if (node.isTextblock) found.push({ node, pos })
    return !node.isTextblock
  }
  within.nodesBetween(from - start, to - start, visit, start)
  return found
}
