import type { DocRange } from '../finding'
import type { EntryKind } from '../edition'
import type { Attributes } from '../schema'

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

/** How many UTF-16 units of the block are shown before and after a word in context. */
export const contextLength = 240

/** How an occurrence is tagged already: as the wanted entry; as a name of that kind that points nowhere; as something else. */
export type Tagged = 'as-wanted' | 'unlinked' | 'otherwise'

/** A place where a wanted name stands. */
export interface Occurrence extends DocRange {
  /** The words as they stand. */
  readonly text: string
  /** Which of {@link Wanted.forms}. */
  readonly form: string
  /** The words before and after it in its block, up to {@link contextLength} UTF-16 units each, for a line in context and its preview. */
  readonly before: string
  readonly after: string
  readonly tagged: Tagged | null
  /** The span that tags it already; `null` where it is not tagged. */
  readonly tag: { readonly span: string; readonly name: string; readonly attributes: Attributes } | null
  /** The number of the page it stands on, as printed; `null` before the first. */
  readonly page: string | null
  /** Whether it is safe to tag it: a whole word that is no part of a longer name, quotation mark or address. */
  readonly safe: boolean
  /** In a note. */
  readonly inNote: boolean
}
