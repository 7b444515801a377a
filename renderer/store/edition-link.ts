import type { Answer } from '../../shared/host'
import type { Database } from './db'
import { writeProblem } from './problems'
import type { EditionRow, FileLink } from './rows'

/** Remembers the file that an edition is saved to, and how it was then. It is no act: undo leaves it. */
export async function linkEdition(db: Database, edition: string, file: FileLink | null): Promise<Answer<null>> {
  try {
    await db.editions.update(edition, { file })
    return { ok: true, value: null }
  } catch (error) {
    return { ok: false, problem: writeProblem(error) }
  }
}

/** The edition that is saved to a file, if one is: by what the host knows the file by. */
export async function editionOfFile(db: Database, token: string): Promise<EditionRow | null> {
  const rows = await db.editions.filter((row) => row.removed === null && row.file?.ref.token === token).toArray()
  return rows[0] ?? null
}
