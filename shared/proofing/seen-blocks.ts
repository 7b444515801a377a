import type { Node } from 'prosemirror-model'
import type { ProofBlock } from './block'
import type { Doubt } from './doubt'

/** What was seen in a block. */
export interface SeenBlock {
  readonly block: ProofBlock
  /** The language of its place. */
  readonly language: string | null
  /** What the block checks said, its positions in the block's content. */
  readonly doubts: readonly Doubt[]
  /** What the text checks gathered, in their order. */
  readonly facts: readonly unknown[]
  /** The words for which the register was asked. */
  readonly asked: readonly string[]
  /** All its doubts as they were answered last. */
  last: readonly Doubt[] | null
}

interface Kept {
  readonly seen: SeenBlock
  /** After how many changes of the register it was true last. */
  state: number
}

/** How many changes of the register are looked back at. */
const most = 40

/** What was seen in blocks of text, for as long as it is true. */
export class SeenBlocks {
  private readonly blocks: WeakMap<Node, Kept>
  /** The words of the register that changed, the newest last. */
  private readonly changes: readonly ReadonlySet<string>[]
  /** How many changes came before those. */
  private readonly forgotten: number

  constructor(blocks = new WeakMap<Node, Kept>(), changes: readonly ReadonlySet<string>[] = [], forgotten = 0) {
    this.blocks = blocks
    this.changes = changes
    this.forgotten = forgotten
  }

  /** What was seen in a block in this language, if that is true of the register as it is now. */
  of(node: Node, language: string | null): SeenBlock | null {
    const known = this.blocks.get(node)
    const now = this.forgotten + this.changes.length
    if (known?.seen.language !== language || known.state > now || known.state < this.forgotten) return null
    const since = this.changes.slice(known.state - this.forgotten)
    if (since.some((words) => known.seen.asked.some((word) => words.has(word)))) return null
    known.state = now
    return known.seen
  }

  keep(node: Node, seen: SeenBlock): void {
    this.blocks.set(node, { seen, state: this.forgotten + this.changes.length })
  }

  /** What is known of blocks after words came into the register or went. */
  after(words: ReadonlySet<string>): SeenBlocks {
    if (words.size === 0) return this
    const changes = [...this.changes, words]
    const gone = Math.max(0, changes.length - most)
    return new SeenBlocks(this.blocks, changes.slice(gone), this.forgotten + gone)
  }
}
