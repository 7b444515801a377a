import type { Inventory } from '../../shared/pieces/inventory'
import { inventoryOf } from '../../shared/pieces/inventory'
import { lettersOf, pieceOf, type Piece, type PieceId } from '../../shared/pieces/piece'
import type { KnownPiece, PieceCache } from '../../shared/pieces/piece-cache'
import { stateFrom, type CheckAt, type FetchPieces, type StateReading } from '../../shared/pieces/read-state'
import { leavesUnder } from '../../shared/pieces/tree'
import type { TextState } from '../../shared/pieces/text-state'
import type { Database } from './db'
import type { JournalScribe } from './journal-scribe'
import { missingPieces } from './keep-pieces'

/** How long to work before others have their turn, in milliseconds. */
const turn = 5
/** How many pieces are written at once, in bytes: little enough that nothing waits for it. */
const lot = 256 * 1024
/** How many pieces are asked for at once that are made again. */
const few = 16

/** Takes a text apart in turns of some milliseconds, so that typing never waits for it. */
export async function inventoryInTurns(state: TextState, cache: PieceCache): Promise<Inventory> {
  const work = inventoryOf(state, cache)
  const turns = new Pauses()
  let made: Piece[] = []
  for (;;) {
    const { done, value } = work.next(made)
    if (done === true) return value
    made = []
    for (const json of value) {
      made.push(pieceOf(json))
      await turns.pause()
    }
    await turns.pause()
  }
}

/** A state of a text that stands in the library, in pieces. */
export interface KeptState {
  readonly root: PieceId
  readonly ids: ReadonlySet<PieceId>
}

/**
 * Takes a text apart and writes the pieces that the library lacks, in lots, so that typing never waits for it: compressing them is
 * done beside the thread. `stored` are those that are known to be there.
 */
export async function keepState(
  db: Database,
  state: TextState,
  cache: PieceCache,
  stored: ReadonlySet<PieceId> = new Set(),
): Promise<KeptState> {
  const { journalScribe: scribe } = db
  if (!scribe.makesPieces) {
    const inventory = await inventoryInTurns(state, cache)
    await keepPieces(db, inventory, stored)
    return { root: inventory.root, ids: inventory.ids }
  }
  const work = inventoryOf(state, cache)
  const turns = new Pauses()
  const known = new Set(stored)
  let made: readonly KnownPiece[] = []
  for (;;) {
    const { done, value } = work.next(made)
    if (done === true) {
      await keepMissing(scribe, value, known)
      return { root: value.root, ids: value.ids }
    }
    const ids = value.length === 0 ? [] : await scribe.makePieces(value)
    made = ids.map((id) => ({ id, bytes: null }))
    for (const id of ids) known.add(id)
    await turns.pause()
  }
}

/** Writes the pieces that were made earlier and are not in the library, as where a version of that time is gone. */
async function keepMissing(
  scribe: JournalScribe,
  { ids, jsonOf }: Inventory,
  known: ReadonlySet<PieceId>,
): Promise<void> {
  const others = [...ids].filter((id) => !known.has(id))
  if (others.length === 0) return
  const missing = await scribe.missingPieces(others)
  for (let at = 0; at < missing.length; at += few) {
    const lot = missing.slice(at, at + few)
    const made = await scribe.makePieces(lot.map(jsonOf))
    if (made.some((id, index) => id !== lot[index])) throw new RangeError('A piece is not what it was')
  }
}

/** Lets others have their turn after each {@link turn} of work. */
class Pauses {
  #start = performance.now()

  async pause(): Promise<void> {
    if (performance.now() - this.#start < turn) return
    await new Promise((resolve) => setTimeout(resolve))
    this.#start = performance.now()
  }
}

/** Fetches pieces from the library. */
export function fetchFrom(db: Database): FetchPieces {
  return async (ids: readonly PieceId[]) => (await db.pieces.bulkGet([...ids])).map((row) => row?.bytes)
}

/** Reads a state out of the library; checks the doc against the schema, unless that is done later. */
export function readPieces(db: Database, root: PieceId, check: CheckAt = 'now'): Promise<StateReading> {
  return stateFrom(root, (take) => leavesUnder(root, fetchFrom(db), take, nameByBrowser), check)
}

/** Names a piece as `pieceId` does, by the browser's own digest, beside the thread. */
export async function nameByBrowser(bytes: Uint8Array): Promise<PieceId> {
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
  { ids, bytesOf }: Pick<Inventory, 'ids' | 'bytesOf'>,
  stored: ReadonlySet<PieceId> = new Set(),
): Promise<void> {
  const missing = await missingPieces(
    db,
    [...ids].filter((id) => !stored.has(id)),
  )
  let rows: Piece[] = []
  let size = 0
  for (const id of missing) {
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
