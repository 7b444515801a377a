import i18next from 'i18next'
import { saidData } from '../../shared/queries/edition-data'
import { readPractice } from '../../shared/queries/editorial-practice'
import type { PageRecord } from '../../shared/proofing/page-record'
import { schemaVersion } from '../../shared/schema/version'
import type { ActDraft } from '../store/acts'
import type {
  ActLabel,
  BodyRow,
  Change,
  EditionRow,
  EntryRow,
  PageRecordsRow,
  RefusalRow,
  VerdictRow,
  TranscriptionRow,
  WordsRow,
} from '../store/rows'
import { editionNewer } from '../store/problems'
import { refusalsOf } from '../store/library'
import { imagesOf } from '../store/images'
import type { Store } from '../store/store'
import type { TextRead } from '../store/texts'
import {
  createdRows,
  deleteEdition,
  deleteTranscription,
  emptyTranscription,
  moveTranscription,
  newEdition,
  orderTranscriptions,
  piecesOf,
  renameEdition,
  renameTranscription,
  type NewTranscription,
} from './acts'
import { guessesOf } from '../editor/plugins/guesses'
import { changesReadOnly } from './edition-files/read-only-editions'
import { messageOf } from './i18n'
import { entriesForMove } from './register/entries-for-move'
import { marksForMove } from './rounds/marks-for-move'
import type { OpenTranscription } from './screen'
import { actsOf } from './register/edition-acts'
import type { Session } from './session'
import { keepBeforeAct, keepBeforeTurn } from './versions/before-act'

/** What an act is called in the language of the interface. */
export function actName(label: ActLabel): string {
  return messageOf(`act.${label.code}`, label.values) ?? label.code
}

/** What is said of an act that was `undone`, or done again, where `left` places of its texts stay as they are. */
export function turnedMessage(label: ActLabel, left: number, undone: boolean): string {
  const turned = i18next.t(undone ? 'undone' : 'redone', { act: actName(label) })
  return left === 0 ? turned : `${turned}. ${i18next.t('stayed', { count: left })}`
}

/** Does an act, says what it was, and offers to undo it; answers whether it was done. */
export async function doAct(session: Session, draft: ActDraft, quiet = false): Promise<boolean> {
  await keepBeforeAct(session, draft.label, draft.changes)
  if (await changesReadOnly(session.store.db, draft)) {
    session.tell(editionNewer)
    return false
  }
  const answer = await session.store.commitAct(draft)
  if (!answer.ok) {
    session.tell(answer.problem)
    return false
  }
  const id = answer.value
  const message = actName(draft.label)
  if (quiet) session.say(message)
  else
    session.toast(message, {
      label: i18next.t('undo'),
      run: () => void undo(session, id),
    })
  return true
}

/** Undoes the last act of the library, or the one with this id. */
export async function undo(session: Session, id?: string): Promise<void> {
  session.toasts.set([])
  await keepBeforeTurn(session, false, id)
  const answer = await actsOf(session).turn(false, id)
  if (!answer.ok)
    session.toast(messageOf(`problem.${answer.problem.code}`, answer.problem.values) ?? answer.problem.message)
  else {
    session.toast(turnedMessage(answer.value.label, answer.value.left, true))
    await session.refresh()
  }
}

/** Does again what was undone last. */
export async function redo(session: Session): Promise<void> {
  session.toasts.set([])
  await keepBeforeTurn(session, true)
  const answer = await actsOf(session).turn(true)
  if (!answer.ok)
    session.toast(messageOf(`problem.${answer.problem.code}`, answer.problem.values) ?? answer.problem.message)
  else {
    session.toast(turnedMessage(answer.value.label, answer.value.left, false))
    await session.refresh()
  }
}

/** Makes an edition without transcriptions and shows it. */
export async function createEdition(session: Session, name: string): Promise<void> {
  const edition = newEdition(name, Date.now())
  const label = { code: 'create-edition', values: { name } } as const
  if (await doAct(session, { label, changes: [], created: { editions: [edition] } }, true))
    await session.showEdition(edition.id)
}

/** Makes a transcription without text at the end of an edition, and opens it. */
export async function createTranscription(session: Session, edition: string): Promise<void> {
  const title = i18next.t('untitled')
  const { data } = readPractice((await session.store.edition(edition))?.practice)
  const position = await nextPosition(session.store, edition)
  const made = emptyTranscription(title, edition, position, Date.now(), saidData(data))
  const label = { code: 'create-transcription', values: { name: title } } as const
  if (await doAct(session, { label, changes: [], created: createdRows([made]) }, true))
    await session.openTranscription(made.transcription.id)
}

/** Gives an edition another name. */
export const changeName = (session: Session, edition: EditionRow, name: string): Promise<boolean> =>
  doAct(session, renameEdition(edition, name), true)

/** Gives a transcription another title. */
export const changeTitle = (session: Session, row: TranscriptionRow, title: string): Promise<boolean> =>
  doAct(session, renameTranscription(row, title), true)

