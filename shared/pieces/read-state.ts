import type { Guess } from '../edition'
import { schema } from '../schema'
import { readPiece, type PieceId } from './piece'
import type { TextState } from './text-state'

/** What came of reading a state: the state, or which pieces are missing or damaged and what the others give. */
export type StateReading =
  | ({ readonly ok: true } & TextState)
  | {
      readonly ok: false
      readonly damaged: readonly PieceId[]
      /** A sound doc of what could be read; `null` where nothing could. */
      readonly salvaged: TextState | null
    }

/** Where pieces come from: the bytes of each in order, `undefined` for those that are not there. */
export type FetchPieces = (ids: readonly PieceId[]) => Promise<readonly (Uint8Array | undefined)[]>

/** Puts a state together, checking every piece against its id and the doc against the schema. */
export async function readState(root: PieceId, fetch: FetchPieces): Promise<StateReading> {
  const [bytes] = await fetch([root])
  const held = readPiece(root, bytes) as { doc: unknown; guesses: readonly Guess[] } | undefined
  if (held === undefined) return { ok: false, damaged: [root], salvaged: null }
  const doc = schema.nodeFromJSON(held.doc)
  doc.check()
  return { ok: true, doc, guesses: held.guesses }
}
