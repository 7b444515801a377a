import type { PieceId } from './piece'

/** The version of the form in which texts are stored in pieces; the root holds it. */
export const piecesVersion = 1

/** The JSON of a node as `Node.toJSON` gives it. */
export interface NodeJSON {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>>
}

/**
 * What a leaf holds: units, one after the other through all leaves. Doc first, then guesses.
 *
 * A small node stands there whole. A larger one is opened, its children follow, and `0` closes it. The JSON of a unit
 * that is very long comes in parts, so that a change in it changes little; the last part says again what it opens.
 * A guess has its range counted from where the guess before it begins.
 */
export type UnitJSON =
  | NodeJSON
  | { readonly open: NodeJSON }
  | 0
  | { readonly guess: unknown }
  | { readonly begin: string }
  | { readonly more: string }
  | { readonly end: string; readonly opens?: NodeJSON }

/**
 * A part of a text: its id; how many positions of the doc its units take; how many nodes it closes that were opened
 * before it; those that it opens and does not close; and how far the last guess in it begins after the last one before
 * it. From these the others can be put together where this one is lost. What is 0 or empty at the end is left out.
 */
export type Part = readonly [id: PieceId, size?: number, closes?: number, opens?: readonly NodeJSON[], shift?: number]

/** What a piece holds that is not a leaf: the parts it consists of, in order. The root says in which version. */
export interface BranchJSON {
  readonly text?: number
  readonly parts: readonly Part[]
}
