import i18next from 'i18next'
import type { TranscriptionRow } from '../../store/rows'
import { stampNow } from '../edition-files/file-stamps'
import type { Session } from '../session'
import type { ExportChoice } from './export-choice'
import type { ExportOutcome } from './export-order'

/**
 * Saves what was exported where the person says, and remembers of a text how and where; answers whether that was done. `row` is
 * `null` for an edition that is exported from where it stands.
 */
export async function saveExported(
  session: Session,
  row: TranscriptionRow | null,
  choice: ExportChoice,
  { file }: ExportOutcome,
): Promise<boolean> {
  const answer = await session.host.ask('files/save-as', { name: file.path, bytes: file.bytes })
  if (!answer.ok) {
    session.tell(answer.problem)
    return false
  }
  const ref = answer.value
  if (ref === null) return false
  const stamp = await stampNow(session.host, ref, file.bytes)
  if (row !== null)
    await session.store.keepExport(row.id, { format: choice.format, choice, ref, at: Date.now(), stamp })
  session.outside.look()
  session.toast(i18next.t('export.done', { name: ref.name }))
  return true
}
