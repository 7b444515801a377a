import { binaryKind } from './binary-kind'
import {
  decodeBytes,
  encodeBytes,
  encodeUtf16,
  encodeUtf8,
  firstBadUtf16,
  firstBadUtf8,
  type Encoding,
} from './encodings'
import { assertNever, type Finding, type Reading, type SourcePlace } from './finding'
import { binary, empty, invalid, misdeclared, unreadable } from './text-file-findings'

export type { Encoding } from './encodings'

/** A file's text and how its bytes spelt it, so that writing can spell it the same way. */
export interface TextFile {
  readonly text: string
  readonly encoding: Encoding
  /** Whether a byte order mark stood before the text (`text` never holds it). */
  readonly bom: boolean
}

/** What can be made of a file's bytes; see {@link decodeTextFile}. */
export type TextFileReading = Reading<TextFile>

/**
 * Decodes bytes strictly, or answers `null` where they are not valid in `encoding`. The bytes come without their byte
 * order mark, so U+FEFF at the start must be kept: `new TextDecoder(encoding, {fatal: true, ignoreBOM: true})`.
 */
export type Decode = (encoding: 'utf-8' | 'utf-16le' | 'utf-16be', bytes: Uint8Array) => string | null

interface Spelling {
  readonly encoding: Encoding
  readonly bom: boolean
  readonly findings: readonly Finding[]
}

/**
 * Reads a file's bytes as text: by its byte order mark, as UTF-16 where every other byte is zero, by the encoding that
 * an XML declaration names (XML 1.0, appendix F), otherwise as UTF-8, strictly.
 *
 * Errors: `file-empty`, `file-binary`, `encoding-unknown`, and `invalid-bytes` with line and column of the first byte
 * that is wrong. Warning: `encoding-misdeclared`.
 */
export function decodeTextFile(bytes: Uint8Array, decode: Decode): TextFileReading {
  if (bytes.length === 0) return failed(empty)
  const kind = binaryKind(bytes)
  if (kind !== null) return failed(binary(kind))
  const spelling = spellingOf(bytes)
  if ('code' in spelling) return failed(spelling)
  const { encoding, bom, findings } = spelling
  const content = bytes.subarray(bom ? bomLength(encoding) : 0)
  if (content.length === 0) return failed(empty)
  const text = decodeAs(encoding, content, decode)
  if (text === null) return failed(notDecoded(encoding, content, decode))
  const nul = text.indexOf('\0')
  if (nul >= 0) return failed(binary(null, endOf(text.slice(0, nul))))
  return { value: { text, encoding, bom }, findings }
}

/**
 * The bytes of a text file, spelt as `file` says, with its byte order mark. `lacking` spells the code points that an
 * encoding of one byte per character lacks; left out, as XML's numeric character reference. Half of a surrogate pair,
 * which is no character, becomes U+FFFD.
 */
export function encodeTextFile(
  file: TextFile,
  lacking: (codePoint: number) => string = characterReference,
): Uint8Array {
  const text = file.bom ? `\ufeff${file.text}` : file.text
  switch (file.encoding) {
    case 'utf-8':
      return encodeUtf8(text)
    case 'utf-16le':
      return encodeUtf16(text, 'le')
    case 'utf-16be':
      return encodeUtf16(text, 'be')
    case 'iso-8859-1':
    case 'windows-1252':
    case 'us-ascii':
      return encodeBytes(file.encoding, file.text, lacking)
    default:
      return assertNever(file.encoding)
  }
}

const characterReference = (codePoint: number): string => `&#x${codePoint.toString(16).toUpperCase()};`

function spellingOf(bytes: Uint8Array): Spelling | Finding {
  if (startsWith(bytes, [0xff, 0xfe, 0, 0]) || startsWith(bytes, [0, 0, 0xfe, 0xff])) return unreadable('UTF-32')
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return spelt('utf-8', true, declared(bytes.subarray(3), 1))
  if (startsWith(bytes, [0xff, 0xfe])) return spelt('utf-16le', true, declared(bytes.subarray(2), 2))
  if (startsWith(bytes, [0xfe, 0xff])) return spelt('utf-16be', true, declared(bytes.subarray(3), 2))
  const wide = utf16Order(bytes)
  if (wide !== null) return spelt(wide, false, declared(bytes.subarray(wide === 'utf-16le' ? 0 : 1), 2))
  const name = declared(bytes, 1)
  if (name === null) return spelt('utf-8', false, null)
  const encoding = encodingNames.get(name.toLowerCase())
  if (encoding === undefined) return unreadable(name)
  return spelt(encoding === 'utf-16' ? 'utf-8' : encoding, false, name)
}

