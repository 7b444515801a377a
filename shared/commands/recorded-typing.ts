import type { Fragment } from 'prosemirror-model'
import { PluginKey, type EditorState, type Transaction } from 'prosemirror-state'
import type { Recording } from './record-correction'

/** Words that are being typed over, and what stood there before. */
export interface Typed {
  readonly from: number
  readonly to: number
  readonly before: Fragment
}

/** What is recorded of what a person types. */
export interface RecordState {
  readonly recording: Recording | null
  /** What the caret is in. */
  readonly typed: Typed | null
  /** What the caret has left: to be recorded now. */
  readonly left: readonly Typed[]
  /** Whether nothing more is recorded once that is. */
  readonly ends: boolean
}

/** What transactions say of it. */
export type RecordMeta =
  | { readonly kind: 'set'; readonly recording: Recording | null }
  | { readonly kind: 'leave' }
  | { readonly kind: 'recorded' }

/** Where the state of an editor holds it. */
export const recordKey = new PluginKey<RecordState>('record-typing')

/** How changes are recorded now; `null` where they are not. */
export function recordingIn(state: EditorState): Recording | null {
  return recordKey.getState(state)?.recording ?? null
}

/** Has typed changes recorded from now on, or not any more. */
export function setRecording(transaction: Transaction, recording: Recording | null): Transaction {
  return transaction.setMeta(recordKey, { kind: 'set', recording } satisfies RecordMeta)
}

/** Has recorded what was typed so far, although the caret is still in it. */
export function leaveTyped(transaction: Transaction): Transaction {
  return transaction.setMeta(recordKey, { kind: 'leave' } satisfies RecordMeta)
}

/** What is being typed and will be recorded when the caret leaves it; `null` where nothing is. */
export function typedRange(state: EditorState): { readonly from: number; readonly to: number } | null {
  return recordKey.getState(state)?.typed ?? null
}
