import { readPiece, type PieceId } from './piece'
import type { FetchPieces } from './read-state'

/** The pieces of a state, as far as they can be found. */
export interface PiecesUnder {
  readonly pieces: ReadonlyMap<PieceId, Uint8Array>
  /** Whether every piece that refers to others is sound, so that none is unknown. */
  readonly isWhole: boolean
}

/** Finds the pieces of a state without putting it together. */
export async function piecesUnder(root: PieceId, fetch: FetchPieces): Promise<PiecesUnder> {
  const [bytes] = await fetch([root])
  if (bytes === undefined || readPiece(root, bytes) === undefined) return { pieces: new Map(), isWhole: false }
  return { pieces: new Map([[root, bytes]]), isWhole: true }
}
