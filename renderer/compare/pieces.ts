import type { Mark, Node } from 'prosemirror-model'
import type { Stretch } from '../../shared/compare/difference'

/** What stands in running text, as it is shown. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly marks: readonly Mark[] }
  /** A page break, a gap, a comment. */
  | { readonly kind: 'atom'; readonly node: Node }
  /** A note begins or ends. */
  | { readonly kind: 'note'; readonly edge: 'begin' | 'end'; readonly node: Node }
  /** One block of running text ends and another begins, where both are shown in one. */
  | { readonly kind: 'break' }

/** What a walk through a stretch of a doc comes by. */
export interface Walker {
  /** A block of running text that is not in a note, at its opening edge. */
  line(node: Node, pos: number, around: readonly Node[]): void
  /** The closing edge of such a block. */
  endLine(): void
  /** A leaf between blocks. */
  leaf(node: Node, pos: number, around: readonly Node[]): void
  piece(piece: Piece): void
}

/** Walks through a stretch, whose ends may stand within blocks. */
export function walk(doc: Node, { from, to }: Stretch, walker: Walker): void {
  if (from < to) walkIn(doc, 0, { from, to }, [], walker)
}

function walkIn(parent: Node, start: number, stretch: Stretch, around: readonly Node[], walker: Walker): void {
  let at = start
  for (const node of parent.children) {
    const end = at + node.nodeSize
    if (end > stretch.from && at < stretch.to) walkNode(node, at, stretch, around, walker)
    else if (at >= stretch.to) break
    at = end
  }
}

function walkNode(node: Node, at: number, stretch: Stretch, around: readonly Node[], walker: Walker): void {
  const [opens, closes] = [at >= stretch.from, at + node.nodeSize <= stretch.to]
  if (node.isText) {
    const text = (node.text ?? '').slice(Math.max(0, stretch.from - at), stretch.to - at)
    walker.piece({ kind: 'text', text, marks: node.marks })
  } else if (node.isLeaf) {
    if (node.isInline) walker.piece({ kind: 'atom', node })
    else walker.leaf(node, at, around)
  } else if (node.isInline) {
    if (opens) walker.piece({ kind: 'note', edge: 'begin', node })
    walkNote(node, at + 1, stretch, walker)
    if (closes) walker.piece({ kind: 'note', edge: 'end', node })
  } else if (node.inlineContent) {
    if (opens) walker.line(node, at, around)
    walkIn(node, at + 1, stretch, around, walker)
    if (closes) walker.endLine()
  } else walkIn(node, at + 1, stretch, [...around, node], walker)
}

/** The blocks of a note are shown in one line, with a sign between them. */
function walkNote(note: Node, start: number, stretch: Stretch, walker: Walker): void {
  let first = true
  const inNote: Walker = {
    ...walker,
    line: () => {
      if (!first) walker.piece({ kind: 'break' })
      first = false
    },
    endLine: () => {
      first = false
    },
    leaf: (node) => {
      walker.piece({ kind: 'atom', node })
    },
    piece: (piece) => {
      walker.piece(piece)
    },
  }
  walkIn(note, start, stretch, [], inNote)
}
