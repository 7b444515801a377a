import { sha1 } from '@noble/hashes/legacy.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { encodeUtf8 } from '../encodings'

/** The namespace of all that Recto names so. */
const SPACE = Uint8Array.from([
  0x5d, 0x1f, 0x6b, 0x0e, 0x2a, 0x93, 0x4c, 0x57, 0x9e, 0x21, 0x74, 0xc8, 0x0b, 0xd6, 0x3f, 0x9a,
])

/** A UUID that the same words always have (RFC 9562, version 5), as a URN. */
export function uuidOf(...words: readonly string[]): string {
  const name = encodeUtf8(JSON.stringify(words))
  const bytes = new Uint8Array(SPACE.length + name.length)
  bytes.set(SPACE)
  bytes.set(name, SPACE.length)
  const digest = sha1(bytes).slice(0, 16)
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80
  return `urn:uuid:${bytesToHex(digest).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`
}
