import type { PieceId } from '../../shared/pieces/piece'
import { readState, type FetchPieces } from '../../shared/pieces/read-state'

/** Adds all pieces of a state to those that are known; what is damaged or missing stays out. */
export async function gatherPieces(root: PieceId, known: Map<PieceId, Uint8Array>, fetch: FetchPieces): Promise<void> {
  // What is known is known with all that it consists of.
  if (known.has(root)) return
  await readState(root, async (ids) => {
    const missing = ids.filter((id) => !known.has(id))
    for (const [index, bytes] of (await fetch(missing)).entries()) {
      const id = missing[index]
      if (id !== undefined && bytes !== undefined) known.set(id, bytes)
    }
    return ids.map((id) => known.get(id))
  })
}
