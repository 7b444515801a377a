import { Dexie, type Table } from 'dexie'
import type { Bond } from './bond'
import type { Database } from './db'
import { appendChained, type Head } from './journal-end'
import { putPageOrder, type PageOrder } from './page-records'
import { ChangedElsewhere, LibraryGone } from './problems'
import type { TailRow } from './tail-format'

/** A row that is to go to the end of the journal of an open text. */
export interface RowToStore {
  readonly transcription: string
  /** The edition that the text belongs to. */
  readonly edition: string
  readonly row: TailRow
  /** Where the journal ends, as far as the window knows. */
  readonly expected: Head
  /** Which page is which, where that is to be stored with the row. */
  readonly pageOrder: PageOrder | null
}

/**
 * Stores a row in one durable transaction, with the time of the change and with what is bonded to it; answers with where the journal
 * ends now. Throws {@link LibraryGone} where the text is not in the library, {@link ChangedElsewhere} where another window was
 * quicker, and what the database throws; nothing is stored then. `quietly` tells nobody of the time of the change: then those who
 * show the library do not read it again; see {@link tellOfChange}.
 */
export async function storeRow(
  db: Database,
  asked: RowToStore,
  bond: Bond | null = null,
  quietly = false,
): Promise<Head> {
  const { row, pageOrder } = asked
  const own = [db.journal, db.heads, db.transcriptions, db.editions, db.bodies, db.pageRecords]
  return db.transaction('rw', bond === null ? own : db.tables, async () => {
    const [bodies, known, its] = await Promise.all([
      db.bodies.where('id').equals(row.body).count(),
      db.transcriptions.get(asked.transcription),
      db.editions.get(asked.edition),
    ])
    if (bodies === 0 || known === undefined) throw new LibraryGone()
    // A text that was read again elsewhere has another body, and nobody would look into this one.
    if (known.body !== row.body) throw new ChangedElsewhere()
    const head = await appendChained(db, row, asked.expected)
    // Whole rows, which are at hand: `update` would read each of them twice more.
    await put(db.transcriptions, { ...known, changed: row.at }, quietly)
    if (its !== undefined) await put(db.editions, { ...its, changed: row.at }, quietly)
    if (pageOrder !== null) await putPageOrder(db, pageOrder)
    await bond?.within(head)
    return head
  })
}

/** Tells those who show the library of the time of the change that rows were stored with quietly. Nothing becomes different by it. */
export async function tellOfChange(db: Database, { transcription, edition }: RowToStore): Promise<void> {
  await db.transaction('rw', db.transcriptions, db.editions, async () => {
    const [known, its] = await Promise.all([db.transcriptions.get(transcription), db.editions.get(edition)])
    if (known !== undefined) await db.transcriptions.put(known)
    if (its !== undefined) await db.editions.put(its)
  })
}

/** Puts a row within a transaction of Dexie; `quietly` past what Dexie tells of it. What fails ends the transaction. */
async function put<T>(table: Table<T, string>, row: T, quietly: boolean): Promise<void> {
  if (quietly) Dexie.currentTransaction.idbtrans.objectStore(table.name).put(row)
  else await table.put(row)
}
