import { readPiece, type PieceId } from './piece'
import { partsOf, type FetchPieces } from './tree'

/** The pieces of a state, as far as they can be found. */
export interface PiecesUnder {
  readonly pieces: ReadonlyMap<PieceId, Uint8Array>
  /** Whether every piece that refers to others is sound, so that none is unknown. */
  readonly isWhole: boolean
}

/**
 * Adds the ids of all pieces of a state to `found`, reading only those that refer to others. Answers whether that could be
 * done: where one of them is missing or damaged, what lies under it is not known.
 */
export async function idsUnder(root: PieceId, fetch: FetchPieces, found: Set<PieceId>): Promise<boolean> {
  let level: readonly PieceId[] = found.has(root) ? [] : [root]
  while (level.length > 0) {
    const [first = '', ...others] = level
    const probe = readPiece(first, (await fetch([first]))[0])
    if (probe === undefined) return false
    for (const id of level) found.add(id)
    // All leaves lie equally deep.
    if (partsOf(probe) === null) return true
    const held = [probe, ...(await fetch(others)).map((bytes, index) => readPiece(others[index] ?? '', bytes))]
    const next = new Set<PieceId>()
    for (const one of held) {
      const parts = partsOf(one)
      if (parts === null) return false
      for (const [id] of parts) if (!found.has(id)) next.add(id)
    }
    level = [...next]
  }
  return true
}

/** Whether all pieces of a state are among `pieces`, and sound. Inflates each of them once. */
export function hasAllUnder(root: PieceId, pieces: ReadonlyMap<PieceId, Uint8Array>): boolean {
  const seen = new Set([root])
  for (const id of seen) {
    const held = readPiece(id, pieces.get(id))
    if (held === undefined) return false
    // What is added to a set while it is walked through is walked through, too.
    for (const [part] of partsOf(held) ?? []) seen.add(part)
  }
  return true
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
