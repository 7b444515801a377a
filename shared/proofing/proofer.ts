import type { Node } from 'prosemirror-model'
import type { ProofSource } from './check'
import type { Doubt, Fix } from './doubt'

/** A doubt in its block: all positions, those of its fixes and of elsewhere too, count from where the block's content begins. */
export type PlacedDoubt = Doubt

/** The doubts of one text block. */
export interface BlockDoubts {
  readonly node: Node
  /** The position where the block's content begins; add it to the positions of {@link doubts}. */
  readonly start: number
  /** In order of place. The same array as in the answer before, for as long as nothing about them changed. */
  readonly doubts: readonly PlacedDoubt[]
}

/** What was found in a doc. */
export interface ProofAnswer {
  /** Every text block that has doubts, in the order of the text. */
  readonly blocks: readonly BlockDoubts[]
}

/** Finds what is doubtful in docs. */
export declare class Proofer {
  constructor(source: ProofSource)
  /** How many blocks were looked at so far. */
  get blocksLooked(): number
  /** One for another source, which knows of blocks what is still true. */
  changed(source: ProofSource): Proofer
  /** All doubts of a doc; yields how far it is, from 0 to 1. Walks the doc. */
  doubtsIn(doc: Node): Generator<number, ProofAnswer>
  /** Fixes for a doubt, the best first, which are worked out only when they are asked for; slow (up to 100 ms). */
  fixesFor(doubt: PlacedDoubt, language: string | null): readonly Fix[]
}
