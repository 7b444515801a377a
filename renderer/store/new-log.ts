import type { Dexie } from 'dexie'

/** A row that is there only to take up room. */
export interface FillerRow {
  readonly seq: number
  readonly bytes: Uint8Array
}

/** How many rows of filler, and how many bytes each: together more than LevelDB keeps in memory (4 MB in Chromium), each too small for a file of its own. */
const rows = 110
const rowSize = 60_000

/**
 * Has the database begin a new log on disk.
 *
 * Chromium keeps IndexedDB in LevelDB, whose log may end in half a record after a full disk, a kill or a power cut. That
 * half is left out when the log is read, but Chromium goes on writing right after it (`reuse_logs`): at the next start
 * the log counts as corrupt, and Chromium deletes the whole database. Once LevelDB has more in memory than it wants to
 * keep, it writes all of it into a table, and begins a new log. Filler does that, and is taken out again. There must be
 * room for it: half of it on a full disk would be the next half record.
 */
export async function beginNewLog(db: Dexie): Promise<void> {
  // What does not compress, for filler that shrinks would not fill.
  const filler = Array.from({ length: rows }, () => ({ bytes: crypto.getRandomValues(new Uint8Array(rowSize)) }))
  const table = db.table('filler')
  await table.bulkAdd(filler)
  await table.clear()
}
