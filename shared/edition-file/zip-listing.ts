import type { Decode } from '../text-file'
import { limits } from './limits'
import { nameKey } from '../part-names'

/** A part of a zip, as one of the two lists of a zip tells of it. */
export interface ZipEntry {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  /** Where its header begins. */
  readonly offset: number
  /** Where its data may begin, likeliest first. */
  readonly starts: readonly number[]
  /** Whether it is a link or something else that is no file. */
  readonly special: boolean
}

/** Why a zip is not read. */
export type ZipFlaw =
  | 'truncated'
  | 'encrypted'
  | 'unsafe-name'
  | 'twice'
  | 'link'
  | 'bomb'
  | 'overlap'
  | 'too-much'
  | 'compression'
  | 'damaged'

/** One of the two lists of a zip, by the names of the parts (see {@link nameKey}), or why it is not followed. */
export type Listing =
  | { readonly ok: true; readonly entries: ReadonlyMap<string, ZipEntry> }
  | { readonly ok: false; readonly flaw: ZipFlaw }

const local = 0x04034b50
const central = 0x02014b50
const end = 0x06054b50
const endLength = 22
const encrypted = 0x2041
const sizesFollow = 0x0008

/** The record at the end of a zip, which says where its directory lies. */
export interface ZipEnd {
  readonly directory: number
  readonly size: number
  readonly count: number
  /** Where the record begins. */
  readonly at: number
}

/** Finds the record at the end of a zip, also where one bit of it is wrong; `null` where the file does not end as a zip does. */
export function findZipEnd(bytes: Uint8Array): ZipEnd | null {
  const view = viewOf(bytes)
  const last = bytes.length - endLength
  if (last < 0) return null
  const record = endAt(view, last)
  const fits = record.directory + record.size === last && record.count > 0 && bytes[0] === 0x50
  if (view.getUint32(last, true) === end || fits) return record
  for (let at = last - 1; at >= Math.max(0, last - 0xffff); at--)
    if (view.getUint32(at, true) === end && at + endLength + view.getUint16(at + 20, true) === bytes.length)
      return endAt(view, at)
  return null
}

function endAt(view: DataView, at: number): ZipEnd {
  const [count, size, directory] = [
    view.getUint16(at + 10, true),
    view.getUint32(at + 12, true),
    view.getUint32(at + 16, true),
  ]
  return { directory, size, count, at }
}

/** What the directory of a zip lists. */
export function readDirectory(
  bytes: Uint8Array,
  { directory, size, count, at: until }: ZipEnd,
  decode: Decode,
): Listing {
  if (directory + size !== until) return flawed('damaged')
  const view = viewOf(bytes)
  const entries: ZipEntry[] = []
  let at = directory
  for (let index = 0; index < count; index++) {
    if (at + 46 > until || view.getUint32(at, true) !== central) return flawed('damaged')
    const nameEnd = at + 46 + view.getUint16(at + 28, true)
    const next = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > until) return flawed('damaged')
    const offset = view.getUint32(at + 42, true)
    if (offset + 30 > directory) return flawed('damaged')
    const kind = (view.getUint16(at + 4, true) >> 8) & 0xff ? (view.getUint32(at + 38, true) >>> 28) & 0xf : 0
    entries.push({
      ...header(view, at + 8),
      name: nameOf(bytes.subarray(at + 46, nameEnd), decode),
      offset,
      starts: [offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)],
      special: kind !== 0 && kind !== 8 && kind !== 4,
    })
    at = next
  }
  if (at !== until) return flawed('damaged')
  return checked(withOtherStarts(entries, directory), directory)
}

/** In a zip without gaps a part ends where the next header begins, so a damaged header does not hide where its data begin. */
function withOtherStarts(entries: readonly ZipEntry[], directory: number): readonly ZipEntry[] {
  const offsets = [...entries.map(({ offset }) => offset), directory].sort((one, other) => one - other)
  return entries.map((entry) => {
    const next = offsets[offsets.lastIndexOf(entry.offset) + 1] ?? directory
    return { ...entry, starts: [...entry.starts, next - entry.packedSize] }
  })
}

