import type { PieceId } from '../../shared/pieces/piece'
import type { TailBase, TailRow } from './tail-format'

/** What belongs to a text and is long: deflated JSON. It is copied from base to base by its key. */
export interface TailKin {
  /** Says what it is, and changes with it; `null` for what is written anew each time. */
  readonly key: string | null
  readonly value: unknown
}

/** What the Worker that writes tails is asked. `tail` says for whom, `text` is the id of the transcription. */
export type TailAsked =
  /** Begins a new base in a file of its own; answers with the pieces and the kin that it does not find in the one before. */
  | {
      readonly kind: 'begin'
      readonly tail: string
      readonly text: string
      readonly base: Omit<TailBase, 'generation'>
      readonly pieces: readonly PieceId[]
      readonly kin: readonly string[]
      /** Whether rows that are appended from the base's head on, also while it is written, are to stand in it. */
      readonly goesOn: boolean
    }
  | {
      readonly kind: 'part'
      readonly tail: string
      readonly pieces: readonly (readonly [PieceId, Uint8Array])[]
      readonly kin: readonly TailKin[]
    }
  /** Ends the base with the rows between its checkpoint and its head, and lets the one before go. */
  | { readonly kind: 'end'; readonly tail: string; readonly rows: readonly TailRow[] }
  | { readonly kind: 'append'; readonly tail: string; readonly row: TailRow }
  /** Lets the files of a tail go; they stay. */
  | { readonly kind: 'close'; readonly tail: string }
  /** Deletes all tails of these texts. */
  | { readonly kind: 'drop'; readonly texts: readonly string[] }

/** What a base lacks still. */
export interface TailLacks {
  readonly pieces: readonly PieceId[]
  readonly kin: readonly string[]
}

/** A question with the number by which its answer is known. */
export interface TailQuestion {
  readonly id: number
  readonly folder: string
  readonly asked: TailAsked
}

/** An answer; `error` is the name of what went wrong. */
export type TailAnswer = { readonly id: number } & (
  { readonly ok: true; readonly lacks: TailLacks | null } | { readonly ok: false; readonly error: string }
)
