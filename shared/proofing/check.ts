import type { Node } from 'prosemirror-model'
import type { PlacedBlock, ProofBlock } from './block'
import type { Doubt } from './doubt'

/** A doubt within one block: offsets, of its fixes too, count in the block's text. What is elsewhere is in the same block. */
export type BlockDoubt = Omit<Doubt, 'context'>

/** What checks know beside the text. Plain data, for it is sent to a Worker. */
export interface ProofSource {
  /** The dictionaries of the edition's languages, the affix and the word file of each (Hunspell). */
  readonly dictionaries: readonly Dictionary[]
  /** Words of the edition's names: the headings and variants of its register. */
  readonly names: readonly string[]
  /** What the person added to the list of scannos: a misread word and what it should be; see `scannos.ts`. */
  readonly scannos?: readonly Scanno[]
}

/** A word as machines misread it, and what is printed. */
export interface Scanno {
  readonly wrong: string
  readonly right: string
}

/** A dictionary of Hunspell's: its language as BCP 47 has it, its affix file (.aff) and its words (.dic). */
export interface Dictionary {
  readonly language: string
  readonly aff: string
  readonly dic: string
}

/** Tells whether words are known. */
export interface WordKnowledge {
  /** What words that the person listed as scannos should be, by the word in small letters. */
  readonly scannos: ReadonlyMap<string, string>
  /** Whether there is a dictionary for a language; `null` asks for any. */
  readonly speaks: (language: string | null) => boolean
  /** The words of the register's names as they are written, by `nameForm`. */
  readonly names: ReadonlyMap<string, string>
  /** Whether a word is one of a name of the register. */
  readonly isName: (word: string) => boolean
  /** Whether a dictionary has the word as it is written, or a name of the register does. */
  readonly knows: (word: string, language: string | null) => boolean
  /** Words of a dictionary that are this one with one misreading undone (`rnodern`: `modern`). */
  readonly misread: (word: string, language: string | null) => readonly string[]
  /** Words of a dictionary that are one letter away. */
  readonly oneLetterFrom: (word: string, language: string | null) => readonly string[]
  /** Known words near to it, the best first; slow, so it is asked for the doubt that the person looks at. */
  readonly near: (word: string, language: string | null) => readonly string[]
}

/**
 * A check that reads one block at a time. What it finds depends on the block and on what is known of words alone, so it is
 * kept until either changes. `language` is that of the place.
 */
export interface BlockCheck {
  readonly kind: 'block'
  readonly name: Doubt['check']
  readonly check: (block: ProofBlock, knowledge: WordKnowledge, language: string | null) => readonly BlockDoubt[]
}

/**
 * A check that compares places of a whole text: what it needs of each block it gathers once per block (`gather`), and goes through
 * what was gathered (`check`) in the order of the text.
 */
export interface TextCheck<Facts = unknown> {
  readonly kind: 'text'
  readonly name: Doubt['check']
  readonly gather: (block: ProofBlock, knowledge: WordKnowledge, language: string | null) => Facts
  readonly check: (
    blocks: readonly { readonly place: PlacedBlock; readonly facts: Facts }[],
    doc: Node,
    knowledge: WordKnowledge,
  ) => readonly Omit<Doubt, 'context'>[]
}

/** A check of either kind. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- what a check gathers is its own affair
export type Check = BlockCheck | TextCheck<any>