/** Deletes an edition and offers to have it back. */
export async function removeEdition(session: Session, edition: EditionRow): Promise<void> {
  if (session.edition === edition.id && !(await session.showLibrary())) return
  await doAct(session, deleteEdition(edition, Date.now()))
}

/** Deletes a transcription and offers to have it back. */
export async function removeTranscription(session: Session, row: TranscriptionRow): Promise<void> {
  if (session.open?.text.id === row.id && !(await session.showEdition(row.edition))) return
  await doAct(session, deleteTranscription(row, Date.now()))
}

/** Puts the transcription `id` of `rows` at another index. */
export async function putAt(
  session: Session,
  rows: readonly TranscriptionRow[],
  id: string,
  index: number,
): Promise<void> {
  const row = rows.find((one) => one.id === id)
  if (row === undefined) return
  const others = rows.filter((one) => one.id !== id)
  const at = Math.max(0, Math.min(index, others.length))
  const draft = orderTranscriptions([...others.slice(0, at), row, ...others.slice(at)])
  if (draft.changes.length === 0) return
  if (await doAct(session, draft, true))
    session.say(i18next.t('movedTo', { name: row.title, place: at + 1, count: rows.length }))
}

/** Moves a transcription to the end of another edition, with the entries of the register that it points at. */
export async function moveTo(session: Session, row: TranscriptionRow, edition: EditionRow): Promise<void> {
  if (session.open?.text.id === row.id && !(await session.showEdition(row.edition))) return
  const moved = moveTranscription(row, edition, await nextPosition(session.store, edition.id))
  const entries = await entriesForMove(session, row, edition.id)
  const marks = await marksForMove(session, row, edition)
  await doAct(session, { ...moved, changes: [...moved.changes, ...entries, ...marks] })
}

/** Copies a transcription, to stand after it. */
export async function copyTranscription(session: Session, row: TranscriptionRow): Promise<void> {
  await session.rest()
  const position = row.position + 0.5
  const made = await copyOf(session.store, row, i18next.t('copyOf', { name: row.title }), row.edition, position)
  if (made === null) return
  const label = { code: 'duplicate-transcription', values: { name: row.title } } as const
  const changes = await pointersForCopy(session.store, row, made.transcription.id)
  const { pageRecords, images } = await pagesForCopies(session.store, [[row.id, made]])
  await doAct(session, { label, changes: [...changes, ...images], created: { ...createdRows([made]), pageRecords } })
}

/** Keeps an open text that cannot be saved as a copy beside the transcription that it is of; answers whether it did. */
export async function keepCopy(session: Session, { text, stored }: OpenTranscription): Promise<boolean> {
  const { transcription: row, original } = stored
  const { doc } = text.state
  const source = { doc, guesses: guessesOf(text.state), original: original?.id ?? null }
  return keepAs(session, source, row, i18next.t('copyOf', { name: row.title }))
}

/** Keeps a text as a transcription of its own beside this one; answers whether it did. */
export async function keepAs(
  session: Session,
  source: TextCopied,
  row: TranscriptionRow,
  title: string,
): Promise<boolean> {
  const made = copyFrom(source, row, title, row.edition, row.position + 0.5)
  const label = { code: 'keep-copy', values: { name: title } } as const
  const changes = await pointersForCopy(session.store, row, made.transcription.id)
  const { pageRecords, images } = await pagesForCopies(session.store, [[row.id, made]])
  return doAct(session, { label, changes: [...changes, ...images], created: { ...createdRows([made]), pageRecords } })
}

/** Copies an edition with all its transcriptions and its register. */
export async function copyEdition(session: Session, edition: EditionRow): Promise<void> {
  const { store } = session
  await session.rest()
  const name = i18next.t('copyOf', { name: edition.name })
  const { rounds = null, practice = null } = (await store.edition(edition.id)) ?? {}
  const copy = { ...newEdition(name, Date.now()), grammar: edition.grammar, rounds, practice }
  const rows = await store.transcriptionsOf(edition.id)
  const copies = await Promise.all(rows.map((row) => copyOf(store, row, row.title, copy.id, row.position)))
  const copiedAs = new Map(rows.map(({ id }, index) => [id, copies[index]?.transcription.id]))
  const entries = await store.registerOf(edition.id)
  const changes = entries.map((entry) => {
    const pointers = entry.pointers.flatMap(({ value, text }) => {
      const copied = text === null ? null : copiedAs.get(text)
      return copied === undefined ? [] : [{ value, text: copied }]
    })
    const after: EntryRow = { ...entry, pointers, id: crypto.randomUUID(), edition: copy.id }
    return { kind: 'entry', id: after.id, before: null, after } as const
  })
  const refusals = (await refusalsOf(store.db, edition.id)).map((row) => {
    const after: RefusalRow = { ...row, id: crypto.randomUUID(), edition: copy.id }
    return { kind: 'refusal', id: after.id, before: null, after } as const
  })
  const verdicts = (await store.db.verdicts.where('edition').equals(edition.id).toArray()).map((row) => {
    const after: VerdictRow = { ...row, id: crypto.randomUUID(), edition: copy.id }
    return { kind: 'verdict', id: after.id, before: null, after } as const
  })
  const made = copies.filter((one) => one !== null)
  const { pageRecords, images } = await pagesForCopies(
    store,
    rows.map(({ id }, index) => [id, copies[index] ?? null]),
  )
  const label = { code: 'duplicate-edition', values: { name: edition.name } } as const
  await doAct(session, {
    label,
    changes: [...changes, ...refusals, ...verdicts, ...images],
    created: { ...createdRows(made, [copy]), pageRecords },
  })
}

