import type { Collation } from '../../../shared/collate/collation'
import type { Witness } from '../../../shared/collate/witness'
import type { Finding } from '../../../shared/finding'

/** The other text of a comparison, as it is handed to the Worker. */
export type OtherText =
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  /** A doc as JSON text. */
  | { readonly kind: 'doc'; readonly json: string }
  | { readonly kind: 'witness'; readonly witness: Witness }

/** What the Worker is asked: the doc as JSON text, and what to hold against it. */
export interface TextsToCollate {
  readonly doc: string
  readonly other: OtherText
}

/** What the Worker tells: how far it is, then what came of it. */
export type FromCollator =
  | { readonly kind: 'progress'; readonly part: number }
  | { readonly kind: 'collated'; readonly collation: Collation; readonly witness: Witness }
  /** The other text cannot be read. */
  | { readonly kind: 'refused'; readonly findings: readonly Finding[] }
