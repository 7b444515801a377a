import { readPiece, type PieceId } from '../../shared/pieces/piece'
import { partsOf, type FetchPieces } from '../../shared/pieces/tree'

/** Adds all pieces of a state to those that are known; what is damaged or missing stays out. */
export async function gatherPieces(root: PieceId, known: Map<PieceId, Uint8Array>, fetch: FetchPieces): Promise<void> {
  let level: readonly PieceId[] = [root]
  while (level.length > 0) {
    // What is known is known with all that it consists of.
    const ids = level.filter((id) => !known.has(id))
    const next = new Set<PieceId>()
    for (const [index, bytes] of (await fetch(ids)).entries()) {
      const id = ids[index]
      const held = id === undefined ? undefined : readPiece(id, bytes)
      if (id === undefined || bytes === undefined || held === undefined) continue
      known.set(id, bytes)
      for (const [part] of partsOf(held) ?? []) next.add(part)
    }
    level = [...next]
  }
}
