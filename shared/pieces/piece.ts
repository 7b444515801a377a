import { deflateSync, Inflate, inflateSync, strFromU8, strToU8 } from 'fflate'
import { sha256 } from '@noble/hashes/sha2.js'

/**
 * The name of a piece: the first 18 bytes of the SHA-256 digest (FIPS 180-4) of its bytes, in base64url without padding
 * (RFC 4648), 24 characters.
 */
export type PieceId = string

/**
 * A part of a stored text: JSON in UTF-8, compressed (raw DEFLATE, RFC 1951). It never changes and is known by what it
 * holds, so that two states of a text share what is equal in them, and a piece whose bytes were damaged is known.
 */
export interface Piece {
  readonly id: PieceId
  readonly bytes: Uint8Array
}

/** The piece that holds this JSON text. */
export function pieceOf(json: string): Piece {
  const bytes = deflateSync(strToU8(json))
  return { id: pieceId(bytes), bytes }
}

/** The name of the piece with these bytes. */
export function pieceId(bytes: Uint8Array): PieceId {
  return digestOf(bytes)
}

/**
 * Names a piece by its bytes, as {@link pieceId} does. Whoever can have digests made outside of the program gives its own, for
 * they are most of the work of reading a long text otherwise.
 */
export type NamePiece = (bytes: Uint8Array) => PieceId | Promise<PieceId>

/** The first 18 bytes of the SHA-256 digest of bytes, as 24 characters of base64url. */
export function digestOf(bytes: Uint8Array): string {
  return lettersOf(sha256(bytes))
}

/** The first 18 bytes of a digest, as 24 characters of base64url. */
export function lettersOf(digest: Uint8Array): string {
  let written = ''
  for (let at = 0; at < 18; at += 3) {
    const three = ((digest[at] ?? 0) << 16) | ((digest[at + 1] ?? 0) << 8) | (digest[at + 2] ?? 0)
    for (const shift of [18, 12, 6, 0]) written += letters.charAt((three >> shift) & 63)
  }
  return written
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** What a piece holds, as JSON gives it; `undefined` where the bytes are not those of the piece, or no bytes are there. */
export function readPiece(id: PieceId, bytes: Uint8Array | undefined): unknown {
  return bytes === undefined || pieceId(bytes) !== id ? undefined : heldIn(bytes)
}

/** What the bytes of a piece hold, whose name was looked at before; `undefined` where nobody wrote them as a piece. */
export function heldIn(bytes: Uint8Array): unknown {
  const json = textIn(bytes)
  return json === undefined ? undefined : parsedPiece(json)
}

/** The JSON text that the bytes of a piece hold, not parsed; `undefined` where they cannot be inflated. */
export function textIn(bytes: Uint8Array): string | undefined {
  try {
    return strFromU8(inflated(bytes))
  } catch {
    // fflate throws plain errors: bytes that nobody wrote as a piece.
    return undefined
  }
}

/** What the JSON text of a piece says; `undefined` where it is none. */
export function parsedPiece(json: string): unknown {
  try {
    return JSON.parse(json) as unknown
  } catch {
    return undefined
  }
}

/** What a piece holds at most, in bytes; ours hold a hundredth of it. */
const mostHeld = 4 * 1024 * 1024
/** How much is inflated at once: DEFLATE makes at most 1032 bytes of one. */
const portion = 4096
/** Where small pieces are inflated, one after the other: fflate would take 128 kB anew for each. */
const room = new Uint8Array(64 * 1024)

/**
 * What it holds until the next call. Throws where there is more in it than any piece holds, so that no file can fill
 * the memory.
 */
function inflated(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= portion) {
    const held = inflateSync(bytes, { out: room })
    if (held.length < room.length) return held
  }
  const chunks: Uint8Array[] = []
  let size = 0
  const work = new Inflate((chunk) => {
    size += chunk.length
    if (size > mostHeld) throw new RangeError('No piece holds so much')
    chunks.push(chunk)
  })
  for (let at = 0; at < bytes.length; at += portion)
    work.push(bytes.subarray(at, at + portion), at + portion >= bytes.length)
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
