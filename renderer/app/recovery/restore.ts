import i18next from 'i18next'
import type { EditionFile } from '../../../shared/edition-file/edition-file'
import type { BackupFile } from '../../../shared/host'
import { keepFiledImages, lackingImages } from '../../store/filed-images'
import { EditionMemory } from '../../store/edition-memory'
import { sharingPieces } from '../../store/pieces'
import { plannedIntake } from '../../store/plan-intake'
import type { SetAsideRow } from '../../store/rows'
import type { Salvage } from '../../store/salvage'
import { takeInDraft } from '../../store/take-in'
import { decode } from '../decode'
import { fileName } from '../file-name'
import { keepAs } from '../library-actions'
import type { Session } from '../session'
import { readCopy } from './read-copy'

/**
 * Restores texts of a copy into a new edition beside the others, in one act, and shows it; nothing is written over. `texts`
 * are their ids.
 */
export async function restoreCopy(session: Session, file: EditionFile, texts: readonly string[]): Promise<void> {
  const restored = await takeBack(session, file, texts)
  if (restored === null) return
  await session.showEdition(restored.edition)
  session.toast(i18next.t('copy.restored', { ns: 'recovery', name: restored.name }))
  tellLacking(session, restored.lacking)
}

/** Restores the last copy of each of several editions, and shows the library; what cannot be read is said. */
export async function restoreAll(session: Session, files: readonly BackupFile[]): Promise<void> {
  let count = 0
  const lacking: string[] = []
  for (const file of files) {
    const bytes = await session.host.ask('backups/read', file.token)
    const read = bytes.ok ? await readCopy(bytes.value) : bytes
    if (!read.ok) session.tell(read.problem)
    else {
      const texts = read.value.file.transcriptions.map(({ id }) => id)
      const restored = await takeBack(session, read.value.file, texts)
      if (restored !== null) count += 1
      lacking.push(...(restored?.lacking ?? []))
    }
  }
  if (count === 0) return
  await session.showLibrary()
  session.toast(i18next.t('copy.restoredAll', { ns: 'recovery', count }))
  tellLacking(session, lacking)
}

/**
 * Takes texts of an edition file into an edition of their own, in one act; `null` where that could not be done, which is
 * told. A whole edition that the library lacks keeps its id. Images come back with their bytes where the file has these; `lacking`
 * names the files of the others.
 */
export async function takeBack(
  session: Session,
  file: EditionFile,
  texts: readonly string[],
): Promise<{ readonly edition: string; readonly name: string; readonly lacking: readonly string[] } | null> {
  const { db } = session.store
  const whole = texts.length === file.transcriptions.length
  const isHere = (await db.editions.get(file.edition.id)) !== undefined
  // Only a whole edition that is not here keeps its id, for its second copies go on being its own then.
  const edition = whole && !isHere ? file.edition : { ...file.edition, id: crypto.randomUUID() }
  const wanted = file.transcriptions.filter(({ id }) => texts.includes(id))
  const part: EditionFile = { ...file, edition, transcriptions: wanted }
  const day = new Intl.DateTimeFormat(i18next.language, { dateStyle: 'medium' }).format(file.written)
  const name = isHere
    ? i18next.t('copy.restoredName', { ns: 'recovery', name: file.edition.name, day })
    : file.edition.name
  const label = i18next.t('copy.restoring', { ns: 'recovery', name })
  session.job.set({ label, done: 0, total: 1, cancel: () => undefined })
  const memory = new EditionMemory()
  const answer = await sharingPieces(db, async () => {
    const unkept = await keepFiledImages(db, part)
    if (unkept !== null) return { taken: null, done: { ok: false, problem: unkept } } as const
    const planned = await plannedIntake(db, part, memory, decode)
    const how = { way: 'copy', choices: {}, name, titles: {}, at: Date.now(), decode, memory } as const
    const taken = await takeInDraft(db, part, planned, how)
    return { taken, done: await session.store.commitAct(taken.draft) }
  }).finally(() => {
    session.job.set(null)
  })
  const { taken, done } = answer
  if (!done.ok || taken === null) {
    if (!done.ok) session.tell(done.problem)
    return null
  }
  return { edition: taken.edition, name, lacking: await lackingImages(db, part).catch(() => []) }
}

/** How many files are named at most. */
const mostNamed = 12

/** Says which files of page images are to be added again, for no copy has them. */
export function tellLacking(session: Session, names: readonly string[]): void {
  const all = [...new Set(names)]
  if (all.length === 0) return
  const more = all.length - mostNamed
  const list = new Intl.ListFormat(i18next.language).format(all.slice(0, mostNamed))
  session.tell({
    code: more > 0 ? 'many-images-to-add' : 'images-to-add',
    message: `Page images were too many for the copy. Add their files again: ${list}.`,
    values: { names: list, more },
  })
}

/** Restores what was set aside as a transcription of its own beside the one that it is of. */
export async function restoreAside(session: Session, row: SetAsideRow, salvage: Salvage): Promise<void> {
  const { store } = session
  const beside = await store.transcription(row.transcription)
  if (salvage.state === null || beside === undefined) return
  const title = i18next.t('aside.restoredAs', { ns: 'recovery', title: row.title })
  const { original } = row.body
  const known = original !== null && (await store.original(original)) !== undefined
  if (await keepAs(session, { ...salvage.state, original: known ? original : null }, beside, title))
    await session.showEdition(beside.edition)
}

/** Saves what was set aside as a file: what can be read of it, and all that was stored, for who looks into it. */
export async function saveAside(session: Session, row: SetAsideRow, salvage: Salvage): Promise<void> {
  const { doc } = salvage.state ?? {}
  const text = doc?.textBetween(0, doc.content.size, '\n', ' ') ?? null
  const all = { program: 'Recto', title: row.title, text, words: salvage.words, doc: doc?.toJSON() as unknown, row }
  const bytes = new TextEncoder().encode(`${JSON.stringify(all, null, 1)}\n`)
  const answer = await session.host.ask('files/save-as', { name: `${fileName(row.title)}.json`, bytes })
  if (!answer.ok) session.tell(answer.problem)
  else if (answer.value !== null) session.say(i18next.t('export.done', { name: answer.value.name }))
}
