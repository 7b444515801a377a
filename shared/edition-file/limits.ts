/**
 * What an edition file may hold: what is written keeps to it, so that what is read can be held to it. A zip without
 * extensions (APPNOTE 6.3, without zip64) holds less than 4 GiB and 65,535 entries.
 */
export const limits = {
  /** Bytes of the whole file, and of all that is in it. */
  bytes: 0xfff00000,
  /** Bytes of one part; a longer text would be more than a string can hold. */
  part: 500 * 1024 * 1024,
  entries: 65_000,
  /** By how much a part may be compressed: what would be compressed more is stored as it is. */
  ratio: 100,
  /** Below this many bytes the ratio does not matter. */
  harmless: 4 * 1024 * 1024,
} as const
