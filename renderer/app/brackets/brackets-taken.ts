import type { FileToRead } from '../import-worker'
import { readPractice } from '../../../shared/queries/editorial-practice'
import type { Session } from '../session'

/** What a plain text is read with that an edition takes in: its table of brackets, where its practice has them become tags. */
export async function bracketsTaken(session: Session, edition: string | null): Promise<Pick<FileToRead, 'brackets'>> {
  const row = edition === null ? undefined : await session.store.edition(edition)
  const { brackets, bracketsTaken: taken } = readPractice(row?.practice)
  return taken === 'read' ? { brackets } : {}
}
