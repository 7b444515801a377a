import { pieceId, type PieceId } from '../pieces/piece'

/** `RECTO`, the kind of content, the version of this layout, a line end. */
const magic = Uint8Array.from([0x52, 0x45, 0x43, 0x54, 0x4f, 0x50, 0x31, 0x0a])

/**
 * Pieces as one part of an edition file: the eight bytes `RECTOP1\n`; how many pieces there are; where each of them
 * ends, counted from where the first begins; then the pieces one after the other. Numbers are unsigned, of 32 bits,
 * little-endian. A piece is known by the digest of its bytes, so its name is not told; and since ends are told and not
 * lengths, a damaged number harms two pieces at most.
 */
export function packPieces(pieces: ReadonlyMap<PieceId, Uint8Array>): Uint8Array {
  const head = magic.length + 4 + 4 * pieces.size
  const total = [...pieces.values()].reduce((sum, { length }) => sum + length, head)
  const pack = new Uint8Array(total)
  const view = new DataView(pack.buffer)
  pack.set(magic)
  view.setUint32(magic.length, pieces.size, true)
  let [index, end] = [magic.length + 4, 0]
  for (const bytes of pieces.values()) {
    pack.set(bytes, head + end)
    end += bytes.length
    view.setUint32(index, end, true)
    index += 4
  }
  return pack
}

/** The pieces of a pack that holds `count` of them, in their order, each under the name that its bytes have. */
export function unpackPieces(pack: Uint8Array, count: number): ReadonlyMap<PieceId, Uint8Array> {
  const pieces = new Map<PieceId, Uint8Array>()
  const head = magic.length + 4 + 4 * count
  if (head > pack.length) return pieces
  const view = new DataView(pack.buffer, pack.byteOffset, pack.length)
  for (let index = 0, start = 0; index < count; index++) {
    const end = view.getUint32(magic.length + 4 + 4 * index, true)
    // What a damaged number gives is no piece that anything asks for.
    const bytes = pack.subarray(head + start, head + Math.max(start, end))
    pieces.set(pieceId(bytes), bytes)
    start = end
  }
  return pieces
}
