import type { Database } from './db'

/** When each entry was changed last by an act that holds, in milliseconds since 1970, by id. Reads all acts. */
export async function entryChanges(db: Database): Promise<ReadonlyMap<string, number>> {
  const last = new Map<string, number>()
  await db.acts.each(({ at, changes, undone }) => {
    if (undone) return
    for (const change of changes)
      if (change.kind === 'entry') last.set(change.id, Math.max(at, last.get(change.id) ?? 0))
  })
  return last
}
