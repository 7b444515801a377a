import { entryOf, refusalOf, verdictOf, type RefusalRow, type VerdictRow } from '../../store/rows'
import i18next from 'i18next'
import {
  editionFileVersion,
  type EditionFile,
  type FiledOriginal,
  type FiledTranscription,
} from '../../../shared/edition-file/edition-file'
import type { BackupFile, Problem } from '../../../shared/host'
import { PieceCache } from '../../../shared/pieces/piece-cache'
import { landmarksOf } from '../../../shared/queries/landmarks'
import { verdictKey } from '../../../shared/proofing/doubt'
import { refusalKey } from '../../../shared/register/refused-suggestions'
import { schemaVersion } from '../../../shared/schema/version'
import { inventoryInTurns } from '../../store/pieces'
import { belongingsOf, readTail, type FoundTail } from '../../store/read-tails'
import type { OriginalRow } from '../../store/rows'
import type { Session } from '../session'
import { readCopy } from './read-copy'
import { takeBack, tellLacking } from './restore'

const tailUnreadable = (title: string): Problem => ({
  code: 'tail-unreadable',
  message: `What Recto wrote down of “${title}” while you typed cannot be read. It was left as it is; the other texts are restored.`,
  values: { title },
})

/**
 * Restores whole editions from the last second copy of each and from tails: of each text whichever of the two is newer.
 * Shows the library then; what cannot be read is said.
 */
export async function restoreEverything(
  session: Session,
  tails: readonly FoundTail[],
  copies: readonly BackupFile[],
): Promise<void> {
  const editions = new Map<string, EditionFile>()
  for (const copy of copies) {
    const bytes = await session.host.ask('backups/read', copy.token)
    const read = bytes.ok ? await readCopy(bytes.value) : bytes
    if (read.ok) editions.set(read.value.file.edition.id, read.value.file)
    else session.tell(read.problem)
  }
  for (const tail of tails) {
    const into = homeOf(tail, editions)
    const file = await withTail(into, tail)
    if (file === null) session.tell(tailUnreadable(tail.title))
    else editions.set(file.edition.id, file)
  }
  let count = 0
  const lacking: string[] = []
  for (const file of editions.values()) {
    const texts = file.transcriptions.map(({ id }) => id)
    const restored = await takeBack(session, file, texts)
    if (restored !== null) count += 1
    lacking.push(...(restored?.lacking ?? []))
  }
  if (count === 0) return
  await letGoOfUnknown(session, tails)
  await session.showLibrary()
  session.toast(i18next.t('copy.restoredAll', { ns: 'recovery', count }))
  tellLacking(session, lacking)
}

/** Texts that came back under other ids have no use for their tails; all others go on with theirs. */
async function letGoOfUnknown(session: Session, tails: readonly FoundTail[]): Promise<void> {
  const { db } = session.store
  const ids = tails.map(({ text }) => text)
  const rows = await db.transcriptions.bulkGet(ids)
  const texts = ids.filter((_, index) => rows[index] === undefined)
  if (texts.length > 0) await db.scribe.ask({ kind: 'drop', texts }).catch(() => undefined)
}

/** The edition in which a text stands: it may have been moved since its tail was begun. */
function homeOf(tail: FoundTail, editions: ReadonlyMap<string, EditionFile>): EditionFile {
  const holder = [...editions.values()].find(({ transcriptions }) => transcriptions.some(({ id }) => id === tail.text))
  return holder ?? editions.get(tail.edition) ?? editionOf(tail)
}

function editionOf({ edition: id, editionName, at, contents }: FoundTail): EditionFile {
  const { edition } = contents.base
  const name = editionName === '' ? i18next.t('tails.edition', { ns: 'recovery' }) : editionName
  return {
    version: editionFileVersion,
    program: 'Recto',
    written: at,
    edition: { id, name, created: edition?.created ?? at, changed: at },
    transcriptions: [],
    register: [],
    refusals: [],
    verdicts: [],
    grammar: null,
    originals: [],
  }
}

/** An edition with the text of a tail, where that is newer than its own; `null` where the tail cannot be read. */
async function withTail(file: EditionFile, tail: FoundTail): Promise<EditionFile | null> {
  const copied = file.transcriptions.find(({ id }) => id === tail.text)
  if (copied !== undefined && copied.changed >= tail.at) return file
  const text = await filedTail(tail, copied)
  if (text === null) return copied === undefined ? null : file
  const { entries, refusals, verdicts, grammar, original } = belongingsOf(tail.contents)
  const others = file.transcriptions.filter(({ id }) => id !== tail.text)
  const known = new Set(file.register.map(({ id }) => id))
  const added = entries.filter(({ id }) => !known.has(id)).map(entryOf)
  return {
    ...file,
    transcriptions: [...others, text].sort((a, b) => a.position - b.position || a.created - b.created),
    register: [...file.register, ...added],
    refusals: withRefusals(file.refusals, refusals),
    verdicts: withVerdicts(file.verdicts, verdicts),
    grammar: file.grammar ?? grammar?.files ?? null,
    originals: withOriginal(file.originals, original),
  }
}

function withRefusals(filed: EditionFile['refusals'], rows: readonly RefusalRow[]): EditionFile['refusals'] {
  const known = new Set(filed.map(refusalKey))
  return [...filed, ...rows.filter((row) => !known.has(refusalKey(row))).map(refusalOf)]
}

function withVerdicts(filed: EditionFile['verdicts'], rows: readonly VerdictRow[]): EditionFile['verdicts'] {
  const known = new Set(filed.map(verdictKey))
  return [...filed, ...rows.filter((row) => !known.has(verdictKey(row))).map(verdictOf)]
}

async function filedTail(tail: FoundTail, copied: FiledTranscription | undefined): Promise<FiledTranscription | null> {
  const read = await readTail(tail.contents)
  if (read === null) return null
  const { root, ids, bytesOf } = await inventoryInTurns(read, new PieceCache())
  const { title, position, created, format } = tail.contents.base.transcription
  // What a copy has was kept with a state before; marks that were made since are in the tail.
  const known = belongingsOf(tail.contents).pages ?? copied?.pageRecords
  const { words, pages } = landmarksOf(read.doc)
  const pieces = new Map([...(copied?.pieces ?? []), ...[...ids].map((id) => [id, bytesOf(id)] as const)])
  return {
    ...{ id: tail.text, title, position, created, changed: tail.at, format, words, pages: pages.positions.length },
    ...{ tei: null, root, schema: schemaVersion, pieces, versions: copied?.versions ?? [] },
    original: tail.contents.base.body.original,
    ...(known !== null && known !== undefined && { pageRecords: { pages: known.pages, gone: known.gone } }),
  }
}

function withOriginal(originals: readonly FiledOriginal[], row: OriginalRow | null): readonly FiledOriginal[] {
  if (row === null || originals.some(({ id }) => id === row.id)) return originals
  const { id, name, format, file, unrepaired } = row
  return [...originals, { id, name, format, file, unrepaired: unrepaired ?? null }]
}
