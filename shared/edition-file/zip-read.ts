import type { Decode } from '../text-file'
import { crc32 } from './crc32'
import { inflate } from './inflate'
import { nameKey } from '../part-names'
import { findZipEnd, readDirectory, readHeaders, type Listing, type ZipEntry, type ZipFlaw } from './zip-listing'

/** What could be had of a part of a zip. */
export type PartReading =
  | { readonly state: 'sound'; readonly bytes: Uint8Array }
  /** `bytes` are what is there, for parts that were stored as they are; `null` for others. */
  | { readonly state: 'damaged'; readonly bytes: Uint8Array | null }
  | { readonly state: 'missing' }

/** A zip whose parts can be read. */
export interface Zip {
  /** Whether one of its two lists of what is in it was damaged, or they differ. */
  readonly damaged: boolean
  /** The folder that holds most of its parts, with `/`; `''` where they lie in none. */
  readonly folder: string
  readonly names: readonly string[]
  /** The part of that path, letters of either case and either normal form taken for the same. */
  part(path: string): PartReading
}

/**
 * Opens a zip, or says why it is not one to read. A zip lists what is in it twice, in its directory and before each
 * part: where one of the two is damaged, the other is followed.
 */
export function openZip(bytes: Uint8Array, decode: Decode): Zip | ZipFlaw {
  const end = findZipEnd(bytes)
  if (end === null) return 'truncated'
  const directory = readDirectory(bytes, end, decode)
  const headers = readHeaders(bytes, end, decode)
  // A link stands in the directory alone, so the other list says nothing against it.
  if (!directory.ok && (directory.flaw === 'link' || !headers?.ok)) return graver(directory.flaw, headers)
  const listings = [directory, headers].flatMap((listing) => (listing?.ok === true ? [listing.entries] : []))
  const damaged = headers !== null && (listings.length < 2 || !sameEntries(listings))
  const names = listings.flatMap((entries) => [...entries.values()].map(({ name }) => name))
  return {
    damaged,
    folder: folderOf(names),
    names,
    part: (path) =>
      readPart(
        bytes,
        listings.flatMap((entries) => entries.get(nameKey(path)) ?? []),
      ),
  }
}

/** Of the flaws of both lists, the one that says more than that it is damaged. */
function graver(flaw: ZipFlaw, other: Listing | null): ZipFlaw {
  return flaw === 'damaged' && other?.ok === false ? other.flaw : flaw
}

function sameEntries([some, others]: readonly ReadonlyMap<string, ZipEntry>[]): boolean {
  if (some?.size !== others?.size) return false
  return [...(some ?? [])].every(([key, one]) => {
    const other = others?.get(key)
    const fields = ['name', 'method', 'crc', 'packedSize', 'size', 'offset'] as const
    return fields.every((field) => one[field] === other?.[field])
  })
}

function folderOf(names: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const name of names) {
    const folder = name.includes('/') ? name.slice(0, name.indexOf('/') + 1) : ''
    if (folder !== '__MACOSX/') counts.set(folder, (counts.get(folder) ?? 0) + 1)
  }
  const [most = ''] = [...counts].sort(([, one], [, other]) => other - one)[0] ?? []
  return most === 'data/' ? '' : most
}

function readPart(bytes: Uint8Array, entries: readonly ZipEntry[]): PartReading {
  if (entries.length === 0) return { state: 'missing' }
  let stored: Uint8Array | null = null
  for (const { starts, packedSize, size, method, crc } of entries)
    for (const start of new Set(starts)) {
      if (start < 0 || start + packedSize > bytes.length) continue
      const data = bytes.subarray(start, start + packedSize)
      const content = method === 0 ? data : inflate(data, size)
      if (content !== null && crc32(content) === crc) return { state: 'sound', bytes: content }
      if (method === 0) stored ??= data
    }
  return { state: 'damaged', bytes: stored }
}
