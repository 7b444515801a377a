import { firstBadUtf8 } from './encodings'
import type { TextFile, Decode } from './text-file'
import { BYTE_BASE } from './xml/repair-characters'

/** The bytes that Windows-1252 leaves free. */
const FREE = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])

/**
 * Reads UTF-8 in which single bytes are wrong: each stands in the text as the code {@link BYTE_BASE} and its number, a
 * half of a surrogate pair, which no other text holds. `null` where a wrong byte is none of Windows-1252 either.
 */
export function decodeWrongUtf8(bytes: Uint8Array, decode: Decode): TextFile | null {
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const parts: string[] = []
  let start = bom ? 3 : 0
  while (start < bytes.length) {
    const rest = bytes.subarray(start)
    const bad = firstBadUtf8(rest)
    const good = decode('utf-8', bad < 0 ? rest : rest.subarray(0, bad))
    if (good === null) return null
    parts.push(good)
    if (bad < 0) break
    const byte = rest[bad] ?? 0
    if (FREE.has(byte)) return null
    parts.push(String.fromCharCode(BYTE_BASE + byte))
    start += bad + 1
  }
  return { text: parts.join(''), encoding: 'utf-8', bom }
}
