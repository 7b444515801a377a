import type { Decode } from '../shared/text-file'

/** Decodes bytes as Node and Chromium do, strictly, and keeps U+FEFF at the start. */
export const decode: Decode = (encoding, bytes) => {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}
