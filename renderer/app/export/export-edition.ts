import type { EditionRow } from '../../store/rows'
import type { Session } from '../session'

/** Asks how an edition is to be exported; one without texts is said to have none. */
export async function exportEdition(session: Session, edition: EditionRow): Promise<void> {
  const [first] = await session.store.transcriptionsOf(edition.id)
  if (first !== undefined) session.dialog.set({ kind: 'export', subject: { kind: 'edition', edition } })
  else
    session.tell({
      code: 'no-texts-to-export',
      message: 'This edition holds no texts that could be exported. Nothing was written.',
    })
}
