import type { Database } from './db'
import type { EditionRow, SetAsideRow, TranscriptionRow } from './rows'
import { readStored } from './texts'

/** An edition that is not deleted, with its texts in order. */
export interface EditionTexts {
  readonly edition: EditionRow
  readonly texts: readonly TranscriptionRow[]
}

/** What a library holds, without its texts. */
export interface LibraryContents {
  readonly editions: readonly EditionTexts[]
  /** The latest first. */
  readonly setAside: readonly SetAsideRow[]
}

/** All that is not deleted, and what was set aside. */
export async function libraryContents(db: Database): Promise<LibraryContents> {
  return db.transaction('r', db.editions, db.transcriptions, db.setAside, async () => {
    const editions = await db.editions.filter((row) => row.removed === null).sortBy('name')
    const rows = await db.transcriptions.filter((row) => row.removed === null).toArray()
    const texts = (id: string) =>
      rows.filter((row) => row.edition === id).sort((a, b) => a.position - b.position || a.created - b.created)
    const setAside = await db.setAside.toArray()
    return {
      editions: editions.map((edition) => ({ edition, texts: texts(edition.id) })),
      setAside: setAside.sort((a, b) => b.at - a.at),
    }
  })
}

/** Whether a text can be read whole, from its checkpoint to the end of its journal. Nothing is changed. */
export async function isSoundText(db: Database, id: string): Promise<boolean> {
  const read = await readStored(db, id)
  if (read === null) return true
  return read.text?.rest.length === 0 && read.damaged === 0 && !read.isShort
}
