import type { Node } from 'prosemirror-model'
import type { Selection } from 'prosemirror-state'
import type { DocRange } from '../../../shared/finding'
import type { Doubt } from '../../../shared/proofing/doubt'
import type { FoundInBlock } from '../../app/proofing/proof-questions'
import { blocksIn, type BlockAt, type DoubtBook } from './doubt-book'

/** A doubt at its place in the doc as it is now. */
export interface StandingDoubt extends DocRange {
  /** Its positions count from where its block's content begins. */
  readonly doubt: Doubt
  /** The position where the content of its block begins. */
  readonly start: number
  /** Its place among the doubts of its block: tells those that begin at one place apart. */
  readonly index: number
}

/** From how many blocks on it is quicker to walk the doc than to look for each. */
const many = 40

/** The doubts of the block that a selection is in; where it is between blocks, of the block that what stands there belongs to. */
export function standingAt(book: DoubtBook, { $from }: Selection): readonly StandingDoubt[] {
  if ($from.parent.isTextblock) return standingIn(book, { node: $from.parent, start: $from.start() })
  const block = blockBefore($from.doc, $from.pos)
  return block === null ? [] : doubtsInOuter(book, block)
}

/** The last outer text block that begins before a position, or the first of the text. */
export function blockBefore(doc: Node, pos: number): BlockAt | null {
  for (const block of outerBlocks(doc, 0, pos, -1)) return block
  for (const block of outerBlocks(doc, 0, 0, 1)) return block
  return null
}

/** The blocks that were found, as the doc has them: those that are not there are left out. */
export function blocksAt(doc: Node, blocks: readonly FoundInBlock[]) {
  const [first, last] = [blocks[0], blocks.at(-1)]
  if (first === undefined || last === undefined) return []
  if (blocks.length < many)
    return blocks.flatMap(({ start, doubts }) => {
      const $start = start <= doc.content.size ? doc.resolve(start) : null
      return $start?.parent.isTextblock && $start.parentOffset === 0 ? [{ node: $start.parent, doubts }] : []
    })
  const wanted = new Map(blocks.map((block) => [block.start, block.doubts]))
  const range = { from: Math.max(0, first.start - 1), to: Math.min(doc.content.size, last.start + 1) }
  return blocksIn(doc, range).flatMap(({ node, start }) => {
    const doubts = wanted.get(start)
    return doubts === undefined ? [] : [{ node, doubts }]
  })
}

/** The doubts of a block that are shown, where they stand. */
export function standingIn(book: DoubtBook, { node, start }: BlockAt): readonly StandingDoubt[] {
  return book
    .open(node)
    .map((doubt, index) => ({ doubt, start, index, from: start + doubt.from, to: start + doubt.to }))
}

/** Those of all blocks of a doc that meet a range; of all of it where that is `null`. */
export function doubtsIn(doc: Node, book: DoubtBook, range: DocRange | null): readonly StandingDoubt[] {
  const within = range ?? { from: 0, to: doc.content.size }
  const blocks = blocksIn(doc, { from: within.from, to: Math.min(within.to, doc.content.size) })
  return blocks.flatMap((block) => standingIn(book, block)).sort(inOrder)
}

const inOrder = (a: StandingDoubt, b: StandingDoubt): number => a.from - b.from || a.index - b.index

/** The doubts of a text block and of those in its notes, in order of place. */
export function doubtsInOuter(book: DoubtBook, { node, start }: BlockAt): readonly StandingDoubt[] {
  const all = [...standingIn(book, { node, start })]
  if (node.childCount > 1)
    node.descendants((inner, pos) => {
      if (inner.isTextblock) all.push(...standingIn(book, { node: inner, start: start + pos + 1 }))
      return !inner.isLeaf
    })
  return all.sort(inOrder)
}

/** The text blocks that are in no other, from a position on forwards or backwards; that at the position is the first. */
export function* outerBlocks(node: Node, start: number, from: number, direction: 1 | -1): Generator<BlockAt> {
  const { childCount } = node
  let pos = direction > 0 ? start : start + node.content.size
  for (let at = 0; at < childCount; at++) {
    const child = node.child(direction > 0 ? at : childCount - 1 - at)
    if (direction < 0) pos -= child.nodeSize
    const passed = direction > 0 ? pos + child.nodeSize < from : pos > from
    if (!passed && child.isTextblock) yield { node: child, start: pos + 1 }
    else if (!passed && !child.isLeaf) yield* outerBlocks(child, pos + 1, from, direction)
    if (direction > 0) pos += child.nodeSize
  }
}
