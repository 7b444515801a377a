import type { PieceId } from '../../shared/pieces/piece'
import { piecesUnder } from '../../shared/pieces/pieces-under'
import type { Database } from './db'
import { stepsOf } from './journal'
import { fetchFrom } from './pieces'

/** A text as it is stored, not put together: its checkpoint, in pieces or whole, and the steps that were done after it. */
export interface RawText {
  readonly checkpoint:
    | { readonly root: PieceId; readonly pieces: ReadonlyMap<PieceId, Uint8Array> }
    | { readonly root?: undefined; readonly doc: string }
  readonly steps: readonly unknown[]
}

/** Reads a text to be put together elsewhere; `null` where it is not there. Throws a SyntaxError where its journal is damaged. */
export async function rawText(db: Database, id: string): Promise<RawText | null> {
  const body = await db.bodies.get((await db.transcriptions.get(id))?.body ?? '')
  if (body === undefined) return null
  const rows = await db.journal.where('body').equals(body.id).sortBy('seq')
  const steps = rows.filter(({ seq }) => seq > body.through).flatMap(stepsOf)
  if (body.root === undefined) return { checkpoint: { doc: body.doc }, steps }
  const { pieces } = await piecesUnder(body.root, fetchFrom(db))
  return { checkpoint: { root: body.root, pieces }, steps }
}
