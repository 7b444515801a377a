import { piecesVersion, type Part } from './format'
import { readPiece, type PieceId } from './piece'

/** Where pieces come from: the bytes of each in order, `undefined` for those that are not there. */
export type FetchPieces = (ids: readonly PieceId[]) => Promise<readonly (Uint8Array | undefined)[]>

/** A leaf of a text in its order, or a part of it that is missing or damaged. */
export interface TreePart {
  readonly part: Part
  /** The units of a leaf; `null` for a part that cannot be had. */
  readonly units: readonly unknown[] | null
}

/** Fetches all of a text, level by level; answers with its leaves in order. `null` where the root itself cannot be had. */
export async function leavesUnder(root: PieceId, fetch: FetchPieces): Promise<readonly TreePart[] | null> {
  const [bytes] = await fetch([root])
  const held = readPiece(root, bytes)
  const parts = isOurs(held) ? partsOf(held) : null
  if (parts === null) return null
  let level: readonly Slot[] = parts.map((part) => ({ part, units: undefined }))
  for (;;) {
    const open = level.filter(({ units }) => units === undefined)
    if (open.length === 0) return level.map(({ part, units }) => ({ part, units: units ?? null }))
    const found = await fetchAll(open, fetch)
    level = level.flatMap((slot) => (slot.units === undefined ? opened(slot.part, found) : [slot]))
  }
}

interface Slot {
  readonly part: Part
  /** `undefined` while it has not been fetched. */
  readonly units: readonly unknown[] | null | undefined
}

async function fetchAll(
  slots: readonly Slot[],
  fetch: FetchPieces,
): Promise<ReadonlyMap<PieceId, Uint8Array | undefined>> {
  const ids = [...new Set(slots.map(({ part }) => part[0]))]
  const bytes = await fetch(ids)
  return new Map(ids.map((id, index) => [id, bytes[index]]))
}

function opened(part: Part, found: ReadonlyMap<PieceId, Uint8Array | undefined>): readonly Slot[] {
  const held = readPiece(part[0], found.get(part[0]))
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
