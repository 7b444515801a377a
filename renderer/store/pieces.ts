import type { Inventory } from '../../shared/pieces/inventory'
import { inventoryOf } from '../../shared/pieces/inventory'
import { lettersOf, type PieceId } from '../../shared/pieces/piece'
import { type PieceCache } from '../../shared/pieces/piece-cache'
import { readState, type FetchPieces, type StateReading } from '../../shared/pieces/read-state'
import type { TextState } from '../../shared/pieces/text-state'
import type { Database } from './db'

/** How long to work before others have their turn, in milliseconds. */
const turn = 5
/** How many pieces are written at once, in bytes: little enough that nothing waits for it. */
const lot = 256 * 1024

/** Takes a text apart in turns of some milliseconds, so that typing never waits for it. */
export async function inventoryInTurns(state: TextState, cache: PieceCache): Promise<Inventory> {
  const work = inventoryOf(state, cache)
  let start = performance.now()
  for (;;) {
    const { done, value } = work.next()
    if (done === true) return value
    if (performance.now() - start < turn) continue
    await new Promise((resolve) => setTimeout(resolve))
    start = performance.now()
  }
}

/** Fetches pieces from the library. */
export function fetchFrom(db: Database): FetchPieces {
  return async (ids: readonly PieceId[]) => (await db.pieces.bulkGet([...ids])).map((row) => row?.bytes)
}

/** Reads a state out of the library. */
export function readPieces(db: Database, root: PieceId): Promise<StateReading> {
  return readState(root, fetchFrom(db), nameByBrowser)
}

/** Names a piece as `pieceId` does, by the browser's own digest, beside the thread. */
async function nameByBrowser(bytes: Uint8Array): Promise<PieceId> {
  return lettersOf(new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))))
}

/**
 * Does `work` while nobody sweeps pieces. What writes pieces before it writes the row that refers to them does so in
 * here, or in one transaction.
 */
export function sharingPieces<T>(db: Database, work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(lockOf(db), { mode: 'shared' }, work)
}

/** The Web Lock that keeps pieces from being swept. */
export const lockOf = (db: Database): string => `recto-pieces-${db.name}`

/** Writes the pieces that the library lacks, a few at a time. `stored` are those that are known to be there. */
export async function keepPieces(
  db: Database,
  { ids, bytesOf }: Inventory,
  stored: ReadonlySet<PieceId> = new Set(),
): Promise<void> {
  const wanted = [...ids].filter((id) => !stored.has(id))
  const present = new Set(await db.pieces.where('id').anyOf(wanted).primaryKeys())
  let rows: { id: PieceId; bytes: Uint8Array }[] = []
  let size = 0
  for (const id of wanted) {
    if (present.has(id)) continue
    const bytes = bytesOf(id)
    rows.push({ id, bytes })
    size += bytes.length
    if (size < lot) continue
    await db.pieces.bulkPut(rows)
    rows = []
    size = 0
  }
  if (rows.length > 0) await db.pieces.bulkPut(rows)
}