/** What makes the pointers that mean an entry in one text mean it in a copy of that text in the same edition as well. */
async function pointersForCopy(
  store: Store,
  { id, edition }: TranscriptionRow,
  copy: string,
): Promise<readonly Change[]> {
  return (await store.registerOf(edition)).flatMap((entry): Change[] => {
    const own = entry.pointers.filter(({ text }) => text === id).map(({ value }) => ({ value, text: copy }))
    if (own.length === 0) return []
    const before: EntryRow = { ...entry, edition }
    return [{ kind: 'entry', id: entry.id, before, after: { ...before, pointers: [...entry.pointers, ...own] } }]
  })
}

/** What is known of the pages of texts, and their images, for their copies; these share the bytes of the images. */
async function pagesForCopies(
  { db }: Store,
  copies: readonly (readonly [text: string, copy: NewTranscription | null])[],
): Promise<{ readonly pageRecords: readonly PageRecordsRow[]; readonly images: readonly Change[] }> {
  const pageRecords: PageRecordsRow[] = []
  const images: Change[] = []
  for (const [text, copy] of copies) {
    if (copy === null) continue
    const transcription = copy.transcription.id
    const rows = (await imagesOf(db, text)).map((row) => ({
      of: row.id,
      after: { ...row, id: crypto.randomUUID(), transcription },
    }))
    images.push(...rows.map(({ after }) => ({ kind: 'image', id: after.id, before: null, after }) as const))
    const copied = new Map(rows.map(({ of, after }) => [of, after.id]))
    const known = await db.pageRecords.get(text)
    if (known === undefined) continue
    const own = (record: PageRecord): PageRecord => {
      const image = record.image === null ? undefined : copied.get(record.image.image)
      const link = record.image === null || image === undefined ? null : { ...record.image, image }
      return { ...record, id: crypto.randomUUID(), image: link }
    }
    pageRecords.push({ transcription, pages: known.pages.map(own), gone: known.gone.map(own) })
  }
  return { pageRecords, images }
}

/** What a copy is made of. */
type TextCopied = Pick<TextRead, 'doc' | 'guesses' | 'original'>

async function copyOf(
  store: Store,
  row: TranscriptionRow,
  title: string,
  edition: string,
  position: number,
): Promise<NewTranscription | null> {
  const text = await store.readText(row.id)
  return text === null ? null : copyFrom(text, row, title, edition, position)
}

function copyFrom(
  { doc, guesses, original }: TextCopied,
  row: TranscriptionRow,
  title: string,
  edition: string,
  position: number,
): NewTranscription {
  const id = crypto.randomUUID()
  const at = Date.now()
  const text = doc.textBetween(0, doc.content.size, '\n', ' ')
  const { root, pieces } = piecesOf({ doc, guesses })
  const body: BodyRow = {
    id: crypto.randomUUID(),
    transcription: id,
    schema: schemaVersion,
    root,
    through: 0,
    original,
  }
  const words: WordsRow = { transcription: id, text }
  const copied = { ...row, id, title, edition, position, body: body.id, created: at, changed: at }
  return {
    transcription: { ...copied, origin: null, originStamp: null, exported: null },
    body,
    pieces,
    original: null,
    words,
  }
}

/** The position after the last transcription of an edition. */
export async function nextPosition(store: Store, edition: string): Promise<number> {
  const rows = await store.transcriptionsOf(edition)
  return (rows.at(-1)?.position ?? -1) + 1
}

/** By what the transcriptions of an edition can be put in order. */
export type TranscriptionSort = 'title' | 'created' | 'changed'

/** Puts the transcriptions of an edition in order; undo brings the order made by hand back. */
export async function sortBy(
  session: Session,
  rows: readonly TranscriptionRow[],
  sort: TranscriptionSort,
): Promise<void> {
  const titles = new Intl.Collator(i18next.language, { numeric: true })
  const sorted = rows.toSorted((a, b) => {
    if (sort === 'title') return titles.compare(a.title, b.title)
    return sort === 'created' ? a.created - b.created : b.changed - a.changed
  })
  const draft = orderTranscriptions(sorted)
  if (draft.changes.length > 0) await doAct(session, draft)
}
