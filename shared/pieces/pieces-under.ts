import { readPiece, type PieceId } from './piece'
import { partsOf, type FetchPieces } from './tree'

/** The pieces of a state, as far as they can be found. */
export interface PiecesUnder {
  readonly pieces: ReadonlyMap<PieceId, Uint8Array>
  /** Whether every piece that refers to others is sound, so that none is unknown. */
  readonly isWhole: boolean
}

/** Finds the pieces of a state without putting it together. */
export async function piecesUnder(root: PieceId, fetch: FetchPieces): Promise<PiecesUnder> {
  const pieces = new Map<PieceId, Uint8Array>()
  let isWhole = true
  let level: readonly PieceId[] = [root]
  while (level.length > 0) {
    const ids = level
    const next = new Set<PieceId>()
    for (const [index, bytes] of (await fetch(ids)).entries()) {
      const id = ids[index] ?? ''
      const held = readPiece(id, bytes)
      if (bytes === undefined || held === undefined) isWhole = false
      else {
        pieces.set(id, bytes)
        for (const [part] of partsOf(held) ?? []) if (!pieces.has(part)) next.add(part)
      }
    }
    level = [...next]
  }
  return { pieces, isWhole }
}
