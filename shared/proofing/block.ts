import type { Node } from 'prosemirror-model'
import type { DocRange } from '../finding'
import type { BlockText } from '../queries/block-text'

/** A word of a block: letters and digits, with apostrophes, hyphens and periods inside of it where they belong to it. Offsets count in the block's text. */
export interface Word {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** A tagged stretch of a block's text, by the name of its element: names are known, `foreign` is in another language, `sic` is meant. */
export interface TaggedStretch {
  readonly from: number
  readonly to: number
  readonly name: string
  /** The value of `xml:lang` on it. */
  readonly language: string | null
}

/** What takes no space in a block's text: a note, a page break, a line break. */
export interface BlockPoint {
  /** The index of the character behind it. */
  readonly index: number
  readonly kind: 'note' | 'page' | 'line' | 'other'
  /** Its number, or `''`. */
  readonly n: string
  /** Whether it says that it parts no word (`@break="no"`). */
  readonly joins: boolean
  /** Its place in the block's content. */
  readonly offset: number
}

/** A text block as checks read it. It depends on the node alone, so that it is kept for as long as the block is not changed. */
export interface ProofBlock {
  readonly node: Node
  /** Its running text; see `queries/block-text.ts`. */
  readonly read: BlockText
  /** Its words, without those in {@link aside}. */
  readonly words: readonly Word[]
  /**
   * What stands in the text but is not read: deletions, and what a correction, a regular form or an expansion stands for
   * (`sic`, `orig`, `surplus`, `secl`, `del`; `abbr` in a `choice`, `rdg` in an `app`). In order of place.
   */
  readonly aside: readonly DocRange[]
  readonly tagged: readonly TaggedStretch[]
  readonly points: readonly BlockPoint[]
}

/** What a block is in the doc around it. */
export type BlockRole = 'heading' | 'paragraph' | 'verse' | 'item' | 'cell' | 'opener' | 'closer' | 'other'

/** A block at its place. */
export interface PlacedBlock {
  readonly block: ProofBlock
  /** The position where its content begins. */
  readonly start: number
  readonly role: BlockRole
  /** Whether it is in a note. */
  readonly inNote: boolean
  /** The language by the nearest `xml:lang` around it, or `null`. */
  readonly language: string | null
}
