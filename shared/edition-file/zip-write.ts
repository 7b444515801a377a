import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { deflateSync } from 'fflate'
import { encodeUtf8 } from '../encodings'
import { crc32 } from './crc32'
import { limits } from './limits'

/** A part as a zip holds it. */
export interface PackedPart {
  /** 0: as it is; 8: as raw DEFLATE (RFC 1951). */
  readonly method: 0 | 8
  readonly bytes: Uint8Array
  /** How many bytes it has unpacked, and their digests. */
  readonly size: number
  readonly crc: number
  /** In hexadecimal digits. */
  readonly sha256: string
}

/** Parts as they were packed, by the bytes that they hold. */
export type Packed = WeakMap<Uint8Array, PackedPart>

/** Packs a part; what is compressed already is only stored. */
export function packPart(bytes: Uint8Array, compressed: boolean): PackedPart {
  const deflated = compressed ? bytes : deflateSync(bytes, { level: 6 })
  const worth = deflated.length < bytes.length && bytes.length <= deflated.length * limits.ratio
  return {
    method: worth ? 8 : 0,
    bytes: worth ? deflated : bytes,
    size: bytes.length,
    crc: crc32(bytes),
    sha256: bytesToHex(sha256(bytes)),
  }
}

/** A part and where it lies in a zip. */
export interface ZipPart {
  readonly path: string
  readonly part: PackedPart
}

const localLength = 30
const centralLength = 46
const endLength = 22

/**
 * A zip (APPNOTE 6.3) of parts in their order: names in UTF-8, all with one time (milliseconds since 1970, told in UTC),
 * sizes before the data. `null` where that would be more than `largest` bytes, or more parts
 * than a zip can hold.
 */
export function writeZip(parts: readonly ZipPart[], time: number, largest: number = limits.bytes): Uint8Array | null {
  const entries = parts.map(({ path, part }) => ({ name: encodeUtf8(path), part }))
  const total = entries.reduce(
    (sum, { name, part }) => sum + localLength + centralLength + 2 * name.length + part.bytes.length,
    endLength,
  )
  if (total > largest || entries.length > limits.entries) return null
  const zip = new Uint8Array(total)
  const view = new DataView(zip.buffer)
  const stamp = dosTime(time)
  const offsets: number[] = []
  let end = 0
  for (const { name, part } of entries) {
    offsets.push(end)
    view.setUint32(end, 0x04034b50, true)
    about(view, end + 4, part, name.length, stamp)
    zip.set(name, end + localLength)
    zip.set(part.bytes, end + localLength + name.length)
    end += localLength + name.length + part.bytes.length
  }
  const directory = end
  for (const [index, { name, part }] of entries.entries()) {
    view.setUint32(end, 0x02014b50, true)
    // Made under Unix, so that the rights of the files are told: readable by all, writable by the owner.
    view.setUint16(end + 4, (3 << 8) | 20, true)
    about(view, end + 6, part, name.length, stamp)
    view.setUint32(end + 38, (0o100644 << 16) >>> 0, true)
    view.setUint32(end + 42, offsets[index] ?? 0, true)
    zip.set(name, end + centralLength)
    end += centralLength + name.length
  }
  view.setUint32(end, 0x06054b50, true)
  view.setUint16(end + 8, entries.length, true)
  view.setUint16(end + 10, entries.length, true)
  view.setUint32(end + 12, end - directory, true)
  view.setUint32(end + 16, directory, true)
  return zip
}

/** What both headers say of a part, from the version on that is needed to read it. */
function about(view: DataView, at: number, part: PackedPart, nameLength: number, stamp: DosTime): void {
  view.setUint16(at, 20, true)
  view.setUint16(at + 2, 0x0800, true)
  view.setUint16(at + 4, part.method, true)
  view.setUint16(at + 6, stamp.time, true)
  view.setUint16(at + 8, stamp.date, true)
  view.setUint32(at + 10, part.crc, true)
  view.setUint32(at + 14, part.bytes.length, true)
  view.setUint32(at + 18, part.size, true)
  view.setUint16(at + 22, nameLength, true)
}

interface DosTime {
  readonly time: number
  readonly date: number
}

function dosTime(milliseconds: number): DosTime {
  const when = new Date(milliseconds)
  const year = when.getUTCFullYear()
  if (!(year >= 1980 && year <= 2107)) return { time: 0, date: (1 << 5) | 1 }
  return {
    time: (when.getUTCHours() << 11) | (when.getUTCMinutes() << 5) | (when.getUTCSeconds() >> 1),
    date: ((year - 1980) << 9) | ((when.getUTCMonth() + 1) << 5) | when.getUTCDate(),
  }
}
