import type { Decode } from '../../shared/text-file'

/** Decodes strictly: a byte that the encoding does not have is a failure, never a replacement. */
export const decode: Decode = (encoding, bytes) => {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
