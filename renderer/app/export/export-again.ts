import i18next from 'i18next'
import type { EditionRow, LastExport } from '../../store/rows'
import { stampNow } from '../edition-files/file-stamps'
import { leaveToWrite } from '../outside/leave-to-write'
import { lookInto } from '../outside/outside-file'
import type { Remedy } from '../screen'
import type { Session } from '../session'
import { exportEdition } from './export-edition'
import { readChoice, type ExportChoice } from './export-choice'
import type { ExportOutcome } from './export-order'
import type { ExportSubject } from './export-subject'
import { orderOf } from './order-of'
import { doneWords, keepSaved, saveExported, writeToFolder, type AskToReplace, type Saved } from './save-exported'
import { isMadeBy } from './window-formats'
import { writeExport } from './write-export'

/** Exports an edition again as last time; asks how where it never was exported, or what was chosen then is not understood. */
export async function exportEditionAgain(session: Session, edition: EditionRow): Promise<void> {
  const last = edition.exported ?? null
  const choice = readChoice(last?.choice)
  if (last === null || choice === null || !isMadeBy(session.host.kind, choice.format))
    await exportEdition(session, edition)
  else await writeAgain(session, { kind: 'edition', edition }, { last, choice })
}

/** Writes a text, or an edition, to where it was exported last, as it was then; what stands there and was changed is asked about. */
export async function writeAgain(
  session: Session,
  subject: ExportSubject,
  { last, choice }: { readonly last: LastExport; readonly choice: ExportChoice },
): Promise<void> {
  const outcome = await written(session, subject, choice)
  if (outcome === null) return
  const again: Again = { session, subject, last, choice, outcome }
  const one = outcome.files.length === 1
  // An edition that had several texts and has one, or the other way about, goes elsewhere than last time.
  if (one !== (last.folder === undefined)) {
    await saveExported(session, subject, choice, { outcome, ask: askInDialog(session) })
    return
  }
  const saved = one ? await overFile(again) : await overFolder(again)
  if (saved === null) return
  await keepSaved(session, subject, choice, saved)
  session.toast(one ? i18next.t('export.written', { name: saved.ref.name }) : doneWords(saved))
}

/** An export that is done again, and what came of it. */
interface Again {
  readonly session: Session
  readonly subject: ExportSubject
  readonly last: LastExport
  readonly choice: ExportChoice
  readonly outcome: ExportOutcome
}

async function overFile({ session, subject, last, choice, outcome }: Again): Promise<Saved | null> {
  const { ref, stamp } = last
  const bytes = outcome.files[0]?.bytes ?? new Uint8Array()
  const elsewhere = () => {
    session.dialog.set({ kind: 'export', subject })
  }
  const remedies: readonly Remedy[] = [
    { code: 'export-elsewhere', run: elsewhere },
    { code: 'try-again', run: () => void writeAgain(session, subject, { last, choice }) },
  ]
  const file = await lookInto(session.host, ref, stamp)
  if (!file.ok) {
    session.tell(file.problem, remedies)
    return null
  }
  const answer = await leaveToWrite(session, ref, file.value, bytes)
  if (answer === 'elsewhere') elsewhere()
  if (answer !== 'overwrite') return null
  const done = await session.host.ask('files/write', ref, bytes)
  if (done.ok) return { ref, stamp: await stampNow(session.host, ref, bytes) }
  session.tell(done.problem, remedies)
  return null
}

function overFolder({ session, last, outcome: { files } }: Again): Promise<Saved | null> {
  return writeToFolder(session, last.ref, { files, known: last.folder ?? [], ask: askInDialog(session) })
}

/** Asks in a dialog of its own. */
function askInDialog(session: Session): AskToReplace {
  return (there) =>
    new Promise((resolve) => {
      session.dialog.set({ kind: 'replace-files', there, answer: resolve })
    })
}

/** What is exported, while the window shows how far it is; a problem is told, and the answer `null` then. */
async function written(session: Session, subject: ExportSubject, choice: ExportChoice): Promise<ExportOutcome | null> {
  const order = await orderOf(session, subject, choice)
  if (order === null) return null
  const abort = new AbortController()
  const show = (done: number) => {
    const format = i18next.t(`formats.${choice.format}.name`, { ns: 'export' })
    const label = i18next.t('writing', { ns: 'export', format })
    session.job.set({ label, done: Math.round(done * 100), total: 100, cancel: () => abort.abort() })
  }
  show(0)
  const answer = await writeExport(session.host, order, { signal: abort.signal, progress: show })
  session.job.set(null)
  if (answer.ok) return answer.value
  if (!abort.signal.aborted) session.tell(answer.problem)
  return null
}
