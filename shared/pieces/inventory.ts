import type { Node } from 'prosemirror-model'
import { groupEnds, hashOf, type GroupSize } from './cut'
import { piecesVersion, type BranchJSON, type NodeJSON, type Part } from './format'
import { pieceOf, type PieceId } from './piece'
import type { KnownPiece, Made, MadeLeaf, MadePiece, PieceCache } from './piece-cache'
import type { TextState } from './text-state'
import { closeUnit, guessUnits, isWhole, jsonOf, openUnits, wholeUnits, type Unit, type Units } from './units'

/** The pieces of a state of a text. */
export interface Inventory {
  /** The piece from which all others are found. */
  readonly root: PieceId
  /** All of them, the root too. */
  readonly ids: ReadonlySet<PieceId>
  /** The bytes of one of them, made again where they are not at hand; throws a RangeError for any other. */
  readonly bytesOf: (id: PieceId) => Uint8Array
  /** What one of them holds, as JSON; throws a RangeError for any other. */
  readonly jsonOf: (id: PieceId) => string
}

/**
 * The work of taking a text apart: yields what new pieces are to hold, as JSON, and wants these pieces as the answer, in that
 * order; bytes that are not given are made again where they are asked for. Yields nothing to be made where it could pause.
 */
export type InventoryWork = Generator<readonly string[], Inventory, readonly KnownPiece[]>

/**
 * How much JSON a leaf holds, in characters, and how many parts a branch has: so little that a thousand versions of a long
 * text, one paragraph changed each time, take a few times the place of one, and so much that it is read quickly.
 */
const leafSize: GroupSize = { least: 4000, usual: 2000, most: 16_000 }
const branchSize: GroupSize = { least: 4, usual: 6, most: 20 }
/** After how much JSON the work can be paused, in characters. */
const pause = 20_000
/** How much JSON is to be made pieces of at once, in characters: compressing it takes some milliseconds. */
const lotSize = 64_000

/** Takes a state of a text apart. Yields between bits of work of a millisecond or so, so that the caller can pause. */
export function* inventoryOf(state: TextState, cache: PieceCache): InventoryWork {
  const made: Made & Making = { leaves: new Map(), branches: new Map(), guesses: new Map() }
  const units: Unit[] = []
  flatten(yield* unitsOf(state.doc, cache, { written: 0 }), units)
  for (const one of guessesOf(state, cache.made, made)) flatten(one, units)
  yield []
  const leaves = yield* leavesOf(units, cache.made, made)
  let parts: readonly MadePiece[] = leaves
  while (parts.length > branchSize.most) parts = yield* branchesOf(parts, cache.made, made)
  const text = { text: piecesVersion, parts: parts.map(({ part }) => part) } satisfies BranchJSON
  const json = () => JSON.stringify(text)
  const [root] = yield* piecesOf([json()])
  if (root === undefined) throw new RangeError('There is no piece for the root')
  const pieces = new Map<PieceId, Pick<MadePiece, 'piece' | 'json'>>([[root.id, { piece: root, json }]])
  for (const one of [...leaves, ...made.branches.values()]) pieces.set(one.piece.id, one)
  cache.made = made
  return inventoryFrom(root.id, pieces)
}

/** The same in one go. */
export function inventoryAtOnce(state: TextState, cache: PieceCache): Inventory {
  const work = inventoryOf(state, cache)
  for (let step = work.next([]); ; step = work.next(step.value.map(pieceOf))) if (step.done === true) return step.value
}

function inventoryFrom(root: PieceId, pieces: ReadonlyMap<PieceId, Pick<MadePiece, 'piece' | 'json'>>): Inventory {
  const found = (id: PieceId) => {
    const one = pieces.get(id)
    if (one === undefined) throw new RangeError(`There is no piece ${id} here`)
    return one
  }
  return {
    root,
    ids: new Set(pieces.keys()),
    bytesOf: (id) => {
      const { piece, json } = found(id)
      return piece.bytes ?? pieceOf(json()).bytes
    },
    jsonOf: (id) => found(id).json(),
  }
}

interface Making {
  readonly leaves: Map<Unit, MadeLeaf>
  readonly branches: Map<string, MadePiece>
  readonly guesses: Map<string, Units>
}

