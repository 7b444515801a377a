import type { Round } from '../../shared/proofing/page-record'
import { doneByRound, roundsOf, type TextProgress } from '../../shared/proofing/rounds'
import type { Database } from './db'

/** How many pages of each text are done in each round, by the ids of text and round; texts of which nothing is known are left out. */
export type DonePages = ReadonlyMap<string, ReadonlyMap<string, number>>

/** What is done in the texts of an edition. Reads what is stored of pages, and no text. */
export async function donePages(db: Database, edition: string): Promise<DonePages> {
  // By their ids alone: so what is saved of a text while somebody types is no reason to ask again.
  const ids = await db.transcriptions.where('edition').equals(edition).primaryKeys()
  const rows = await db.pageRecords.bulkGet(ids)
  return new Map(
    rows.flatMap((row) => (row === undefined ? [] : [[row.transcription, doneByRound(row.pages)] as const])),
  )
}

/** The rounds of an edition, and how far each of its texts is. */
export interface EditionProgress {
  readonly rounds: readonly Round[]
  readonly texts: readonly TextProgress[]
}

const none: TextProgress['done'] = new Map()

/** How far all editions are in which a page is done, by their ids. Reads rows, and no text. */
export async function editionsProgress(db: Database): Promise<ReadonlyMap<string, EditionProgress>> {
  return db.transaction('r', db.editions, db.transcriptions, db.pageRecords, async () => {
    const records = await db.pageRecords.toArray()
    const done = new Map(records.map((row) => [row.transcription, doneByRound(row.pages)]))
    const known = (await db.transcriptions.bulkGet([...done.keys()])).filter((row) => row?.removed === null)
    const editions = await db.editions.bulkGet([...new Set(known.map((row) => row?.edition ?? ''))])
    const all = new Map<string, EditionProgress>()
    for (const edition of editions) {
      if (edition?.removed !== null) continue
      const rows = await db.transcriptions.where('edition').equals(edition.id).toArray()
      const texts = rows
        .filter((row) => row.removed === null)
        .map(({ id, pages }) => ({ pages: Math.max(1, pages), done: done.get(id) ?? none }))
      if (texts.some((text) => text.done.size > 0)) all.set(edition.id, { rounds: roundsOf(edition), texts })
    }
    return all
  })
}
