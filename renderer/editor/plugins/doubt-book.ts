import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { changedRange } from '../../../shared/queries/changed-range'
import { SpanStep } from '../../../shared/commands/span-step'
import type { DocRange } from '../../../shared/finding'
import type { Doubt } from '../../../shared/proofing/doubt'
import { cutsWord, wordsAt } from './suggestion-places'

/** A text block at its place. */
export interface BlockAt {
  readonly node: Node
  /** The position where its content begins. */
  readonly start: number
}

/** The stretch that a transaction changed, in the doc before and the one after. */
interface Touched {
  readonly before: DocRange
  readonly after: DocRange
}

/** Which doubts are shown: those that are not settled, and pass the filter of the person. */
export type Wanted = (doubt: Doubt) => boolean

/**
 * The doubts of an open text by block. Blocks that are not changed keep their nodes, and so their doubts; those of a block
 * that is changed are carried over to it until proofreading has looked at it again. No method walks the text unless it says so.
 */
export class DoubtBook {
  #known: WeakMap<Node, readonly Doubt[]>
  /** Blocks whose doubts are those of the block before they were changed. */
  readonly #carried: Set<Node>
  readonly #wanted: Wanted
  #open = new WeakMap<Node, readonly Doubt[]>()

  constructor(wanted: Wanted = () => true, known = new WeakMap<Node, readonly Doubt[]>(), carried = new Set<Node>()) {
    this.#wanted = wanted
    this.#known = known
    this.#carried = carried
  }

