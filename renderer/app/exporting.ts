import i18next from 'i18next'
import { endings, formatIds, type FormatId } from '../../shared/export/endings'
import type { FileRef, FileStamp } from '../../shared/host'
import { entryOf, type FileLink, type TranscriptionRow } from '../store/rows'
import type { Store } from '../store/store'
import { writtenInTurns } from '../store/written-doc'
import { bodyOf, originalOf } from './acts'
import { stampNow } from './edition-files/file-stamps'
import type { RegisterOfText, TextToWrite, TextWritten } from './export-worker'
import { doAct } from './library-actions'
import type { FileRead, FileToRead } from './import-worker'
import { fileName } from './file-name'
import { leaveToWrite } from './outside/leave-to-write'
import { bracketsTaken } from './brackets/brackets-taken'
import { lookInto } from './outside/outside-file'
import { writeAgain } from './export/export-again'
import { readChoice } from './export/export-choice'
import { FileReaderWorker, type ReadFile } from './read-file'
import { foundChanges } from './register/take-found'
import type { Remedy, RepairableFile } from './screen'
import type { Session } from './session'
import { writeText } from './write-text'

/** Exports a text in a format to a file that the person chooses, and remembers both; answers whether that was done. */
export async function exportAs(session: Session, row: TranscriptionRow, format: FormatId): Promise<boolean> {
  const written = await writtenText(session, row, format)
  if (written === null) return false
  const name = fileName(row.title) + endings[format]
  const answer = await session.host.ask('files/save-as', { name, bytes: written.bytes })
  if (!answer.ok) {
    session.tell(answer.problem, [elsewhere(session, row, format)])
    return false
  }
  const ref = answer.value
  if (ref === null) return false
  const stamp = await stampNow(session.host, ref, written.bytes)
  await session.store.keepExport(row.id, { format, ref, at: Date.now(), stamp })
  await keepKnown(session, row, ref, stamp)
  tell(session, i18next.t('export.done', { name: ref.name }), written)
  return true
}

/**
 * Writes the open text back to the TEI file that it came from; else exports it again as last time; else asks how to
 * export it. A file that is not as Recto knows it is written over only where the person says so.
 */
export async function exportAgain(session: Session): Promise<void> {
  const id = session.open?.text.id
  const row = id === undefined ? undefined : await session.store.transcription(id)
  if (row === undefined) return
  const isBack = row.format === 'tei' && row.origin !== null
  const choice = isBack ? null : readChoice(row.exported?.choice)
  if (row.exported !== null && choice !== null) {
    // All of the edition may have been written to the same place since, from another of its texts.
    const { exported } = (await session.store.edition(row.edition)) ?? {}
    const last = exported?.ref.token === row.exported.ref.token ? exported : row.exported
    await writeAgain(session, { kind: 'text', transcription: row }, { last, choice })
    return
  }
  const target = targetOf(row)
  if (target === null) session.dialog.set({ kind: 'export', subject: { kind: 'text', transcription: row } })
  else await writeBack(session, row, target)
}

async function writeBack(session: Session, row: TranscriptionRow, target: Target): Promise<void> {
  const { ref, format } = target
  const written = await writtenText(session, row, format)
  if (written === null) return
  const anew = () => exportAs(session, row, format)
  const remedies: readonly Remedy[] = [
    { code: 'export-elsewhere', run: () => void anew() },
    { code: 'try-again', run: () => void exportAgain(session) },
  ]
  const file = await lookInto(session.host, ref, target.stamp)
  if (!file.ok) {
    session.tell(file.problem, remedies)
    return
  }
  const answer = await leaveToWrite(session, ref, file.value, written.bytes)
  if (answer === 'elsewhere') await anew()
  if (answer !== 'overwrite') return
  const done = await session.host.ask('files/write', ref, written.bytes)
  if (!done.ok) {
    session.tell(done.problem, remedies)
    return
  }
  await keepKnown(session, row, ref, await stampNow(session.host, ref, written.bytes))
  const wasGone = file.value.kind === 'gone' && session.host.kind === 'electron'
  tell(session, i18next.t(wasGone ? 'outside.notThere' : 'export.written', { name: ref.name }), written)
}

/** Remembers how a file is now that it was read or written, wherever the text knows it. */
async function keepKnown(session: Session, row: TranscriptionRow, ref: FileRef, stamp: FileStamp): Promise<void> {
  const { store } = session
  if (row.origin?.token === ref.token) await store.keepOriginStamp(row.id, stamp)
  const { exported } = (await store.transcription(row.id)) ?? row
  if (exported?.ref.token === ref.token) await store.keepExport(row.id, { ...exported, stamp })
  session.outside.look()
}

/** To write the text to another place than the one that could not be written. */
function elsewhere(session: Session, row: TranscriptionRow, format: FormatId): Remedy {
  return { code: 'export-elsewhere', run: () => void exportAs(session, row, format) }
}

