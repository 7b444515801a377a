import type { Node } from 'prosemirror-model'
import type { BlockNames } from './block-names'
import { nameWordsIn } from './name-words'
import type { RegisterChange } from './register-change'

/** How many states of the register are looked back at. */
const most = 12

/** What was seen with one state of the register. */
interface Layer {
  readonly names: WeakMap<Node, BlockNames>
  /** What had changed since the next older layer; `null` in the oldest. */
  readonly since: RegisterChange | null
}

/** What was seen in blocks of text, for as long as it is true. */
export class SeenNames {
  /** The newest first. */
  private readonly layers: readonly [Layer, ...Layer[]]

  constructor(layers: readonly [Layer, ...Layer[]] = [{ names: new WeakMap(), since: null }]) {
    this.layers = layers
  }

  /** What was seen in a block, if that is true of the register as it is now. */
  of(block: Node): BlockNames | null {
    const changes: RegisterChange[] = []
    for (const { names, since } of this.layers) {
      const known = names.get(block)
      if (known) {
        if (changes.some((change) => concerns(change, block, known))) return null
        if (changes.length > 0) this.keep(block, known)
        return known
      }
      if (since) changes.push(since)
    }
    return null
  }

  keep(block: Node, names: BlockNames): void {
    this.layers[0].names.set(block, names)
  }

  /** What is known of blocks after a change of the register. */
  after(change: RegisterChange): SeenNames {
    if (change.words.size === 0) return this
    return new SeenNames([{ names: new WeakMap(), since: change }, ...this.layers.slice(0, most - 1)])
  }
}

/** The folded words of blocks that a change was asked about. */
const wordsOf = new WeakMap<Node, ReadonlySet<string>>()

function concerns({ words, persons }: RegisterChange, block: Node, { text }: BlockNames): boolean {
  const known = wordsOf.get(block) ?? new Set(nameWordsIn(text).map(({ folded }) => folded))
  wordsOf.set(block, known)
  if (persons && known.size <= signature) return true
  for (const word of words) if (known.has(word)) return true
  return false
}

/** How many words a signature has at most. */
const signature = 4