  /** The same doubts, of which others are shown. */
  with(wanted: Wanted): DoubtBook {
    return new DoubtBook(wanted, this.#known, this.#carried)
  }

  /** All doubts of a block, its positions counted from where its content begins. */
  all(block: Node): readonly Doubt[] {
    return this.#known.get(block) ?? none
  }

  /** Those that are shown. */
  open(block: Node): readonly Doubt[] {
    const all = this.all(block)
    if (all.length === 0) return all
    let open = this.#open.get(block)
    if (open === undefined) this.#open.set(block, (open = all.filter(this.#wanted)))
    return open
  }

  /** Takes down what was found in a block. */
  keep(block: Node, doubts: readonly Doubt[]): void {
    this.#carried.delete(block)
    this.#open.delete(block)
    if (doubts.length === 0) this.#known.delete(block)
    else this.#known.set(block, doubts)
  }

  /** Forgets all. */
  clear(): void {
    this.#known = new WeakMap()
    this.#open = new WeakMap()
    this.#carried.clear()
  }

  /**
   * Forgets what was carried over and was not found again, to be called when the whole text was looked at; answers with how many
   * of it were shown.
   */
  forgetCarried(): number {
    let shown = 0
    for (const block of this.#carried) {
      shown += this.open(block).length
      this.keep(block, none)
    }
    this.#carried.clear()
    return shown
  }

  /**
   * Carries doubts over to the blocks that a transaction changed: all but those whose own words were changed. Answers with the
   * stretch in which words may have changed, in the doc before and the one after; `null` for none: where tags alone were changed,
   * all doubts stand where they stood.
   */
  carry(transaction: Transaction): Touched | null {
    if (changesTagsAlone(transaction)) {
      this.#carryOver(retaggedBlocks(transaction.before, transaction.doc))
      return null
    }
    const touched = touchedRange(transaction)
    if (touched === null) return null
    const { before: doc } = transaction
    const old = blocksIn(doc, touched.before).filter(({ node }) => this.all(node).length > 0)
    if (old.length === 0) return touched
    const blocks = blocksIn(transaction.doc, touched.after)
    const left = new Set(blocks.map(({ node }) => node))
    for (const { node } of old) if (!left.has(node)) this.#carried.delete(node)
    const carried = new Map<number, Doubt[]>()
    const give = ({ node, start }: BlockAt, doubts: readonly Doubt[]) => {
      if (doubts.length > 0 && !this.#known.has(node)) carried.set(start, [...(carried.get(start) ?? []), ...doubts])
    }
    for (const from of old) {
      // A block that is still there has kept its own: each doubt of the others is looked for where it stands now alone.
      if (!left.has(from.node))
        for (const doubt of this.all(from.node)) {
          const block = blockAround(transaction, from.start + doubt.from)
          if (block !== null) give(block, this.#carriedTo(block, from, doubt, transaction))
        }
      for (const { block, doubt } of this.#besideCarried(blocks, from, transaction)) give(block, [doubt])
    }
    for (const { node, start } of blocks) {
      const doubts = carried.get(start)
      if (doubts === undefined || this.#known.has(node)) continue
      this.keep(node, doubts)
      this.#carried.add(node)
    }
    return touched
  }

  /** Gives the doubts of blocks to what they became. */
  #carryOver(blocks: readonly (readonly [before: Node, after: Node])[]): void {
    for (const [before, after] of blocks) {
      const doubts = this.all(before)
      this.#carried.delete(before)
      if (doubts.length === 0 || this.#known.has(after)) continue
      this.keep(after, doubts)
      this.#carried.add(after)
    }
  }

  /** Doubts of what stands between blocks (a page break) go to the last block before it, or the first. */
  #besideCarried(
    blocks: readonly BlockAt[],
    old: BlockAt,
    { mapping, before, doc }: Transaction,
  ): readonly { readonly block: BlockAt; readonly doubt: Doubt }[] {
    return this.all(old.node).flatMap((doubt) => {
      if (isWithin(doubt, old)) return []
      const was = old.start + doubt.from
      const is = mapping.mapResult(was, 1)
      const node = was < 0 ? null : before.nodeAt(was)
      const same = node?.isLeaf === true && !is.deletedAfter && doc.nodeAt(is.pos)?.type === node.type
      const owner = blocks.findLast(({ start }) => start <= is.pos) ?? blocks[0]
      if (!same || owner === undefined) return []
      const from = is.pos - owner.start
      return [{ block: owner, doubt: { ...doubt, from, to: from + doubt.to - doubt.from, fixes: [], elsewhere: [] } }]
    })
  }

  /** A doubt of a block as it is to be in another one; none where it does not stand there, or its words are others. */
  #carriedTo(
    { node, start }: BlockAt,
    old: BlockAt,
    doubt: Doubt,
    { mapping, before, doc }: Transaction,
  ): readonly Doubt[] {
    const end = start + node.content.size
    if (!isWithin(doubt, old)) return []
    const was = { from: old.start + doubt.from, to: old.start + doubt.to }
    const is = { from: mapping.map(was.from, 1), to: mapping.map(was.to, -1) }
    if (is.from < start || is.to > end || is.to < is.from) return []
    if (wordsAt(before, was) !== wordsAt(doc, is)) return []
    if (is.to > is.from && cutsWord(doc, is) && !cutsWord(before, was)) return []
    const moved = <T extends DocRange>(range: T): T => ({
      ...range,
      from: mapping.map(old.start + range.from, 1) - start,
      to: mapping.map(old.start + range.to, -1) - start,
    })
    const fixes = doubt.fixes.map((fix) => ({ ...fix, range: moved(fix.range) }))
    const held = fixes.filter(({ range }) => range.from >= 0 && range.to >= range.from && start + range.to <= end)
    const elsewhere = doubt.elsewhere.map(moved).filter(({ from, to }) => to > from)
    return [{ ...doubt, from: is.from - start, to: is.to - start, fixes: held, elsewhere }]
  }
}

/** The text block around the place to which a position goes: of a note and the paragraph that it stands in, the one in the note. */
function blockAround({ mapping, doc }: Transaction, pos: number): BlockAt | null {
  const $pos = doc.resolve(Math.min(Math.max(mapping.map(pos, 1), 0), doc.content.size))
  for (let depth = $pos.depth; depth > 0; depth--)
    if ($pos.node(depth).isTextblock) return { node: $pos.node(depth), start: $pos.start(depth) }
  return null
}

const none: readonly Doubt[] = []

const isWithin = ({ from, to }: DocRange, { node }: BlockAt): boolean => from >= 0 && to <= node.content.size

/** The stretch of a doc in which a transaction changed anything, as the doc was and as it is. */
function touchedRange({ steps, docs, mapping, doc }: Transaction): Touched | null {
  let after: DocRange | null = null
  for (const [index, step] of steps.entries()) {
    const was = docs[index]
    if (was === undefined) continue
    const range = step instanceof SpanStep ? spanned(step) : changedRange(step, was)
    if (range === null) continue
    const rest = mapping.slice(index)
    const [from, to] = [rest.map(range.from, -1), rest.map(range.to, 1)]
    after = after === null ? { from, to } : { from: Math.min(after.from, from), to: Math.max(after.to, to) }
  }
  if (after === null) return null
  const back = mapping.invert()
  const end = docs[0]?.content.size ?? doc.content.size
  return {
    before: { from: Math.max(0, back.map(after.from, -1)), to: Math.min(end, back.map(after.to, 1)) },
    after: { from: Math.max(0, after.from), to: Math.min(doc.content.size, after.to) },
  }
}

function spanned({ runs }: SpanStep): DocRange | null {
  const [first] = runs
  if (first === undefined) return null
  return runs.reduce<DocRange>(
    (range, { from, to }) => ({ from: Math.min(range.from, from), to: Math.max(range.to, to) }),
    first,
  )
}

/** Whether every step of a transaction tags or untags, or does nothing to the doc: then each word stands where it stood. */
function changesTagsAlone({ steps, docs }: Transaction): boolean {
  return steps.every((step, index) => {
    const was = docs[index]
    return step instanceof SpanStep || (was !== undefined && changedRange(step, was) === null)
  })
}

/** The text blocks that tags made others of, each with what it became. What both docs share is not looked into. */
function retaggedBlocks(before: Node, after: Node): readonly (readonly [before: Node, after: Node])[] {
  const found: (readonly [Node, Node])[] = []
  const compare = (a: Node, b: Node): void => {
    if (a === b || a.isLeaf) return
    if (a.isTextblock) {
      found.push([a, b])
      // Tags cut text anew, but what else stands in it is as it was, in its order.
      const inner = (node: Node) => node.children.filter((child) => !child.isLeaf)
      const others = inner(b)
      for (const [index, child] of inner(a).entries()) compare(child, others[index] ?? child)
      return
    }
    for (const [index, child] of a.children.entries()) compare(child, b.children[index] ?? child)
  }
  compare(before, after)
  return found
}

/** The text blocks of a stretch of a doc, those of notes too, in the order in which they begin. */
export function blocksIn(doc: Node, { from, to }: DocRange): readonly BlockAt[] {
  const found: BlockAt[] = []
  doc.nodesBetween(from, Math.max(to, from), (node, pos) => {
    if (node.isTextblock) found.push({ node, start: pos + 1 })
    return !node.isLeaf
  })
  if (from !== to || found.length > 0) return found
  const $pos = doc.resolve(from)
  return $pos.parent.isTextblock ? [{ node: $pos.parent, start: $pos.start() }] : found
}
