import { newEntry, type Entry } from '../../shared/register/entry'
import { xmlIdFor } from '../../shared/register/xml-id'
import type { EntryRow } from './rows'

/** An entry as libraries before version 4 kept it: some facts are missing. */
export type EarlyEntry = Pick<EntryRow, 'id' | 'edition' | 'kind' | 'name'> & Partial<Entry>

/** Entries with all facts that an entry has today; those of one edition get ids for TEI that differ. */
export function fullEntries(entries: readonly EarlyEntry[]): readonly EntryRow[] {
  const taken = new Map<string, Set<string>>()
  const takenIn = (edition: string) => {
    const ids = taken.get(edition) ?? new Set()
    taken.set(edition, ids)
    return ids
  }
  for (const { edition, xmlId } of entries) if (xmlId !== undefined) takenIn(edition).add(xmlId)
  return entries.map((entry) => {
    const { edition, kind, name } = entry
    const xmlId = entry.xmlId ?? xmlIdFor(kind, name, takenIn(edition))
    takenIn(edition).add(xmlId)
    return { ...newEntry({ ...entry, xmlId }), edition }
  })
}
