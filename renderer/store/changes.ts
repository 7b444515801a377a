import { Dexie, type ObservabilitySet } from 'dexie'

/** The tables in which a change is a change of somebody's work: not where they are, and not what is only computed. */
const work = [
  'editions',
  'transcriptions',
  'journal',
  'entries',
  'refusals',
  'verdicts',
  'grammars',
  'versions',
  'images',
  'pageRecords',
] as const

/**
 * Calls `listener` whenever work was stored in the database of this name, in this window or another; returns what stops
 * listening. What changed is not said: it costs nothing per keystroke.
 */
export function onWork(database: string, listener: () => void): () => void {
  const tables = work.map((table) => `idb://${database}/${table}/`)
  const heard = (parts: ObservabilitySet) => {
    // Dexie speaks of all that may have changed as `all`, and of a table as the prefix of its indexes.
    if ('all' in parts || Object.keys(parts).some((part) => tables.some((table) => part.startsWith(table)))) listener()
  }
  Dexie.on('storagemutated', heard)
  return () => {
    Dexie.on.storagemutated.unsubscribe(heard)
  }
}
