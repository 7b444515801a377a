import i18next from 'i18next'
import type { Finding } from '../../shared/finding'
import { isEditionFile, isImageFile, type FileStamp, type OpenedFile } from '../../shared/host'
import type { RepairGroup } from '../../shared/import/repair-groups'
import { dataLacking, dataOfCorpus, saidData } from '../../shared/queries/edition-data'
import { presetPractice, readPractice } from '../../shared/queries/editorial-practice'
import type { FoundInText } from '../../shared/register/entries-of-texts'
import { countsOf } from '../../shared/register/take-entries'
import type { Created } from '../store/acts'
import type { Change, EditionRow, TranscriptionRow } from '../store/rows'
import type { Store } from '../store/store'
import { stampNow } from './edition-files/file-stamps'
import { openEditions } from './edition-files/open-edition'
import { problemText } from './i18n'
import { foundChanges, foundWords } from './register/take-found'
import { askCorpora } from './ask-corpora'
import { bracketsTaken } from './brackets/brackets-taken'
import { createdRows, fromFile, newEdition, type NewTranscription } from './acts'
import { doAct, nextPosition } from './library-actions'
import { imagesNeedText } from './page-images/image-problems'
import type { FileToRead } from './import-worker'
import { FileReaderWorker, type ReadCorpus, type ReadFile } from './read-file'
import type { ImportReport, Refusal, RepairableFile } from './screen'
import type { Session } from './session'

/** Opens the host's dialog for files or a folder and takes in what is chosen. */
export async function openFiles(session: Session, folder: boolean): Promise<void> {
  const answer = await session.host.ask('files/open', folder ? 'folder' : 'texts')
  if (!answer.ok) session.tell(answer.problem)
  else if (answer.value.length > 0) await importFiles(session, answer.value, session.edition)
}

/** A file that was read, to be taken in. */
export interface Taken {
  readonly read: ReadFile
  readonly opened: Omit<OpenedFile, 'content'>
  /** The file as it was read; `null` where it cannot be written back to. */
  readonly stamp: FileStamp | null
  /** The file's bytes, where something in it could be repaired that does not keep it from being read. */
  readonly offer?: { readonly content: Uint8Array; readonly repairs: readonly RepairGroup[] }
  /** Of a text that stood in a file with others, what they have in common. */
  readonly corpus?: ReadCorpus
}

/** What an act that takes texts in does beside. */
export interface BesideTexts {
  readonly changes: readonly Change[]
  readonly created: Pick<Created, 'pageRecords'>
}

/** What is to be done with texts that are taken in, in the same act; `name` is that of the file. */
export type Beside = (
  made: readonly { readonly name: string; readonly transcription: TranscriptionRow }[],
) => Promise<BesideTexts>

/** What became of the files that were not taken in. */
type NotTaken = Pick<ImportReport, 'refused' | 'repairable'>

/**
 * Reads files in a Worker and takes their texts into an edition, or into a new one where `edition` is `null`: all of
 * them in one act, so that one undo takes them out again. What was refused, and why, comes in one report. A file that
 * comes alone and without trouble is opened at once. Edition files are opened before the texts. Files that come while
 * others are taken in wait for those.
 */
export function importFiles(
  session: Session,
  files: readonly OpenedFile[],
  edition: string | null,
  beside?: Beside,
): Promise<void> {
  return session.intake.take(() => importNow(session, files.map(unlessImage), edition, beside))
}

/** Images of pages among texts are refused: nobody says whose pages they show. */
const unlessImage = (file: OpenedFile): OpenedFile =>
  isImageFile(file.name) ? { ...file, content: { ok: false, problem: imagesNeedText } } : file

