import { pieceOf, type PieceId } from '../../shared/pieces/piece'
import type { Database } from './db'

/** Which of these pieces the library lacks. */
export async function missingPieces(db: Database, ids: readonly PieceId[]): Promise<readonly PieceId[]> {
  const present = new Set(await db.pieces.where('id').anyOf(ids).primaryKeys())
  return ids.filter((id) => !present.has(id))
}

/** Makes pieces of these JSON texts and writes those that the library lacks; answers with their names, in that order. */
export async function makePieces(db: Database, jsons: readonly string[]): Promise<readonly PieceId[]> {
  const pieces = jsons.map(pieceOf)
  const byId = new Map(pieces.map((piece) => [piece.id, piece]))
  const rows = (await missingPieces(db, [...byId.keys()])).flatMap((id) => byId.get(id) ?? [])
  if (rows.length > 0) await db.pieces.bulkPut(rows)
  return pieces.map(({ id }) => id)
}
