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
