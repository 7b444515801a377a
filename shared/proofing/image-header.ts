import { assertNever } from '../finding'

/** What the first bytes of an image say of it. */
export interface ImageHeader {
  readonly type: 'image/jpeg' | 'image/png' | 'image/webp'
  /** In pixels, as it is to be shown: turned as it says. */
  readonly width: number
  readonly height: number
}

/**
 * Reads the size of a JPEG (ITU-T T.81, with Exif 2.3), PNG (ISO/IEC 15948) or WebP (RFC 9649) from its bytes without decoding it;
 * `null` for what is none of these, or says nothing sound of its size.
 */
export function imageHeader(bytes: Uint8Array): ImageHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const header = isPng(view) ? readPng(view) : isWebp(view) ? readWebp(view) : isJpeg(view) ? readJpeg(view) : null
  return header !== null && header.width > 0 && header.height > 0 ? header : null
}

/** Whether bytes are a PDF (ISO 32000), which may have some other bytes before it. */
export function isPdf(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 1024)
  for (let i = 0; i + 4 < start.length; i += 1)
    if (start[i] === 0x25 && start[i + 1] === 0x50 && start[i + 2] === 0x44 && start[i + 3] === 0x46) return true
  return false
}

const isPng = (view: DataView): boolean =>
  view.byteLength >= 24 && view.getUint32(0) === 0x89504e47 && view.getUint32(4) === 0x0d0a1a0a

function readPng(view: DataView): ImageHeader {
  return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) }
}

const tagAt = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3))

const isWebp = (view: DataView): boolean =>
  view.byteLength >= 30 && tagAt(view, 0) === 'RIFF' && tagAt(view, 8) === 'WEBP'

function readWebp(view: DataView): ImageHeader | null {
  const type = 'image/webp'
  const kind = tagAt(view, 12)
  const three = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
  if (kind === 'VP8X') return { type, width: three(24) + 1, height: three(27) + 1 }
  if (kind === 'VP8 ')
    return { type, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  if (kind !== 'VP8L') return null
  const bits = view.getUint32(21, true)
  return { type, width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 }
}

const isJpeg = (view: DataView): boolean => view.byteLength >= 4 && view.getUint16(0) === 0xffd8

function readJpeg(view: DataView): ImageHeader | null {
  let isTurned = false
  for (let at = 2; at + 9 < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    // Fill bytes, and markers that stand alone.
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += marker === 0xff ? 1 : 2
      continue
    }
    if (marker === 0xda || marker === 0xd9) return null
    if (isFrame(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)]
      return { type: 'image/jpeg', width: isTurned ? height : width, height: isTurned ? width : height }
    }
    const length = view.getUint16(at + 2)
    if (marker === 0xe1) isTurned = isTurnedBy(view, at + 4, Math.min(at + 2 + length, view.byteLength))
    at += 2 + length
  }
  return null
}

/** Start of frame; the others of this row are tables. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** Whether Exif data say that the image lies on its side (Exif 2.3, tag 0x0112). */
function isTurnedBy(view: DataView, from: number, end: number): boolean {
  const start = from + 6
  if (start + 14 > end || tagAt(view, from) !== 'Exif') return false
  const little = view.getUint16(start) === 0x4949
  const first = start + view.getUint32(start + 4, little)
  if (first + 2 > end) return false
  const entries = view.getUint16(first, little)
  for (let index = 0; index < entries; index += 1) {
    const at = first + 2 + index * 12
    if (at + 12 > end) return false
    if (view.getUint16(at, little) === 0x0112) return view.getUint16(at + 8, little) >= 5
  }
  return false
}

/** Whether an image of this type is there to its end, as far as its last bytes tell. */
export function isWhole({ type }: Pick<ImageHeader, 'type'>, bytes: Uint8Array): boolean {
  const { length } = bytes
  switch (type) {
    case 'image/png':
      return holds(bytes.subarray(-64), [0x49, 0x45, 0x4e, 0x44])
    case 'image/jpeg':
      // Some cameras write more after the end.
      return holds(bytes.subarray(-64 * 1024), [0xff, 0xd9])
    case 'image/webp':
      return new DataView(bytes.buffer, bytes.byteOffset, length).getUint32(4, true) + 8 <= length
    default:
      return assertNever(type)
  }
}

function holds(bytes: Uint8Array, wanted: readonly number[]): boolean {
  for (let at = bytes.length - wanted.length; at >= 0; at -= 1)
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true
  return false
}