/** A file to write to as the text was read, or was exported whole. */
interface Target extends FileLink {
  readonly format: FormatId
}

function targetOf(row: TranscriptionRow): Target | null {
  if (row.format === 'tei' && row.origin !== null) return { format: 'tei', ref: row.origin, stamp: row.originStamp }
  if (row.exported === null) return null
  const { format: last, ref, stamp } = row.exported
  const format = formatIds.find((one) => one === last)
  return format === undefined ? null : { format, ref, stamp }
}

/** A text as a file of a format; a problem is told, and the answer `null` then. */
export async function writtenText(
  session: Session,
  row: TranscriptionRow,
  format: FormatId,
): Promise<TextWritten | null> {
  const text = await textOf(session, row, format)
  const answer = text === null ? null : await writeText(text)
  if (answer === null) return null
  if (answer.ok) return answer.value
  session.tell(answer.problem)
  return null
}

/** The text as it is on the screen, else as it is stored. */
async function textOf({ open, store }: Session, row: TranscriptionRow, format: FormatId): Promise<TextToWrite | null> {
  const about = { format, register: format === 'tei' ? await registerOfText(store, row) : null }
  if (open?.text.id === row.id) {
    const doc = await writtenInTurns(open.text.state.doc)
    return { ...about, doc, original: (await open.stored.original?.row()) ?? null }
  }
  const stored = await store.readText(row.id)
  if (stored === null) return null
  const original = stored.original === null ? null : ((await store.original(stored.original)) ?? null)
  return { ...about, doc: await writtenInTurns(stored.doc), original }
}

async function registerOfText(store: Store, { id, edition }: TranscriptionRow): Promise<RegisterOfText | null> {
  const rows = await store.db.entries.where('edition').equals(edition).toArray()
  const grammar = (await store.db.editions.get(edition))?.grammar ?? null
  if (rows.length === 0 && grammar === null) return null
  return {
    entries: rows.map(entryOf),
    text: id,
    grammar: grammar === null ? null : ((await store.grammar(grammar)) ?? null),
  }
}

function tell(session: Session, message: string, { lacking }: TextWritten): void {
  session.toast(lacking === 0 ? message : `${message}. ${i18next.t('export.substituted', { count: lacking })}`)
}

/**
 * Reads the file that a transcription came from again, or the original kept with it where the file cannot be had, and
 * puts what it gives in the place of the text. One undo in the library brings back what was there.
 */
export async function readAgain(session: Session, row: TranscriptionRow): Promise<void> {
  if (!(await session.rest())) return
  const source = await sourceOf(session, row)
  if (source === null) return
  const worker = new FileReaderWorker()
  const read = await worker.read({ ...source, ...(await bracketsTaken(session, row.edition)) })
  worker.stop()
  if (read === null) return
  if (read.ok) {
    const done = await putInPlace(session, row, read.file, 'read-again')
    if (done && row.origin !== null && source.content instanceof Uint8Array)
      await keepKnown(session, row, row.origin, await stampNow(session.host, row.origin, source.content))
  } else tellUnread(session, row, source, read)
}

function tellUnread(session: Session, row: TranscriptionRow, { name, content }: FileToRead, read: FileRead): void {
  const error = read.ok ? undefined : read.findings.find((finding) => finding.severity === 'error')
  if (error === undefined) return
  if (read.repairs.length === 0 || !(content instanceof Uint8Array)) {
    session.tell(error)
    return
  }
  const opened = { name, folder: '', ref: row.origin, content }
  const file: RepairableFile = { file: name, opened, repairs: read.repairs, error, transcription: row.id }
  session.dialog.set({ kind: 'repairs', files: [file], report: null })
}

/** Puts what was read of a file in the place of a text, in one act that can be undone in the library. */
export async function putInPlace(
  session: Session,
  row: TranscriptionRow,
  read: ReadFile,
  code: 'read-again' | 'repair',
): Promise<boolean> {
  const original = originalOf(read)
  const body = bodyOf(read, row.id, original.id)
  const before = { body: row.body, words: row.words, pages: row.pages }
  const after = { body: body.id, words: read.words, pages: read.pages }
  const found = [{ transcription: row.id, found: read.entries }]
  const changes = await foundChanges(session.store, row.edition, found)
  const done = await doAct(session, {
    label: { code, values: { name: row.title } },
    changes: [{ kind: 'transcription', id: row.id, before, after }, ...changes],
    created: { bodies: [body], pieces: read.pieces, originals: [original] },
  })
  if (done) await session.reopen(row.id)
  return done
}

async function sourceOf(session: Session, row: TranscriptionRow): Promise<FileToRead | null> {
  if (row.origin !== null) {
    const answer = await session.host.ask('files/read', row.origin)
    if (answer.ok) return { name: row.origin.name, content: answer.value }
    session.tell(answer.problem)
    return null
  }
  const stored = await session.store.readText(row.id)
  const original = await session.store.original(stored?.original ?? '')
  return original === undefined ? null : { name: original.name, content: original.file }
}
