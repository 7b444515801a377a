import { piecesVersion, type Part } from './format'
import { heldIn, parsedPiece, pieceId, textIn, type NamePiece, type PieceId } from './piece'

/** Where pieces come from: the bytes of each in order, `undefined` for those that are not there. */
export type FetchPieces = (ids: readonly PieceId[]) => Promise<readonly (Uint8Array | undefined)[]>

/** A leaf of a text with the JSON text of its units; `null` for a part that cannot be had. */
export type LeafText = readonly [part: Part, json: string | null]

/** Takes the next leaves of a text. */
export type TakeLeaves = (leaves: readonly LeafText[]) => void

/** How many pieces are fetched at once: while one lot is read the next is on its way. */
const lot = 96

/**
 * Fetches all of a text, level by level, and names every piece anew, so that no damaged one is taken; gives its leaves to
 * `take` in order, as soon as they are there and not parsed, so that they can be sent. Answers `false` where the root itself cannot be had.
 */
export async function leavesUnder(
  root: PieceId,
  fetch: FetchPieces,
  take: TakeLeaves,
  name: NamePiece = pieceId,
): Promise<boolean> {
  const bytes = (await soundOnes([root], fetch, name)).get(root)
  const held = bytes === undefined ? undefined : heldIn(bytes)
  const parts = isOurs(held) ? partsOf(held) : null
  if (parts === null) return false
  let level: readonly Slot[] = parts.map((part) => ({ part, json: undefined }))
  while (level.length > 0) {
    const next: Slot[] = []
    for await (const slots of openedInLots(level, fetch, name)) {
      const leaves: LeafText[] = []
      for (const slot of slots) {
        // What stands behind a branch waits for what is under it.
        if (next.length > 0 || slot.json === undefined) next.push(slot)
        else leaves.push([slot.part, slot.json])
      }
      if (leaves.length > 0) take(leaves)
    }
    level = next
  }
  return true
}

/** What the slots of a level hold, in order. */
async function* openedInLots(
  level: readonly Slot[],
  fetch: FetchPieces,
  name: NamePiece,
): AsyncGenerator<readonly Slot[]> {
  const lots = Array.from({ length: Math.ceil(level.length / lot) }, (_, index) =>
    level.slice(index * lot, (index + 1) * lot),
  )
  const fetched = (slots: readonly Slot[] = []) => {
    const ids = slots.flatMap(({ part, json }) => (json === undefined ? [part[0]] : []))
    return ids.length === 0 ? Promise.resolve(nothing) : soundOnes([...new Set(ids)], fetch, name)
  }
  let coming = fetched(lots[0])
  for (const [index, slots] of lots.entries()) {
    const found = await coming
    coming = fetched(lots[index + 1])
    yield slots.flatMap((slot) => (slot.json === undefined ? opened(slot.part, found) : [slot]))
  }
}

const nothing: ReadonlyMap<PieceId, Uint8Array> = new Map()

interface Slot {
  readonly part: Part
  /** `undefined` while it has not been fetched. */
  readonly json: string | null | undefined
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

function opened(part: Part, found: ReadonlyMap<PieceId, Uint8Array>): readonly Slot[] {
  const bytes = found.get(part[0])
  const json = bytes === undefined ? undefined : textIn(bytes)
  if (json === undefined) return [{ part, json: null }]
  // A leaf is a list of units; whoever takes it finds out whether it is a whole one.
  if (json.startsWith('[')) return [{ part, json }]
  return partsOf(parsedPiece(json))?.map((one) => ({ part: one, json: undefined })) ?? [{ part, json: null }]
}

const isOurs = (root: unknown): boolean =>
  typeof root === 'object' && root !== null && 'text' in root && root.text === piecesVersion

/** The parts of what a piece holds; `null` where it is no branch. */
export function partsOf(held: unknown): readonly Part[] | null {
  if (typeof held !== 'object' || held === null || !('parts' in held) || !Array.isArray(held.parts)) return null
  return (held.parts as unknown[]).filter((part): part is Part => Array.isArray(part) && typeof part[0] === 'string')
}