/**
 * What the headers before the parts list, followed from the first to the directory. `null` where they do not tell the
 * sizes, as in zips that were written in one go.
 */
export function readHeaders(bytes: Uint8Array, { directory }: ZipEnd, decode: Decode): Listing | null {
  const view = viewOf(bytes)
  const entries: ZipEntry[] = []
  let at = 0
  for (; at + 30 <= bytes.length && view.getUint32(at, true) === local;) {
    const about = header(view, at + 6)
    const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
    if ((about.flags & sizesFollow) !== 0 && about.packedSize === 0) return null
    if (start + about.packedSize > bytes.length) return flawed('damaged')
    const name = nameOf(bytes.subarray(at + 30, at + 30 + view.getUint16(at + 26, true)), decode)
    entries.push({ ...about, name, offset: at, starts: [start], special: false })
    if (entries.length > limits.entries) return flawed('too-much')
    at = start + about.packedSize
  }
  // Either may be damaged: where the directory lies, or with what it begins.
  const complete = at === directory || (at + 4 <= bytes.length && view.getUint32(at, true) === central)
  return complete ? checked(entries, at) : flawed('damaged')
}

/** What both kinds of header tell, from the flags on. */
function header(view: DataView, at: number): Pick<ZipEntry, 'flags' | 'method' | 'crc' | 'packedSize' | 'size'> {
  return {
    flags: view.getUint16(at, true),
    method: view.getUint16(at + 2, true),
    crc: view.getUint32(at + 8, true),
    packedSize: view.getUint32(at + 12, true),
    size: view.getUint32(at + 16, true),
  }
}

/** A name that cannot be read is empty, which no part may be called. */
const nameOf = (bytes: Uint8Array, decode: Decode): string => decode('utf-8', bytes) ?? ''

function checked(entries: readonly ZipEntry[], directory: number): Listing {
  const files = new Map<string, ZipEntry>()
  const names = new Set<string>()
  for (const entry of entries) {
    const flaw = flawOf(entry)
    if (flaw !== null) return flawed(flaw)
    const key = nameKey(entry.name.replace(/\/$/, ''))
    if (names.has(key)) return flawed('twice')
    names.add(key)
    if (!entry.name.endsWith('/')) files.set(key, entry)
  }
  const flaw = flawOfAll(entries, directory)
  return flaw === null ? { ok: true, entries: files } : flawed(flaw)
}

function flawOf({ name, flags, method, packedSize, size, special }: ZipEntry): ZipFlaw | null {
  if ((flags & encrypted) !== 0) return 'encrypted'
  if (special) return 'link'
  if (!isSafe(name)) return 'unsafe-name'
  if (method !== 0 && method !== 8) return 'compression'
  if (size === 0xffffffff || packedSize === 0xffffffff || size > limits.part) return 'too-much'
  if (method === 0 && size !== packedSize) return 'damaged'
  return size > limits.harmless && size > packedSize * limits.ratio * 2 ? 'bomb' : null
}

function flawOfAll(entries: readonly ZipEntry[], directory: number): ZipFlaw | null {
  const [size, packed] = entries.reduce(([all, some], entry) => [all + entry.size, some + entry.packedSize], [0, 0])
  if (size > limits.bytes) return 'too-much'
  if (size > limits.harmless && size > packed * limits.ratio * 2) return 'bomb'
  const sorted = entries.toSorted((one, other) => one.offset - other.offset)
  const overlaps = sorted.some(({ offset, packedSize }, index) => {
    const next = sorted[index + 1]?.offset ?? directory
    return offset + 30 + packedSize > next
  })
  return overlaps ? 'overlap' : null
}

/** Whether a name lies below the folder it is unpacked in, on every system. */
function isSafe(name: string): boolean {
  if (name === '' || /[\u0000-\u001f\u007f\\]/u.test(name) || name.startsWith('/') || /^[A-Za-z]:/.test(name))
    return false
  return !name
    .replace(/\/$/, '')
    .split('/')
    .some((segment) => segment === '' || segment === '.' || segment === '..')
}

const flawed = (flaw: ZipFlaw): Listing => ({ ok: false, flaw })

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
