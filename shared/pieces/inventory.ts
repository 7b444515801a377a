import type { Node } from 'prosemirror-model'
import { groupEnds, hashOf, type GroupSize } from './cut'
import { piecesVersion, type BranchJSON, type NodeJSON, type Part } from './format'
import { pieceOf, type PieceId } from './piece'
import type { Made, MadeLeaf, MadePiece, PieceCache } from './piece-cache'
import type { TextState } from './text-state'
import { closeUnit, guessUnits, isWhole, jsonOf, openUnits, wholeUnits, type Unit, type Units } from './units'

/** The pieces of a state of a text. */
export interface Inventory {
  /** The piece from which all others are found. */
  readonly root: PieceId
  /** All of them, the root too. */
  readonly ids: ReadonlySet<PieceId>
  /** The bytes of one of them; throws a RangeError for any other. */
  readonly bytesOf: (id: PieceId) => Uint8Array
}

/**
 * How much JSON a leaf holds, in characters, and how many parts a branch has: so little that a thousand versions of a long
 * text, one paragraph changed each time, take a few times the place of one, and so much that it is read quickly.
 */
const leafSize: GroupSize = { least: 4000, usual: 2000, most: 16_000 }
const branchSize: GroupSize = { least: 4, usual: 6, most: 20 }
/** After how much JSON the work can be paused, in characters. */
const pause = 20_000

/** Takes a state of a text apart. Yields between bits of work of a millisecond or so, so that the caller can pause. */
export function* inventoryOf(state: TextState, cache: PieceCache): Generator<undefined, Inventory> {
  const made: Made & Making = { leaves: new Map(), branches: new Map(), guesses: new Map() }
  const units: Unit[] = []
  flatten(yield* unitsOf(state.doc, cache, { written: 0 }), units)
  for (const one of guessesOf(state, cache.made, made)) flatten(one, units)
  yield
  const leaves = yield* leavesOf(units, cache.made, made)
  let parts: readonly MadePiece[] = leaves
  while (parts.length > branchSize.most) parts = branchesOf(parts, cache.made, made)
  const root = pieceOf(
    JSON.stringify({ text: piecesVersion, parts: parts.map(({ part }) => part) } satisfies BranchJSON),
  )
  const bytes = new Map([[root.id, root.bytes]])
  for (const { piece } of leaves) bytes.set(piece.id, piece.bytes)
  for (const { piece } of made.branches.values()) bytes.set(piece.id, piece.bytes)
  cache.made = made
  return {
    root: root.id,
    ids: new Set(bytes.keys()),
    bytesOf: (id) => {
      const found = bytes.get(id)
      if (found === undefined) throw new RangeError(`There is no piece ${id} here`)
      return found
    },
  }
}

/** The same in one go. */
export function inventoryAtOnce(state: TextState, cache: PieceCache): Inventory {
  const work = inventoryOf(state, cache)
  for (;;) {
    const { done, value } = work.next()
    if (done === true) return value
  }
}

interface Making {
  readonly leaves: Map<Unit, MadeLeaf>
  readonly branches: Map<string, MadePiece>
  readonly guesses: Map<string, Units>
}

function* unitsOf(node: Node, cache: PieceCache, work: { written: number }): Generator<undefined, Units> {
  const known = cache.units.get(node)
  if (known !== undefined) return known
  const units: (Unit | Units)[] = []
  if (isWhole(node)) units.push(...wholeUnits(node))
  else {
    units.push(...openUnits(node))
    for (const child of node.children) units.push(cache.units.get(child) ?? (yield* unitsOf(child, cache, work)))
    units.push(closeUnit(node))
  }
  for (const unit of units) if ('kind' in unit) work.written += unit.weight
  if (work.written > pause) {
    work.written = 0
    yield
  }
  cache.units.set(node, units)
  return units
}

function flatten(units: Units, all: Unit[]): void {
  for (const unit of units)
    if ('kind' in unit) all.push(unit)
    else flatten(unit, all)
}

function* guessesOf({ guesses }: TextState, last: Made, made: Making): Generator<Units> {
  for (const [index, guess] of guesses.entries()) {
    const { json, make } = guessUnits(guess, guesses[index - 1] ?? null)
    const units = made.guesses.get(json) === undefined ? (last.guesses.get(json) ?? make()) : make()
    made.guesses.set(json, units)
    yield units
  }
}

function* leavesOf(units: readonly Unit[], last: Made, made: Making): Generator<undefined, readonly MadeLeaf[]> {
  const leaves: MadeLeaf[] = []
  let start = 0
  for (const end of groupEnds(units, leafSize)) {
    const first = units[start]
    if (first === undefined) break
    const known = last.leaves.get(first)
    const leaf =
      known !== undefined && standsAt(known.units, units, start, end) ? known : leafOf(units.slice(start, end))
    made.leaves.set(first, leaf)
    leaves.push(leaf)
    start = end
    if (leaf !== known) yield
  }
  return leaves
}

function standsAt(part: readonly Unit[], units: readonly Unit[], start: number, end: number): boolean {
  if (part.length !== end - start) return false
  for (let index = 0; index < part.length; index++) if (part[index] !== units[start + index]) return false
  return true
}

function leafOf(units: readonly Unit[]): MadeLeaf {
  const piece = pieceOf(`[${units.map(jsonOf).join(',')}]`)
  for (const unit of units) if (unit.node !== null) unit.text = null
  const sum = new PartSum()
  for (const { kind, size, opens, shift } of units)
    sum.add(size, kind === 'close' ? 1 : 0, opens === null ? [] : [opens], shift)
  return { piece, units, part: sum.part(piece.id) }
}

function branchesOf(parts: readonly MadePiece[], last: Made, made: Making): readonly MadePiece[] {
  const weighed = parts.map(({ piece }) => ({ weight: 1, hash: hashOf(piece.id) }))
  let start = 0
  return groupEnds(weighed, branchSize).map((end) => {
    const group = parts.slice(start, end)
    start = end
    const key = group.map(({ piece }) => piece.id).join(' ')
    const branch = last.branches.get(key) ?? branchOf(group.map(({ part }) => part))
    made.branches.set(key, branch)
    return branch
  })
}

function branchOf(parts: readonly Part[]): MadePiece {
  const piece = pieceOf(JSON.stringify({ parts } satisfies BranchJSON))
  const sum = new PartSum()
  for (const [, size = 0, closes = 0, opens = [], shift = 0] of parts) sum.add(size, closes, opens, shift)
  return { piece, part: sum.part(piece.id) }
}

/** What several parts, one after the other, are together. */
class PartSum {
  #size = 0
  #closes = 0
  #shift = 0
  readonly #opens: NodeJSON[] = []

  add(size: number, closes: number, opens: readonly NodeJSON[], shift: number): void {
    this.#size += size
    this.#shift += shift
    const beyond = Math.max(0, closes - this.#opens.length)
    this.#opens.length -= closes - beyond
    this.#closes += beyond
    this.#opens.push(...opens)
  }

  part(id: PieceId): Part {
    if (this.#shift !== 0) return [id, this.#size, this.#closes, this.#opens, this.#shift]
    if (this.#opens.length > 0) return [id, this.#size, this.#closes, this.#opens]
    if (this.#closes > 0) return [id, this.#size, this.#closes]
    return [id, this.#size]
  }
}
