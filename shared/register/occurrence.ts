import type { DocRange } from '../finding'
import type { EntryKind } from '../edition'

/** What to look for: a name and its variants. Plain data, for it is sent to a Worker. */
export interface Wanted {
  readonly kind: EntryKind
  /** The entry that it is a name of; `null` where it has none yet. */
  readonly entry: string | null
  readonly forms: readonly string[]
  readonly wholeWords: boolean
  readonly foldCase: boolean
  readonly foldAccents: boolean
}

/** How an occurrence is tagged already: as the wanted entry or kind, or as something else. */
export type Tagged = 'as-wanted' | 'unlinked' | 'otherwise'

/** A place where a wanted name stands. */
export interface Occurrence extends DocRange {
  /** The words as they stand. */
  readonly text: string
  /** Which of {@link Wanted.forms}. */
  readonly form: string
  /** The words before and after it in its block, for a line in context. */
  readonly before: string
  readonly after: string
  readonly tagged: Tagged | null
  /** The span that tags it already, by id; `null` where it is not tagged. */
  readonly span: string | null
  /** Whether it is safe to tag it: a whole word that is no part of a longer name, quotation mark or address. */
  readonly safe: boolean
  /** In a note. */
  readonly inNote: boolean
}