async function importNow(
  session: Session,
  files: readonly OpenedFile[],
  edition: string | null,
  beside?: Beside,
): Promise<void> {
  if (files.length === 0) {
    session.toast(i18next.t('import.none'))
    return
  }
  const refused = await openEditions(
    session,
    files.filter(({ name }) => isEditionFile(name)),
  )
  const texts = files.filter(({ name }) => !isEditionFile(name))
  if (texts.length === 0 && refused.length === 0) return
  const apart = await askCorpora(session, texts)
  if (apart === null) {
    session.toast(i18next.t('report.cancelled'))
    return
  }
  const { taken, cancelled, ...read } = await readAll(session, texts, {
    apart: apart === 'each',
    ...(await bracketsTaken(session, edition)),
  })
  const rest = { ...read, refused: [...refused, ...read.refused] }
  if (cancelled || taken.length === 0) {
    const report: ImportReport = { edition, taken: [], lacksData: false, ...rest, cancelled }
    session.dialog.set({ kind: 'report', report })
    return
  }
  await takeIn(session, taken, rest, edition, beside)
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

async function readAll(session: Session, files: readonly OpenedFile[], how: Pick<FileToRead, 'apart' | 'brackets'>) {
  const worker = new FileReaderWorker()
  const [taken, refused, repairable]: [Taken[], Refusal[], RepairableFile[]] = [[], [], []]
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
    const read = await worker.read({ name, content: content.value, ...how })
    if (read === null) break
    const { repairs } = read
    if (read.ok) {
      const stamp = opened.ref && (await stampNow(session.host, opened.ref, content.value))
      const offer = repairs.length > 0 ? { offer: { content: content.value, repairs } } : {}
      const { corpus } = read.file
      // A file that holds several texts is no place to write one of them to.
      if (corpus === undefined) taken.push({ read: read.file, opened, stamp, ...offer })
      else
        for (const one of [read.file, ...corpus.others])
          taken.push({ read: one, opened: { ...opened, ref: null }, stamp: null, corpus })
      continue
    }
    const findings = errorsOf(read.findings)
    if (repairs.length === 0) refused.push({ file, findings })
    else {
      const found = { ...opened, content: content.value }
      repairable.push({ file, opened: found, repairs, error: findings[0] ?? null, transcription: null })
    }
  }
  worker.stop()
  session.job.set(null)
  return { taken, refused, repairable, cancelled }
}

/** The errors, which stopped the reading, without what else was found on the way. */
function errorsOf(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding) => finding.severity === 'error').slice(0, 5)
}

/** Takes what was read into an edition, or into a new one where `target` is `null`, in one act. */
export async function takeIn(
  session: Session,
  taken: readonly Taken[],
  rest: NotTaken,
  target: string | null,
  beside: Beside = () => Promise.resolve({ changes: [], created: {} }),
): Promise<void> {
  const at = Date.now()
  const fresh =
    target === null ? { ...newEdition(await editionName(taken, session.store), at), ...practiceOf(taken) } : null
  const edition = fresh?.id ?? target ?? ''
  const start = fresh === null ? await nextPosition(session.store, edition) : 0
  const made = taken.map(({ read, opened, stamp }, index) =>
    // A page or a Word file is no place to write TEI to.
    read.converted === true
      ? fromFile(read, null, edition, start + index, at)
      : fromFile(read, opened.ref, edition, start + index, at, stamp),
  )
  const created = createdRows(made, fresh === null ? [] : [fresh])
  const first = made[0]
  const label = { code: 'import', values: { count: made.length, name: first?.transcription.title ?? '' } } as const
  const ids = made.map(({ transcription }) => transcription.id)
  const found = [
    ...foundForAll(taken, ids),
    ...ids.map((transcription, index) => ({ transcription, found: taken[index]?.read.entries ?? [] })),
  ]
  const more = await beside(
    made.map(({ transcription }, index) => ({ name: taken[index]?.opened.name ?? '', transcription })),
  )
  const changes = [...(await foundChanges(session.store, edition, found)), ...more.changes]
  if (!(await doAct(session, { label, changes, created: { ...created, ...more.created } }))) return
  const { data } = readPractice((fresh ?? (await session.store.edition(edition)))?.practice)
  const lacksData = taken.some(({ read }) => Object.keys(dataLacking(read.header, data)).length > 0)
  const report = { ...reportOf(edition, taken, made, rest), lacksData }
  if (first !== undefined && made.length === 1 && rest.refused.length + rest.repairable.length === 0) {
    await session.openTranscription(first.transcription.id)
    const entries = foundWords(countsOf(taken[0]?.read.entries ?? []))
    if (entries !== null) session.say(entries)
    if (lacksData) offerData(session, edition)
    tellConverted(session, taken[0]?.read)
    tellBrackets(session, taken[0]?.read)
    offerRepairs(session, report.repairable)
    return
  }
  if (session.edition !== edition) await session.showEdition(edition)
  session.dialog.set({ kind: 'report', report })
}

