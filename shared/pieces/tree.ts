import { piecesVersion, type Part } from './format'
import { heldIn, pieceId, type NamePiece, type PieceId } from './piece'

/** Where pieces come from: the bytes of each in order, `undefined` for those that are not there. */
export type FetchPieces = (ids: readonly PieceId[]) => Promise<readonly (Uint8Array | undefined)[]>

/** A leaf of a text in its order, or a part of it that is missing or damaged. */
export interface TreePart {
  readonly part: Part
  /** The units of a leaf; `null` for a part that cannot be had. */
  readonly units: readonly unknown[] | null
}

/**
 * Fetches all of a text, level by level, and names every piece anew, so that no damaged one is taken; answers with its leaves
 * in order. `null` where the root itself cannot be had.
 */
export async function leavesUnder(
  root: PieceId,
  fetch: FetchPieces,
  name: NamePiece = pieceId,
): Promise<readonly TreePart[] | null> {
  const held = holds((await soundOnes([root], fetch, name)).get(root))
  const parts = isOurs(held) ? partsOf(held) : null
  if (parts === null) return null
  let level: readonly Slot[] = parts.map((part) => ({ part, units: undefined }))
  for (;;) {
    const open = level.filter(({ units }) => units === undefined)
    if (open.length === 0) return level.map(({ part, units }) => ({ part, units: units ?? null }))
    const found = await soundOnes([...new Set(open.map(({ part }) => part[0]))], fetch, name)
    level = level.flatMap((slot) => (slot.units === undefined ? opened(slot.part, found) : [slot]))
  }
}

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
