import type { Refusal } from '../../../shared/register/suggestion'
import type { RefusalRow } from '../../store/rows'
import type { Session } from '../session'
import { doEditionAct } from './edition-act'

/** Remembers that something is not to be suggested again in the edition on the screen. */
export async function refuse(session: Session, refusal: Refusal): Promise<boolean> {
  const { edition } = session
  if (edition === null) return false
  const { kind, text, context } = refusal
  const row: RefusalRow = { id: crypto.randomUUID(), edition, kind, text, context, at: Date.now() }
  const label = { code: 'refuse', values: { name: text } } as const
  return doEditionAct(session, { label, refusals: [{ id: row.id, before: null, after: row }], quiet: true })
}

/** Takes refusals back. */
export async function takeRefusalsBack(session: Session, refusals: readonly RefusalRow[]): Promise<boolean> {
  const label = {
    code: 'take-back-refusals',
    values: { name: refusals[0]?.text ?? '', count: refusals.length },
  } as const
  const rows = refusals.map((before) => ({ id: before.id, before, after: null }))
  return doEditionAct(session, { label, refusals: rows, quiet: true })
}
