import type { Answer } from '../../shared/host'
import type { Database } from './db'
import { writeProblem } from './problems'
import type { FileLink } from './rows'

/** Remembers the file that an edition is saved to, and how it was then. It is no act: undo leaves it. */
export async function linkEdition(db: Database, edition: string, file: FileLink | null): Promise<Answer<null>> {
  try {
    await db.editions.update(edition, { file })
    return { ok: true, value: null }
  } catch (error) {
    return { ok: false, problem: writeProblem(error) }
  }
}
