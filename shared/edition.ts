import type { Finding } from './finding'

/** The kinds of entries a register holds. */
export type EntryKind = 'person' | 'place' | 'organisation' | 'term'

/** What a person opens, backs up and shares: transcriptions in an order, and one register. */
export interface Edition {
  readonly id: string
  readonly name: string
  /** Milliseconds since 1970, UTC. */
  readonly created: number
  readonly changed: number
}

/**
 * A finding that an importer's guess left, as it is kept beside a doc: its range follows every edit, and the person
 * settles it.
 */
export interface Guess extends Finding {
  readonly id: number
  readonly range: { readonly from: number; readonly to: number }
  readonly settled: boolean
  /** While its words are deleted: where in what was deleted they stood, and how long that was; so that undo brings it back to them. */
  readonly gone?: { readonly from: number; readonly to: number; readonly length: number }
}
