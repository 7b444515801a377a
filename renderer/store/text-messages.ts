import type { LeafText } from '../../shared/pieces/tree'
import type { PieceId } from '../../shared/pieces/piece'

/** A text that a Worker is asked to read out of a library, and where it is to be sent. */
export interface TextQuestion {
  readonly library: string
  /** The id of its transcription. */
  readonly text: string
  readonly port: MessagePort
}

/** What is sent of a text: the checkpoint that it is read from, then its leaves in order, then how that ended. */
export type TextMessage =
  /** `null` where there is none in pieces. */
  | { readonly kind: 'root'; readonly root: PieceId | null }
  | { readonly kind: 'leaves'; readonly leaves: readonly LeafText[] }
  /** Whether all of it was sent; a part that cannot be had is sent as such. */
  | { readonly kind: 'end'; readonly ok: boolean }
