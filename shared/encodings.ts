/** The encodings that Recto reads and writes. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'iso-8859-1' | 'windows-1252' | 'us-ascii'

/** The bytes 80 to 9F of windows-1252 (WHATWG Encoding Standard: the five unused ones are the C1 controls of their number). */
const windows1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178'

const windows1252Bytes = new Map([...windows1252].map((character, index) => [character.charCodeAt(0), 0x80 + index]))

/** An encoding of one byte per character. */
export type ByteEncoding = 'iso-8859-1' | 'windows-1252' | 'us-ascii'

/** The text of bytes of which each is one character. */
export function decodeBytes(encoding: ByteEncoding, bytes: Uint8Array): string {
  const parts: string[] = []
  for (let start = 0; start < bytes.length; start += 8192)
    parts.push(String.fromCharCode(...bytes.subarray(start, start + 8192)))
  const text = parts.join('')
  if (encoding !== 'windows-1252') return text
  return text.replace(/[\u0080-\u009f]/g, (character) => windows1252.charAt(character.charCodeAt(0) - 0x80))
}

function byteOf(encoding: ByteEncoding, codePoint: number): number | undefined {
  if (codePoint < 0x80) return codePoint
  switch (encoding) {
    case 'us-ascii':
      return undefined
    case 'iso-8859-1':
      return codePoint < 0x100 ? codePoint : undefined
    case 'windows-1252':
      return codePoint >= 0xa0 && codePoint < 0x100 ? codePoint : windows1252Bytes.get(codePoint)
  }
}

/** Encodes with one byte per character; `lacking` spells a code point that the encoding lacks, in ASCII. */
export function encodeBytes(encoding: ByteEncoding, text: string, lacking: (codePoint: number) => string): Uint8Array {
  const parts: string[] = []
  let start = 0
  let length = 0
  const bytes = (part: string) => {
    parts.push(part)
    length += part.length
  }
  for (let index = 0; index < text.length; index++) {
    const codePoint = text.codePointAt(index) ?? 0
    if (byteOf(encoding, codePoint) !== undefined) continue
    bytes(text.slice(start, index))
    bytes(lacking(isSurrogate(codePoint) ? replacement : codePoint))
    if (codePoint > 0xffff) index++
    start = index + 1
  }
  bytes(text.slice(start))
  const out = new Uint8Array(length)
  let end = 0
  for (const part of parts)
    for (let index = 0; index < part.length; index++) out[end++] = byteOf(encoding, part.charCodeAt(index)) ?? 0
  return out
}

/** U+FFFD, which stands for half of a surrogate pair: no encoding can hold that. */
const replacement = 0xfffd
const isSurrogate = (codePoint: number): boolean => codePoint >= 0xd800 && codePoint <= 0xdfff

/** Encodes as UTF-8 (RFC 3629), without a byte order mark. */
export function encodeUtf8(text: string): Uint8Array {
  const out = new Uint8Array(text.length * 3)
  let end = 0
  for (let index = 0; index < text.length; index++) {
    const found = text.codePointAt(index) ?? 0
    if (found < 0x80) {
      out[end++] = found
      continue
    }
    const codePoint = isSurrogate(found) ? replacement : found
    if (codePoint < 0x800) out[end++] = 0xc0 | (codePoint >> 6)
    else {
      if (codePoint < 0x10000) out[end++] = 0xe0 | (codePoint >> 12)
      else {
        index++
        out[end++] = 0xf0 | (codePoint >> 18)
        out[end++] = 0x80 | ((codePoint >> 12) & 0x3f)
      }
      out[end++] = 0x80 | ((codePoint >> 6) & 0x3f)
    }
    out[end++] = 0x80 | (codePoint & 0x3f)
  }
  return out.slice(0, end)
}

/** Encodes as UTF-16 (RFC 2781), without a byte order mark. */
export function encodeUtf16(text: string, order: 'le' | 'be'): Uint8Array {
  const out = new Uint8Array(text.length * 2)
  const [low, high] = order === 'le' ? [0, 1] : [1, 0]
  for (let index = 0; index < text.length; index++) {
    const codePoint = text.codePointAt(index) ?? 0
    const paired = codePoint > 0xffff
    for (let unit = index; unit <= (paired ? index + 1 : index); unit++) {
      const value = isSurrogate(codePoint) ? replacement : text.charCodeAt(unit)
      out[unit * 2 + low] = value & 0xff
      out[unit * 2 + high] = value >> 8
    }
    if (paired) index++
  }
  return out
}

/**
 * Where the first byte that cannot stand in UTF-8 is (RFC 3629: no overlong forms, no surrogates, nothing above
 * U+10FFFF), or -1. Of a sequence that breaks off it is the first byte.
 */
export function firstBadUtf8(bytes: Uint8Array): number {
  let index = 0
  while (index < bytes.length) {
    const lead = bytes[index] ?? 0
    const length = lead < 0x80 ? 1 : lead >= 0xc2 && lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
    if (lead >= 0x80 && (lead < 0xc2 || lead > 0xf4)) return index
    for (let next = 1; next < length; next++) {
      const [least, most] = next === 1 ? secondByte(lead) : [0x80, 0xbf]
      const byte = bytes[index + next] ?? 0
      if (byte < least || byte > most) return index
    }
    index += length
  }
  return -1
}

function secondByte(lead: number): readonly [number, number] {
  switch (lead) {
    case 0xe0:
      return [0xa0, 0xbf]
    case 0xed:
      return [0x80, 0x9f]
    case 0xf0:
      return [0x90, 0xbf]
    case 0xf4:
      return [0x80, 0x8f]
    default:
      return [0x80, 0xbf]
  }
}

/** Where the first half of a surrogate pair that stands alone is in UTF-16 bytes, or -1; an odd last byte counts too. */
export function firstBadUtf16(bytes: Uint8Array, order: 'le' | 'be'): number {
  const high = order === 'le' ? 1 : 0
  const kind = (at: number): 'first' | 'second' | 'none' => {
    const byte = bytes[at + high] ?? 0
    return byte >= 0xd8 && byte < 0xdc ? 'first' : byte >= 0xdc && byte < 0xe0 ? 'second' : 'none'
  }
  const whole = bytes.length - (bytes.length % 2)
  for (let index = 0; index < whole; index += 2) {
    if (kind(index) === 'none') continue
    if (kind(index) === 'second' || index + 2 >= whole || kind(index + 2) !== 'second') return index
    index += 2
  }
  return whole < bytes.length ? whole : -1
}
