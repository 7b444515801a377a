import i18next from 'i18next'
import type { FolderFile, FolderRef } from '../../../shared/host'
import type { LastExport } from '../../store/rows'
import { stampNow } from '../edition-files/file-stamps'
import type { Session } from '../session'
import type { ExportChoice } from './export-choice'
import type { ExportOutcome } from './export-order'
import { editionOf, type ExportSubject } from './export-subject'
import { isOfAll } from './order-of'

/** Files in a folder that are not as Recto left them, and may be written over only where the person says so. */
export interface FilesThere {
  readonly folder: FolderRef
  readonly paths: readonly string[]
}

/** Asks the person whether such files may be written over. */
export type AskToReplace = (there: FilesThere) => Promise<boolean>

/** Where an export is now. */
export type Saved = Pick<LastExport, 'ref' | 'stamp' | 'folder'>

/**
 * Saves what was exported where the person says, one file or several in a folder, and remembers how and where; answers whether
 * that was done.
 */
export async function saveExported(
  session: Session,
  subject: ExportSubject,
  choice: ExportChoice,
  { outcome, ask }: { readonly outcome: ExportOutcome; readonly ask: AskToReplace },
): Promise<boolean> {
  const saved = await savedSomewhere(session, outcome, ask)
  if (saved === null) return false
  await keepSaved(session, subject, choice, saved)
  session.toast(doneWords(saved))
  return true
}

/** What is said of files that were saved. */
export function doneWords({ ref, folder }: Saved): string {
  return folder === undefined
    ? i18next.t('export.done', { name: ref.name })
    : i18next.t('export.doneFolder', { name: ref.name, count: folder.length })
}

/** Remembers of a text, or of its edition where all of it was exported, how it was and where. */
export async function keepSaved(
  session: Session,
  subject: ExportSubject,
  choice: ExportChoice,
  saved: Saved,
): Promise<void> {
  const last: LastExport = { format: choice.format, choice, at: Date.now(), ...saved }
  if (subject.kind === 'text') await session.store.keepExport(subject.transcription.id, last)
  if (isOfAll(subject, choice)) await session.store.keepEditionExport(editionOf(subject), last)
  session.outside.look()
}

async function savedSomewhere(session: Session, { files }: ExportOutcome, ask: AskToReplace): Promise<Saved | null> {
  const [only, ...others] = files
  if (only === undefined) return null
  if (others.length > 0) {
    const folder = await session.host.ask('folders/choose')
    if (!folder.ok) session.tell(folder.problem)
    return folder.ok && folder.value !== null ? writeToFolder(session, folder.value, { files, known: [], ask }) : null
  }
  const answer = await session.host.ask('files/save-as', { name: only.path, bytes: only.bytes })
  if (!answer.ok) session.tell(answer.problem)
  const ref = answer.ok ? answer.value : null
  return ref === null ? null : { ref, stamp: await stampNow(session.host, ref, only.bytes) }
}

/** Writes files to a folder; `null` where that could not be, which is told, or the person did not want files there written over. */
export async function writeToFolder(
  session: Session,
  folder: FolderRef,
  {
    files,
    known,
    ask,
  }: Pick<ExportOutcome, 'files'> & { readonly known: readonly FolderFile[]; readonly ask: AskToReplace },
): Promise<Saved | null> {
  let replace = false
  for (;;) {
    const answer = await session.host.ask('folders/write', { folder, files, known, replace })
    if (!answer.ok) {
      session.tell(answer.problem)
      return null
    }
    if (answer.value.kind === 'written') return { ref: folder, stamp: null, folder: answer.value.files }
    if (replace || !(await ask({ folder, paths: answer.value.paths }))) return null
    replace = true
  }
}
