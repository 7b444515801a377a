import type { PieceId } from '../../shared/pieces/piece'
import type { Head } from './journal-end'
import type { RowToStore } from './store-row'
import type { TextQuestion } from './text-messages'

/** What the Worker that writes journals is asked. */
export type JournalAsked =
  /** Only to open the library. */
  | { readonly kind: 'open' }
  | { readonly kind: 'row'; readonly row: RowToStore }
  /** To make pieces of these JSON texts, and to write those that the library lacks. */
  | { readonly kind: 'make-pieces'; readonly jsons: readonly string[] }
  /** Which of these pieces the library lacks. */
  | { readonly kind: 'missing-pieces'; readonly ids: readonly PieceId[] }

/** A question with the number by which the answer is known. */
export interface JournalQuestion {
  readonly id: number
  readonly library: string
  readonly asked: JournalAsked
}

/** All that the Worker is asked. */
export type ScribeQuestion = JournalQuestion | TextQuestion

/** What is answered to a question of each kind. */
export interface JournalAnswers {
  readonly open: null
  /** Where the journal ends now. */
  readonly row: Head
  /** The names of the pieces, in the order of the texts. */
  readonly 'make-pieces': readonly PieceId[]
  readonly 'missing-pieces': readonly PieceId[]
}

/** An answer, or the name of what went wrong. */
export type JournalAnswer = { readonly id: number } & (
  | { readonly ok: true; readonly answer: JournalAnswers[JournalAsked['kind']] }
  | { readonly ok: false; readonly error: string }
)