const encodingNames: ReadonlyMap<string, Encoding | 'utf-16'> = new Map<string, Encoding | 'utf-16'>([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['utf-16', 'utf-16'],
  ['utf-16le', 'utf-16'],
  ['utf-16be', 'utf-16'],
  ['iso-8859-1', 'iso-8859-1'],
  ['iso_8859-1', 'iso-8859-1'],
  ['latin1', 'iso-8859-1'],
  ['latin-1', 'iso-8859-1'],
  ['windows-1252', 'windows-1252'],
  ['cp1252', 'windows-1252'],
  ['us-ascii', 'us-ascii'],
  ['ascii', 'us-ascii'],
])

/** What the bytes show outweighs the declaration; where they disagree, the person hears of it. */
function spelt(encoding: Encoding, bom: boolean, name: string | null): Spelling {
  if (name === null) return { encoding, bom, findings: [] }
  const said = encodingNames.get(name.toLowerCase())
  const agrees = said === 'utf-16' ? encoding === 'utf-16le' || encoding === 'utf-16be' : said === encoding
  return { encoding, bom, findings: agrees ? [] : [misdeclared(name, encoding)] }
}

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte)

/** The encoding that the XML declaration names, of characters that are `width` bytes apart. */
function declared(bytes: Uint8Array, width: 1 | 2): string | null {
  const start = decodeBytes(
    'iso-8859-1',
    bytes.subarray(0, 256 * width).filter((_, index) => index % width === 0),
  )
  return /^<\?xml\s[^>]*?\bencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(start)?.[1] ?? null
}

/** UTF-16 without a mark shows by zeros in one half of the pairs: those of ASCII letters, spaces, line ends. */
function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 4096)
  const zeros = (half: 0 | 1) => sample.filter((byte, index) => byte === 0 && index % 2 === half).length
  const [even, odd] = [zeros(0), zeros(1)]
  const enough = startsWith(bytes, [0x3c, 0, 0x3f, 0]) || startsWith(bytes, [0, 0x3c, 0, 0x3f]) ? 0 : sample.length / 20
  if (odd > enough && odd > even * 10) return 'utf-16le'
  return even > enough && even > odd * 10 ? 'utf-16be' : null
}

const bomLength = (encoding: Encoding): number => (encoding === 'utf-8' ? 3 : 2)

function decodeAs(encoding: Encoding, bytes: Uint8Array, decode: Decode): string | null {
  switch (encoding) {
    case 'utf-8':
    case 'utf-16le':
    case 'utf-16be':
      return decode(encoding, bytes)
    case 'iso-8859-1':
    case 'windows-1252':
      return decodeBytes(encoding, bytes)
    case 'us-ascii':
      return bytes.some((byte) => byte >= 0x80) ? null : decodeBytes(encoding, bytes)
    default:
      return assertNever(encoding)
  }
}

function notDecoded(encoding: Encoding, bytes: Uint8Array, decode: Decode): Finding {
  const wrong = firstWrong(encoding, bytes)
  if (wrong < 0) return unreadable(encoding.toUpperCase())
  const nul = encoding === 'utf-8' ? bytes.subarray(0, wrong).indexOf(0) : -1
  const before = decodeAs(encoding, bytes.subarray(0, nul < 0 ? wrong : nul), decode) ?? ''
  if (nul >= 0) return binary(null, endOf(before))
  const width = encoding === 'utf-16le' || encoding === 'utf-16be' ? 2 : 1
  return invalid(encoding, [...bytes.subarray(wrong, wrong + width)].map(hexadecimal).join(' '), endOf(before))
}

function firstWrong(encoding: Encoding, bytes: Uint8Array): number {
  switch (encoding) {
    case 'utf-8':
      return firstBadUtf8(bytes)
    case 'utf-16le':
      return firstBadUtf16(bytes, 'le')
    case 'utf-16be':
      return firstBadUtf16(bytes, 'be')
    case 'us-ascii':
      return bytes.findIndex((byte) => byte >= 0x80)
    case 'iso-8859-1':
    case 'windows-1252':
      return -1
    default:
      return assertNever(encoding)
  }
}

const hexadecimal = (byte: number): string => byte.toString(16).toUpperCase().padStart(2, '0')

/** The place right after `text`. */
function endOf(text: string): SourcePlace {
  const lines = text.split(/\r\n|\r|\n/)
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}

const failed = (error: Finding): TextFileReading => ({ value: null, findings: [error] })
