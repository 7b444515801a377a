import type { Round } from '../../../shared/proofing/page-record'
import { roundsOf } from '../../../shared/proofing/rounds'
import { doAct } from '../library-actions'
import type { Session } from '../session'

/** Gives an edition other rounds, as one act; answers whether it was done, or nothing was to be done. */
export async function changeRounds(session: Session, edition: string, rounds: readonly Round[]): Promise<boolean> {
  const row = await session.store.edition(edition)
  if (row === undefined) return false
  if (JSON.stringify(rounds) === JSON.stringify(roundsOf(row))) return true
  const label = { code: 'change-rounds', values: {} } as const
  const change = { kind: 'edition', id: edition, before: { rounds: row.rounds ?? null }, after: { rounds } } as const
  return doAct(session, { label, changes: [change] })
}
