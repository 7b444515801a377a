interface Signature {
  readonly kind: string
  readonly bytes: readonly number[]
  readonly offset?: number
}

const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0))

const signatures: readonly Signature[] = [
  { kind: 'a PDF file', bytes: ascii('%PDF-') },
  { kind: 'an RTF file of a word processor', bytes: ascii('{\\rtf') },
  { kind: 'an Office file of the old binary kind (.doc, .xls)', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { kind: 'a PNG picture', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { kind: 'a JPEG picture', bytes: [0xff, 0xd8, 0xff] },
  { kind: 'a GIF picture', bytes: ascii('GIF87a') },
  { kind: 'a GIF picture', bytes: ascii('GIF89a') },
  { kind: 'a TIFF picture', bytes: [0x49, 0x49, 0x2a, 0x00] },
  { kind: 'a TIFF picture', bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { kind: 'a WebP picture', bytes: ascii('WEBP'), offset: 8 },
  { kind: 'a DjVu file', bytes: ascii('AT&TFORM') },
  { kind: 'a gzip archive', bytes: [0x1f, 0x8b, 0x08] },
  { kind: 'a 7z archive', bytes: [0x37, 0x7a, 0xbc, 0xaf] },
  { kind: 'a RAR archive', bytes: [...ascii('Rar!'), 0x1a] },
  { kind: 'an SQLite database', bytes: ascii('SQLite format 3') },
]

const zipSignature = [0x50, 0x4b, 0x03, 0x04]

/** What a zip is, told by the names of what is packed first; the first match counts. */
const zipKinds: readonly { readonly kind: string; readonly name: string }[] = [
  { kind: 'an OpenDocument file (.odt)', name: 'mimetypeapplication/vnd.oasis.opendocument' },
  { kind: 'an EPUB book', name: 'mimetypeapplication/epub+zip' },
  { kind: 'a Word file (.docx)', name: 'word/' },
  { kind: 'an Excel file (.xlsx)', name: 'xl/' },
  { kind: 'a PowerPoint file (.pptx)', name: 'ppt/' },
]

function holds(bytes: Uint8Array, part: readonly number[], offset: number): boolean {
  return part.every((byte, index) => bytes[offset + index] === byte)
}

function zipKind(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, 4096))
  return zipKinds.find(({ name }) => start.includes(name))?.kind ?? 'a ZIP archive'
}

/**
 * What a file is by its first bytes, with its article (`a PDF file`), where it is a known kind that holds no plain
 * text; `null` where nothing is known of it.
 */
export function binaryKind(bytes: Uint8Array): string | null {
  if (holds(bytes, zipSignature, 0)) return zipKind(bytes)
  return signatures.find((known) => holds(bytes, known.bytes, known.offset ?? 0))?.kind ?? null
}
