import type { DocRange } from '../finding'

/** What two texts differ in, at a place. */
export const differenceKinds = [
  'words',
  'spelling',
  'missing',
  'more',
  'moved',
  'capitals',
  'punctuation',
  'quotes',
  'letterforms',
  'spaces',
  'page-lines',
] as const

/**
 * - `words`: other words; `spelling`: one word in two spellings.
 * - `missing`: the other text has words that ours has not; `more`: ours has words that the other has not.
 * - `moved`: the same words, in another place.
 * - `capitals`, `punctuation`, `quotes` (also dashes), `letterforms` (long s, ligatures), `spaces`: in nothing but that.
 * - `page-lines`: what a page of the other text repeats at its head or foot, and its number.
 */
export type DifferenceKind = (typeof differenceKinds)[number]

/** What becomes of our words where theirs are taken. */
export type Put =
  /** These letters stand in the place of ours. */
  | { readonly how: 'letters'; readonly text: string }
  /** Blocks of their own with these texts, between two blocks. */
  | { readonly how: 'blocks'; readonly texts: readonly string[] }
  /** A note with this number and these paragraphs. */
  | { readonly how: 'note'; readonly n: string; readonly texts: readonly string[] }
  /** It cannot be taken: words that stand elsewhere are moved by hand. */
  | { readonly how: 'nothing' }

/** A place where the words of two texts differ. */
export interface WordDifference {
  /** What it is, first what it is named by; it is seen as long as any of these is looked at. */
  readonly kinds: readonly DifferenceKind[]
  /** What is exchanged, in our doc; empty where ours has nothing there. */
  readonly range: DocRange
  /** Our words on one line, `''` for none. */
  readonly ours: string
  /** Theirs. */
  readonly theirs: string
  readonly put: Put
  /** Whether it stands in a note of ours. */
  readonly note: boolean
  /** On which page of the other text, `''` where it does not say. */
  readonly theirsPage: string
  /** Tells it apart in the other text, which does not change, and says whether it is the same as before. */
  readonly key: string
}

/** What came of holding two texts against each other. */
export interface Collation {
  /** In the order of our doc. */
  readonly differences: readonly WordDifference[]
  /** How many words each has. */
  readonly words: { readonly ours: number; readonly theirs: number }
  /** From 0 to 1: how much of the shorter text stands in the other, in runs of words. */
  readonly likeness: number
}

/** Below this likeness two texts are different works, and what differs between them says nothing. */
export const HOPELESS = 0.1
