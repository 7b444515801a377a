import { readPractice, type EditorialPractice } from '../../../shared/queries/editorial-practice'
import { doAct } from '../library-actions'
import type { Session } from '../session'

/** Gives an edition another practice in some respect, as one act; answers whether it was done, or nothing was to be done. */
export async function changePractice(
  session: Session,
  edition: string,
  change: Partial<EditorialPractice>,
): Promise<boolean> {
  const row = await session.store.edition(edition)
  if (row === undefined) return false
  const known = readPractice(row.practice)
  const practice = { ...known, ...change }
  if (JSON.stringify(practice) === JSON.stringify(known)) return true
  const before = { practice: row.practice ?? null }
  const after = { practice: { ...practice } }
  const code = 'data' in change ? 'change-edition-data' : 'change-practice'
  return doAct(session, { label: { code, values: {} }, changes: [{ kind: 'edition', id: edition, before, after }] })
}
