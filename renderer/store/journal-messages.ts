import type { Head } from './journal-end'
import type { RowToStore } from './store-row'

/** What the Worker that writes journals is asked: to store a row, or only to open the library (`null`). */
export interface JournalQuestion {
  /** The number by which the answer is known. */
  readonly id: number
  readonly library: string
  readonly asked: RowToStore | null
}

/** Where the journal ends now, or the name of what went wrong. */
export type JournalAnswer = { readonly id: number } & (
  { readonly ok: true; readonly head: Head | null } | { readonly ok: false; readonly error: string }
)
