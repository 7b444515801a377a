import { piecesVersion, type Part } from './format'
import { heldIn, pieceId, type NamePiece, type PieceId } from './piece'

/** Where pieces come from: the bytes of each in order, `undefined` for those that are not there. */
export type FetchPieces = (ids: readonly PieceId[]) => Promise<readonly (Uint8Array | undefined)[]>

/** Takes a leaf of a text, what its units are, or a part that cannot be had (`null`). */
export type TakeLeaf = (part: Part, units: readonly unknown[] | null) => void

/** How many pieces are fetched at once: while one lot is read the next is on its way. */
const lot = 128

/**
 * Fetches all of a text, level by level, and names every piece anew, so that no damaged one is taken; gives its leaves to
 * `take` in order, each as soon as it is read, so that what was parsed need not be kept. Answers `false` where the root itself cannot be had.
 */
export async function leavesUnder(
  root: PieceId,
  fetch: FetchPieces,
  take: TakeLeaf,
  name: NamePiece = pieceId,
): Promise<boolean> {
  const held = holds((await soundOnes([root], fetch, name)).get(root))
  const parts = isOurs(held) ? partsOf(held) : null
  if (parts === null) return false
  let level: readonly Slot[] = parts.map((part) => ({ part, units: undefined }))
  while (level.length > 0) {
    const next: Slot[] = []
    for await (const slot of openedInLots(level, fetch, name)) {
      // What stands behind a branch waits for what is under it.
      if (next.length > 0 || slot.units === undefined) next.push(slot)
      else take(slot.part, slot.units)
    }
    level = next
  }
  return true
}

/** What the slots of a level hold, in order. */
async function* openedInLots(level: readonly Slot[], fetch: FetchPieces, name: NamePiece): AsyncGenerator<Slot> {
  const lots = Array.from({ length: Math.ceil(level.length / lot) }, (_, index) =>
    level.slice(index * lot, (index + 1) * lot),
  )
  const fetched = (slots: readonly Slot[] = []) => {
    const ids = slots.flatMap(({ part, units }) => (units === undefined ? [part[0]] : []))
    return ids.length === 0 ? Promise.resolve(nothing) : soundOnes([...new Set(ids)], fetch, name)
  }
  let coming = fetched(lots[0])
  for (const [index, slots] of lots.entries()) {
    const found = await coming
    coming = fetched(lots[index + 1])
    for (const slot of slots)
      if (slot.units !== undefined) yield slot
      else yield* opened(slot.part, found)
  }
}

const nothing: ReadonlyMap<PieceId, Uint8Array> = new Map()

interface Slot {
  readonly part: Part
  /** `undefined` while it has not been fetched. */
  readonly units: readonly unknown[] | null | undefined
}

/** The bytes of those pieces that are there and sound. */
async function soundOnes(
  ids: readonly PieceId[],
  fetch: FetchPieces,
  name: NamePiece,
): Promise<ReadonlyMap<PieceId, Uint8Array>> {
  const found = await fetch(ids)
  const names = await Promise.all(found.map(async (bytes) => bytes && (await name(bytes))))
  return new Map(
    ids.flatMap((id, index) => {
      const bytes = found[index]
      return bytes !== undefined && names[index] === id ? [[id, bytes] as const] : []
    }),
  )
}

const holds = (bytes: Uint8Array | undefined): unknown => (bytes === undefined ? undefined : heldIn(bytes))

function opened(part: Part, found: ReadonlyMap<PieceId, Uint8Array>): readonly Slot[] {
  const held = holds(found.get(part[0]))
  if (Array.isArray(held)) return [{ part, units: held as readonly unknown[] }]
  return partsOf(held)?.map((one) => ({ part: one, units: undefined })) ?? [{ part, units: null }]
}

const isOurs = (root: unknown): boolean =>
  typeof root === 'object' && root !== null && 'text' in root && root.text === piecesVersion

/** The parts of what a piece holds; `null` where it is no branch. */
export function partsOf(held: unknown): readonly Part[] | null {
  if (typeof held !== 'object' || held === null || !('parts' in held) || !Array.isArray(held.parts)) return null
  return (held.parts as unknown[]).filter((part): part is Part => Array.isArray(part) && typeof part[0] === 'string')
}
