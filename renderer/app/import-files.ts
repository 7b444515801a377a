import i18next from 'i18next'
import type { Finding } from '../../shared/finding'
import type { OpenedFile } from '../../shared/host'
import type { Store } from '../store/store'
import { createdRows, fromFile, newEdition, type NewTranscription } from './acts'
import { doAct, nextPosition } from './library-actions'
import { FileReaderWorker, type ReadFile } from './read-file'
import type { ImportReport, Refusal } from './screen'
import type { Session } from './session'

interface Taken {
  readonly read: ReadFile
  readonly opened: OpenedFile
}

/**
 * Reads files in a Worker and takes their texts into an edition, or into a new one where `edition` is `null`: all of
 * them in one act, so that one undo takes them out again. What was refused, and why, comes in one report. A file that
 * comes alone and without trouble is opened at once.
 */
export async function importFiles(
  session: Session,
  files: readonly OpenedFile[],
  edition: string | null,
): Promise<void> {
  if (session.job.get() !== null) {
    session.toast(i18next.t('import.busy'))
    return
  }
  if (files.length === 0) {
    session.toast(i18next.t('import.none'))
    return
  }
  const { taken, refused, cancelled } = await readAll(session, files)
  if (cancelled || taken.length === 0) {
    const report: ImportReport = { edition: null, taken: [], refused, cancelled }
    session.dialog.set({ kind: 'report', report })
    return
  }
  await takeIn(session, taken, refused, edition)
}

/** Waits for dropped files, which in a large folder takes a while; `null` where the person does not want to wait. */
export async function collected(
  session: Session,
  files: Promise<readonly OpenedFile[]>,
): Promise<readonly OpenedFile[] | null> {
  if (session.job.get() !== null) return files
  const stopped = new Promise<null>((resolve) => {
    const cancel = () => {
      resolve(null)
    }
    session.job.set({ label: i18next.t('import.collecting'), done: 0, total: 1, cancel })
  })
  const found = await Promise.race([files, stopped])
  session.job.set(null)
  return found
}

async function readAll(session: Session, files: readonly OpenedFile[]) {
  const worker = new FileReaderWorker()
  const [taken, refused]: [Taken[], Refusal[]] = [[], []]
  let cancelled = false
  const cancel = () => {
    cancelled = true
    worker.stop()
  }
  for (const [done, opened] of files.entries()) {
    const { name, folder, content } = opened
    session.job.set({ label: i18next.t('import.reading', { name }), done, total: files.length, cancel })
    const file = folder + name
    if (!content.ok) {
      refused.push({ file, findings: [content.problem] })
      continue
    }
    const read = await worker.read({ name, content: content.value })
    if (read === null) break
    if (read.ok) taken.push({ read: read.file, opened })
    else refused.push({ file, findings: errorsOf(read.findings) })
  }
  worker.stop()
  session.job.set(null)
  return { taken, refused, cancelled }
}

/** The errors, which stopped the reading, without what else was found on the way. */
function errorsOf(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding) => finding.severity === 'error').slice(0, 5)
}

async function takeIn(
  session: Session,
  taken: readonly Taken[],
  refused: readonly Refusal[],
  target: string | null,
): Promise<void> {
  const at = Date.now()
  const fresh = target === null ? newEdition(await editionName(taken, session.store), at) : null
  const edition = fresh?.id ?? target ?? ''
  const start = fresh === null ? await nextPosition(session.store, edition) : 0
  const made = taken.map(({ read, opened }, index) => fromFile(read, opened.ref, edition, start + index, at))
  const created = createdRows(made, fresh === null ? [] : [fresh])
  const first = made[0]
  const label = { code: 'import', values: { count: made.length, name: first?.transcription.title ?? '' } } as const
  if (!(await doAct(session, { label, changes: [], created }))) return
  if (first !== undefined && made.length === 1 && refused.length === 0)
    await session.openTranscription(first.transcription.id)
  else {
    if (session.edition !== edition) await session.showEdition(edition)
    session.dialog.set({ kind: 'report', report: reportOf(edition, taken, made, refused) })
  }
}

function reportOf(
  edition: string,
  taken: readonly Taken[],
  made: readonly NewTranscription[],
  refused: readonly Refusal[],
): ImportReport {
  return {
    edition,
    cancelled: false,
    refused,
    taken: taken.map(({ read, opened }, index) => ({
      transcription: made[index]?.transcription.id ?? '',
      title: read.title,
      file: opened.folder + opened.name,
      guesses: read.guesses.length,
      findings: read.findings.filter((finding) => finding.severity !== 'info'),
    })),
  }
}

/** A new edition is called after the folder that its texts came from, else just “New edition”, numbered where needed. */
async function editionName(taken: readonly Taken[], { db }: Store): Promise<string> {
  const folder = taken[0]?.opened.folder.split('/')[0] ?? ''
  if (folder !== '') return folder
  const names = new Set((await db.editions.toArray()).filter((row) => row.removed === null).map((row) => row.name))
  const plain = i18next.t('import.editionName')
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? plain : `${plain} ${String(number)}`
    if (!names.has(name)) return name
  }
}

/**
 * Opens files that were handed to the program from outside. A file that the library holds already is shown as it is
 * there, instead of being taken in a second time.
 */
export async function openFromOutside(session: Session, files: readonly OpenedFile[]): Promise<void> {
  const known = await session.store.transcriptionFrom(files.flatMap((file) => (file.ref === null ? [] : [file.ref])))
  if (known !== null && files.length === 1) await session.openTranscription(known)
  else await importFiles(session, files, session.edition)
}
