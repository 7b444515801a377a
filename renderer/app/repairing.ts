import i18next from 'i18next'
import type { RepairKind } from '../../shared/xml/repair'
import { bracketsTaken } from './brackets/brackets-taken'
import { putInPlace } from './exporting'
import { stampNow } from './edition-files/file-stamps'
import { takeIn, type Taken } from './import-files'
import type { FileToRead } from './import-worker'
import { FileReaderWorker, type ReadFile } from './read-file'
import type { Dialog, ImportReport, Refusal, RepairableFile } from './screen'
import type { Session } from './session'

/** Whether a file can be read once the flaws of these kinds are repaired. */
export function canRead({ repairs }: RepairableFile, kinds: ReadonlySet<RepairKind>): boolean {
  return repairs.every(({ needed, kind }) => !needed || kinds.has(kind))
}

/**
 * Repairs the flaws of these kinds and takes the texts in, in one act; a text that was taken in with its flaws is read
 * anew in its place. The files themselves stay as they are. `report` is what the repairs were shown from, whose
 * edition takes them.
 */
export function repairFiles(
  session: Session,
  files: readonly RepairableFile[],
  kinds: ReadonlySet<RepairKind>,
  report: ImportReport | null,
): Promise<void> {
  return session.intake.take(() => repairNow(session, files, kinds, report?.edition ?? null))
}

async function repairNow(
  session: Session,
  files: readonly RepairableFile[],
  kinds: ReadonlySet<RepairKind>,
  edition: string | null,
): Promise<void> {
  const wanted = files.filter((file) => canRead(file, kinds) && file.repairs.some(({ kind }) => kinds.has(kind)))
  const read = await readRepaired(session, wanted, {
    repair: [...kinds],
    ...(await bracketsTaken(session, edition)),
  })
  if (read === null) return
  const { fresh, known, refused } = read
  for (const { id, file } of known) {
    const row = await session.store.transcription(id)
    if (row === undefined || !(await session.rest()) || !(await putInPlace(session, row, file, 'repair'))) return
  }
  const left = files.filter((file) => !wanted.includes(file) && file.transcription === null)
  if (fresh.length > 0) await takeIn(session, fresh, { refused, repairable: left }, edition)
  else if (refused.length > 0)
    session.dialog.set({
      kind: 'report',
      report: { edition: null, taken: [], refused, repairable: left, lacksData: false, cancelled: false },
    })
}

/** Leaves files as they are: goes back to the report, where it says more than that they can be repaired. */
export function leaveRepairs(session: Session, { report }: Pick<Extract<Dialog, { kind: 'repairs' }>, 'report'>): void {
  const more = report !== null && report.taken.length + report.refused.length > 0
  session.dialog.set(more ? { kind: 'report', report: { ...report, repairable: [] } } : null)
}

interface Repaired {
  readonly fresh: readonly Taken[]
  readonly known: readonly { readonly id: string; readonly file: ReadFile }[]
  readonly refused: readonly Refusal[]
}

async function readRepaired(
  session: Session,
  files: readonly RepairableFile[],
  how: Pick<FileToRead, 'repair' | 'brackets'>,
): Promise<Repaired | null> {
  const worker = new FileReaderWorker()
  const fresh: Taken[] = []
  const known: { id: string; file: ReadFile }[] = []
  const refused: Refusal[] = []
  let cancelled = false
  const cancel = () => {
    cancelled = true
    worker.stop()
  }
  for (const [done, { file, opened, transcription }] of files.entries()) {
    const { name, content } = opened
    session.job.set({ label: i18next.t('import.reading', { name }), done, total: files.length, cancel })
    const read = await worker.read({ name, content, ...how })
    if (read === null) break
    if (!read.ok) refused.push({ file, findings: read.findings })
    else if (transcription === null) {
      const stamp = opened.ref && (await stampNow(session.host, opened.ref, content))
      fresh.push({ read: read.file, opened, stamp })
    } else known.push({ id: transcription, file: read.file })
  }
  worker.stop()
  session.job.set(null)
  return cancelled ? null : { fresh, known, refused }
}
