import type { Node } from 'prosemirror-model'
import type { Part } from './format'
import type { PieceId } from './piece'
import type { Unit, Units } from './units'

/** A piece, and its bytes where they are at hand. */
export interface KnownPiece {
  readonly id: PieceId
  readonly bytes: Uint8Array | null
}

/** A piece with what its parent says of it. */
export interface MadePiece {
  readonly piece: KnownPiece
  readonly part: Part
  /** Writes what it holds again. */
  readonly json: () => string
}

/** A leaf as it was made, of these units. */
export interface MadeLeaf extends MadePiece {
  readonly units: readonly Unit[]
}

/** What was made when a text was last taken apart. */
export interface Made {
  /** Leaves by their first unit. */
  readonly leaves: ReadonlyMap<Unit, MadeLeaf>
  /** Branches by the ids of their parts. */
  readonly branches: ReadonlyMap<string, MadePiece>
  /** The units of guesses by their JSON: a guess that moved is another object, but says the same. */
  readonly guesses: ReadonlyMap<string, Units>
}

/**
 * What is known of the nodes of the texts that were taken apart lately, so that what has not changed costs nothing the
 * next time. Without it the pieces are the same, only slower. It holds on to no node that nobody else holds, but for
 * those of the text that was taken apart last.
 */
export class PieceCache {
  readonly units = new WeakMap<Node, Units>()
  made: Made = { leaves: new Map(), branches: new Map(), guesses: new Map() }
}
