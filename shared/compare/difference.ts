/** A stretch of a doc, in ProseMirror positions. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** What differs: words, tags and structure around equal words, or both. */
export type DifferenceKind = 'text' | 'markup' | 'both'

/** A place where two docs differ. An empty stretch says where in this doc the other one has something more. */
export interface Difference {
  readonly kind: DifferenceKind
  readonly old: Stretch
  readonly new: Stretch
}
