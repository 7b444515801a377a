import type { ActDraft } from '../../store/acts'
import type { Database } from '../../store/db'
import type { Change } from '../../store/rows'

/** Whether an act would change an edition that can only be read. Deleting such an edition, or making one, is no such act. */
export async function changesReadOnly(db: Database, { changes, created }: ActDraft): Promise<boolean> {
  const fresh = new Set(created?.editions?.map(({ id }) => id))
  const added = created?.transcriptions?.map(({ edition }) => edition) ?? []
  const touched = await Promise.all(changes.map((change) => editionsOf(db, change)))
  const ids = [...new Set([...added, ...touched.flat()])].filter((id) => !fresh.has(id))
  return (await db.editions.bulkGet(ids)).some((row) => row !== undefined && row.readOnly !== null)
}

async function editionsOf(db: Database, change: Change): Promise<readonly string[]> {
  switch (change.kind) {
    case 'edition':
      return ['name', 'grammar', 'rounds', 'practice'].some((field) => field in change.after) ? [change.id] : []
    case 'transcription': {
      const { edition } = change.after
      const row = await db.transcriptions.get(change.id)
      return [row?.edition, edition].filter((id) => id !== undefined)
    }
    case 'entry':
    case 'refusal':
    case 'verdict':
      return [change.after?.edition ?? change.before?.edition].filter((id) => id !== undefined)
    case 'image': {
      const row = await db.transcriptions.get((change.after ?? change.before)?.transcription ?? '')
      return row === undefined ? [] : [row.edition]
    }
    case 'pages': {
      const row = await db.transcriptions.get(change.transcription)
      return row === undefined ? [] : [row.edition]
    }
    case 'steps': {
      const body = await db.bodies.get(change.body)
      const row = await db.transcriptions.get(body?.transcription ?? '')
      return row === undefined ? [] : [row.edition]
    }
  }
}