/** What files that hold several texts list for all of them. */
function foundForAll(taken: readonly Taken[], ids: readonly string[]): readonly FoundInText[] {
  const corpora = new Set(taken.flatMap(({ corpus }) => corpus ?? []))
  return [...corpora].flatMap((corpus): readonly FoundInText[] => {
    const [first, ...others] = ids.filter((_id, index) => taken[index]?.corpus === corpus)
    return first === undefined ? [] : [{ transcription: first, others, found: corpus.entries }]
  })
}

/** Tells that a file became TEI, and what could not be taken along. */
function tellConverted(session: Session, read: ReadFile | undefined): void {
  if (read?.converted !== true) return
  const lost = read.findings.map(problemText)
  session.toast([i18next.t('import.converted', { name: read.name }), ...lost].join(' '))
}

/** Tells how many brackets became tags, where the edition has it so. */
function tellBrackets(session: Session, read: ReadFile | undefined): void {
  const count = read?.brackets ?? 0
  if (count > 0) session.toast(i18next.t('brackets.done', { ns: 'interventions', count }))
}

/** Offers to write what the edition says of all its texts into the headers that lack it. */
function offerData(session: Session, edition: string): void {
  const run = () => {
    session.dialog.set({ kind: 'write-headers', edition, source: 'data' })
  }
  session.toast(i18next.t('import.lacksData'), { label: i18next.t('import.writeData'), run })
}

/** What a new edition begins with: what a file that held all of its texts says of them. */
function practiceOf(taken: readonly Taken[]): Pick<EditionRow, 'practice'> {
  const [corpus, ...others] = new Set(taken.map((one) => one.corpus))
  if (corpus === undefined || others.length > 0) return {}
  const data = dataOfCorpus(corpus.header)
  return Object.keys(saidData(data)).length === 0 ? {} : { practice: { ...presetPractice, data } }
}

/** Tells of flaws in a text that was opened as it is. */
function offerRepairs(session: Session, files: readonly RepairableFile[]): void {
  if (files.length === 0) return
  const run = () => {
    session.dialog.set({ kind: 'repairs', files, report: null })
  }
  session.toast(i18next.t('repairs.offer', { count: repairsIn(files) }), { label: i18next.t('repairs.show'), run })
}

const repairsIn = (files: readonly RepairableFile[]): number =>
  files.reduce((sum, { repairs }) => sum + repairs.reduce((count, group) => count + group.count, 0), 0)

function reportOf(
  edition: string,
  taken: readonly Taken[],
  made: readonly NewTranscription[],
  { refused, repairable }: NotTaken,
): ImportReport {
  const offers = taken.flatMap(({ opened, offer }, index): RepairableFile[] => {
    if (offer === undefined) return []
    const transcription = made[index]?.transcription.id ?? null
    const { content, repairs } = offer
    return [{ file: opened.folder + opened.name, opened: { ...opened, content }, repairs, error: null, transcription }]
  })
  return {
    edition,
    cancelled: false,
    lacksData: false,
    refused,
    repairable: [...repairable, ...offers],
    taken: taken.map(({ read, opened }, index) => ({
      transcription: made[index]?.transcription.id ?? '',
      title: read.title,
      file: opened.folder + opened.name,
      guesses: read.guesses.length,
      entries: countsOf([...(read.corpus?.entries ?? []), ...read.entries]),
      findings: read.findings.filter((finding) => finding.severity !== 'info'),
    })),
  }
}

/** A new edition is called after the folder that its texts came from, or as the file that held them all calls them, else just “New edition”, numbered where needed. */
async function editionName(taken: readonly Taken[], { db }: Store): Promise<string> {
  const folder = taken[0]?.opened.folder.split('/')[0] ?? ''
  if (folder !== '') return folder
  const together = new Set(taken.map(({ corpus }) => corpus?.title ?? ''))
  const [title = ''] = together
  if (together.size === 1 && title !== '') return title
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
