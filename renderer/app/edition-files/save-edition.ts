import i18next from 'i18next'
import type { Answer, FileHolder, FileRef, Problem } from '../../../shared/host'
import { linkEdition } from '../../store/edition-link'
import { editionNewer } from '../../store/problems'
import type { EditionRow, FileLink } from '../../store/rows'
import { fileName } from '../file-name'
import { settleXml } from '../xml'
import type { Session } from '../session'
import { ask } from './edition-file-ask'
import { editionGone } from './edition-file-problems'
import type { Written } from './edition-file-questions'
import type { Contents } from './edition-files'
import { fileNow, stampNow } from './file-stamps'
import { openEdition, working } from './open-edition'

/** What the person agreed to: to take the file from who holds it, and to write over the file with this digest. */
interface Agreed {
  readonly take: boolean
  readonly over: string | null
}

/** What came of saving. */
type Saved =
  | { readonly kind: 'saved' }
  | { readonly kind: 'held'; readonly holder: FileHolder | null }
  | { readonly kind: 'changed'; readonly bytes: Uint8Array; readonly digest: string }
  | { readonly kind: 'problem'; readonly problem: Problem }

const whole: Contents = { history: true, originals: true, images: 'all', keep: true }

/** Saves an edition to its file; asks for a place where it has none. Answers whether it is saved. */
export async function saveEdition(session: Session, id: string): Promise<boolean> {
  const row = await ready(session, id)
  if (row === null) return false
  if (row.file === null) return saveTo(session, row)
  return save(session, row, row.file.ref, { take: false, over: null })
}

/** Saves an edition to another file, which is its file from then on. */
export async function saveEditionAs(session: Session, id: string): Promise<boolean> {
  const row = await ready(session, id)
  return row !== null && saveTo(session, row)
}

/** Gives a copy of an edition away, which stays linked to its own file. */
export async function shareEdition(session: Session, id: string): Promise<void> {
  const row = await ready(session, id)
  if (row === null) return
  const contents = await ask(session, { kind: 'share', edition: row })
  if (contents === null) return
  const written = await write(session, row, { ...contents, keep: false })
  if (!written.ok) {
    tell(session, written.problem)
    return
  }
  const { bytes } = written.value
  const name = `${fileName(row.name)}.recto`
  if (await handedOver(name, bytes)) return
  const answer = await session.host.ask('files/save-as', { name, bytes })
  if (!answer.ok) session.tell(answer.problem, [again(() => shareEdition(session, id))])
  else if (answer.value !== null) session.toast(i18next.t('shared', { ns: 'edition-files', name: answer.value.name }))
}

/** The edition, once all that is typed is stored; `null` where it cannot be saved. */
async function ready(session: Session, id: string): Promise<EditionRow | null> {
  if (!(await settleXml(session))) return null
  if (!(await session.rest())) {
    const state = session.saveState.get()
    if (state.kind === 'failed') session.tell(state.problem)
    return null
  }
  const row = await session.store.edition(id)
  const problem = row?.removed !== null ? editionGone : row.readOnly !== null ? editionNewer : null
  if (problem !== null) session.tell(problem)
  return problem === null ? (row ?? null) : null
}

async function save(session: Session, row: EditionRow, ref: FileRef, agreed: Agreed): Promise<boolean> {
  const saved = await alone(session, ref, () => saveNow(session, row, ref, agreed))
  switch (saved.kind) {
    case 'saved':
      session.toast(i18next.t('saved', { ns: 'edition-files', name: ref.name }))
      return true
    case 'held': {
      const answer = await ask(session, { kind: 'held', name: ref.name, holder: saved.holder })
      if (answer === 'elsewhere') return saveTo(session, row)
      return answer === 'take' && save(session, row, ref, { ...agreed, take: true })
    }
    case 'changed':
      return afterChange(session, row, ref, agreed, saved)
    case 'problem':
      tell(session, saved.problem, () => saveTo(session, row))
      return false
  }
}

/** One window of this program after the other saves to a file. */
async function alone<T>({ store }: Session, { token }: FileRef, work: () => Promise<T>): Promise<T> {
  return await navigator.locks.request(`${store.db.name}/file/${token}`, work)
}