function* unitsOf(node: Node, cache: PieceCache, work: { written: number }): Generator<readonly string[], Units> {
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
    yield []
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

/** A step of the work that ends with pieces. */
type MakingOf<T> = Generator<readonly string[], T, readonly KnownPiece[]>

/** The pieces that hold these JSON texts. */
function* piecesOf(jsons: readonly string[]): MakingOf<readonly KnownPiece[]> {
  const pieces: KnownPiece[] = []
  for (let start = 0; start < jsons.length;) {
    let size = 0
    let end = start
    while (end < jsons.length && size < lotSize) size += jsons[end++]?.length ?? 0
    pieces.push(...(yield jsons.slice(start, end)))
    start = end
  }
  return pieces
}

/** A stretch of units that is one leaf. */
interface Group {
  readonly units: readonly Unit[]
  /** The leaf, where it was made before. */
  readonly known: MadeLeaf | null
}

function* leavesOf(units: readonly Unit[], last: Made, made: Making): MakingOf<readonly MadeLeaf[]> {
  const leaves: MadeLeaf[] = []
  let groups: Group[] = []
  let [start, size] = [0, 0]
  for (const end of groupEnds(units, leafSize)) {
    const group = groupOf(units, start, end, last)
    groups.push(group)
    if (group.known === null) for (const { weight } of group.units) size += weight
    start = end
    if (size < lotSize) continue
    leaves.push(...(yield* leavesFor(groups, made)))
    ;[groups, size] = [[], 0]
  }
  leaves.push(...(yield* leavesFor(groups, made)))
  return leaves
}

function groupOf(units: readonly Unit[], start: number, end: number, last: Made): Group {
  const first = units[start]
  const known = first && last.leaves.get(first)
  if (known !== undefined && standsAt(known.units, units, start, end)) return { units: known.units, known }
  return { units: units.slice(start, end), known: null }
}

function* leavesFor(groups: readonly Group[], made: Making): MakingOf<readonly MadeLeaf[]> {
  const fresh = groups.filter(({ known }) => known === null)
  const pieces = yield* piecesOf(fresh.map(({ units }) => leafJson(units)))
  const pieceOfGroup = new Map(fresh.map((group, index) => [group, pieces[index]]))
  return groups.map((group) => {
    const piece = pieceOfGroup.get(group)
    const [first] = group.units
    const leaf = group.known ?? (piece && leafOf(group.units, piece))
    if (leaf === undefined || first === undefined) throw new RangeError('A leaf lacks its piece')
    made.leaves.set(first, leaf)
    return leaf
  })
}

function standsAt(part: readonly Unit[], units: readonly Unit[], start: number, end: number): boolean {
  if (part.length !== end - start) return false
  for (let index = 0; index < part.length; index++) if (part[index] !== units[start + index]) return false
  return true
}

const leafJson = (units: readonly Unit[]): string => `[${units.map(jsonOf).join(',')}]`

function leafOf(units: readonly Unit[], piece: KnownPiece): MadeLeaf {
  for (const unit of units) if (unit.node !== null) unit.text = null
  const sum = new PartSum()
  for (const { kind, size, opens, shift } of units)
    sum.add(size, kind === 'close' ? 1 : 0, opens === null ? [] : [opens], shift)
  return { piece, units, part: sum.part(piece.id), json: () => leafJson(units) }
}

function* branchesOf(parts: readonly MadePiece[], last: Made, made: Making): MakingOf<readonly MadePiece[]> {
  const weighed = parts.map(({ piece }) => ({ weight: 1, hash: hashOf(piece.id) }))
  let start = 0
  const groups = groupEnds(weighed, branchSize).map((end) => {
    const group = parts.slice(start, end)
    start = end
    const key = group.map(({ piece }) => piece.id).join(' ')
    return { key, parts: group.map(({ part }) => part) }
  })
  const fresh = groups.filter(({ key }) => !last.branches.has(key))
  const pieces = yield* piecesOf(fresh.map((group) => branchJson(group.parts)))
  for (const [index, group] of fresh.entries()) {
    const piece = pieces[index]
    if (piece !== undefined) made.branches.set(group.key, branchOf(group.parts, piece))
  }
  return groups.map(({ key }) => {
    const branch = made.branches.get(key) ?? last.branches.get(key)
    if (branch === undefined) throw new RangeError('A branch lacks its piece')
    made.branches.set(key, branch)
    return branch
  })
}

const branchJson = (parts: readonly Part[]): string => JSON.stringify({ parts } satisfies BranchJSON)

function branchOf(parts: readonly Part[], piece: KnownPiece): MadePiece {
  const sum = new PartSum()
  for (const [, size = 0, closes = 0, opens = [], shift = 0] of parts) sum.add(size, closes, opens, shift)
  return { piece, part: sum.part(piece.id), json: () => branchJson(parts) }
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
