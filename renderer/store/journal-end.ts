import type { Database } from './db'
import { ChangedElsewhere } from './problems'
import type { JournalRow } from './rows'

/** Where a journal ends: the number of its last row, 0 for none, and the digest of it and of all before it. */
export interface Head {
  readonly seq: number
  readonly sum: string
}

/** The end of a journal without rows. */
export const noRows: Head = { seq: 0, sum: '' }

/**
 * Appends a row that is chained to `expected` already, within a transaction over journal and heads; answers with where the
 * journal ends now. Throws {@link ChangedElsewhere} where there is a later end than the writer knows of.
 */
export async function appendChained(
  db: Database,
  row: Omit<JournalRow, 'seq'> & { readonly sum: string },
  expected: Head,
): Promise<Head> {
  const head = await headOf(db, row.body)
  // It was written before, and only the answer was lost.
  if (head.sum === row.sum) return head
  if (head.seq !== expected.seq || head.sum !== expected.sum) throw new ChangedElsewhere()
  const { body, act, at, steps, sum } = row
  const seq = await db.journal.add({ body, act, at, steps, sum })
  await db.heads.put({ body, seq, sum })
  return { seq, sum }
}

/** Where the journal of a body ends. */
export async function headOf(db: Database, body: string): Promise<Head> {
  const head = await db.heads.get(body)
  return { seq: head?.seq ?? 0, sum: head?.sum ?? '' }
}