async function saveNow(session: Session, row: EditionRow, ref: FileRef, agreed: Agreed): Promise<Saved> {
  const { host, store } = session
  const holder = await session.fileHolds.hold(ref, agreed.take)
  if (holder !== null) return { kind: 'held', holder }
  const written = await write(session, row, whole)
  if (!written.ok) return { kind: 'problem', problem: written.problem }
  const now = await fileNow(host, ref)
  if (!now.ok) return { kind: 'problem', problem: now.problem }
  // Another window may have saved while this one waited.
  const known = (await store.edition(row.id))?.file?.stamp?.digest
  if (now.value !== null && now.value.stamp.digest !== known && now.value.stamp.digest !== agreed.over)
    return { kind: 'changed', bytes: now.value.bytes, digest: now.value.stamp.digest }
  const { bytes, missing } = written.value
  const answer = await host.ask('files/write', ref, bytes)
  if (!answer.ok && answer.problem.code === 'taken-over') return { kind: 'held', holder: null }
  if (!answer.ok) return { kind: 'problem', problem: answer.problem }
  const problem = await link(session, row, ref, bytes)
  if (problem !== null) return { kind: 'problem', problem }
  tellMissing(session, missing)
  return { kind: 'saved' }
}

/** Another program has written the file since: nothing is written before the person said what becomes of that. */
async function afterChange(
  session: Session,
  row: EditionRow,
  ref: FileRef,
  agreed: Agreed,
  { bytes, digest }: Extract<Saved, { readonly kind: 'changed' }>,
): Promise<boolean> {
  const read = await session.editionFiles.read(bytes)
  const held = read.ok ? read.value.held : null
  const theirs = held?.intake.edition.id === row.id ? held.intake : null
  held?.putAway()
  const answer = await ask(session, { kind: 'changed', name: ref.name, edition: row.name, theirs })
  if (answer === 'elsewhere') return saveTo(session, row)
  if (answer === 'overwrite') return save(session, row, ref, { ...agreed, over: digest })
  if (answer !== 'theirs') return false
  const findings = await openEdition(session, ref.name, ref, bytes)
  const [problem] = findings
  if (problem !== undefined) {
    session.tell(problem)
    return false
  }
  // Left without a choice, the file is not known to be taken in, and so nothing is written over it.
  const known = (await session.store.edition(row.id))?.file?.stamp?.digest
  return known === digest && save(session, row, ref, agreed)
}

async function saveTo(session: Session, row: EditionRow): Promise<boolean> {
  const written = await write(session, row, whole)
  if (!written.ok) {
    tell(session, written.problem)
    return false
  }
  const { bytes, missing } = written.value
  const name = row.file?.ref.name ?? `${fileName(row.name)}.recto`
  const answer = await session.host.ask('files/save-as', { name, bytes })
  if (!answer.ok) {
    session.tell(answer.problem, [again(() => saveEditionAs(session, row.id))])
    return false
  }
  const ref = answer.value
  if (ref === null) return false
  const problem = await link(session, row, ref, bytes)
  if (problem !== null) {
    session.tell(problem)
    return false
  }
  await session.fileHolds.hold(ref, false)
  session.toast(i18next.t('saved', { ns: 'edition-files', name: ref.name }))
  tellMissing(session, missing)
  return true
}

async function link(session: Session, row: EditionRow, ref: FileRef, bytes: Uint8Array): Promise<Problem | null> {
  const file: FileLink = { ref, stamp: await stampNow(session.host, ref, bytes) }
  const answer = await linkEdition(session.store.db, row.id, file)
  return answer.ok ? null : answer.problem
}

async function write(session: Session, row: EditionRow, contents: Contents): Promise<Answer<Written>> {
  const label = i18next.t('writing', { ns: 'edition-files', name: row.name })
  // What is quick is not shown.
  let shown = false
  const answer = await session.editionFiles.write(row.id, contents, (done, total) => {
    shown = true
    working(session, label, done, total)
  })
  if (shown) session.job.set(null)
  return answer
}

function tellMissing(session: Session, missing: readonly string[]): void {
  if (missing.length === 0) return
  const titles = missing.join(', ')
  const message = i18next.t('missing', { ns: 'edition-files', count: missing.length, titles })
  session.tell({ code: 'edition-file-missing', message, values: { titles } })
}

function tell(session: Session, problem: Problem, elsewhere?: () => Promise<unknown>): void {
  if (problem.code === 'edition-file-stopped') return
  session.tell(problem, elsewhere === undefined ? [] : [{ code: 'save-elsewhere', run: () => void elsewhere() }])
}

const again = (work: () => Promise<unknown>) => ({ code: 'try-again', run: () => void work() }) as const

/** Hands a file to the system's share sheet; answers whether there is one that takes it. */
async function handedOver(name: string, bytes: Uint8Array): Promise<boolean> {
  const files = [new File([new Uint8Array(bytes)], name, { type: 'application/zip' })]
  if (!('canShare' in navigator) || !navigator.canShare({ files })) return false
  try {
    await navigator.share({ files, title: name })
    return true
  } catch (error) {
    // Cancelled by the person; a sheet that fails is as good as none.
    return error instanceof DOMException && error.name === 'AbortError'
  }
}
