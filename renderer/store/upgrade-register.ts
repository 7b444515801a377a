import type { Transaction } from 'dexie'
import { fullEntries, type EarlyEntry } from './full-entries'
import type { ActRow, Change, EntryRow } from './rows'

/** Makes the entries of a library before version 4 full, those too that undo would bring back. */
export async function fillEntries(transaction: Transaction): Promise<void> {
  const entries = transaction.table<EarlyEntry>('entries')
  const acts = transaction.table<ActRow>('acts')
  const full = fullEntries(await entries.toArray())
  await entries.bulkPut([...full])
  const byId = new Map(full.map((entry) => [entry.id, entry]))
  await acts.toCollection().modify((act) => {
    if (!act.changes.some(({ kind }) => kind === 'entry')) return
    const filled = { changes: act.changes.map((change) => filledChange(change, byId)) }
    Object.assign(act, filled)
  })
}

function filledChange(change: Change, known: ReadonlyMap<string, EntryRow>): Change {
  if (change.kind !== 'entry') return change
  const filled = (row: EntryRow | null) =>
    row && (fullEntries([{ ...row, xmlId: row.xmlId ?? known.get(row.id)?.xmlId }])[0] ?? row)
  return { ...change, before: filled(change.before), after: filled(change.after) }
}
