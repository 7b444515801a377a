import { idsUnder } from '../../shared/pieces/pieces-under'
import type { PieceId } from '../../shared/pieces/piece'
import type { Database } from './db'
import { fetchFrom, lockOf } from './pieces'
import type { EditionRow, TranscriptionRow } from './rows'

/** Takes out what was deleted before `before`, with all that belongs to it, and the acts that are older. */
export async function sweep(db: Database, before: number): Promise<void> {
  const isOld = isOldBy(before)
  const texts = await db.transaction('rw', db.tables, async () => {
    const editions = await db.editions.filter(isOld).primaryKeys()
    const goneEditions = new Set(editions)
    const rows = await db.transcriptions.filter((row) => isOld(row) || goneEditions.has(row.edition)).toArray()
    const ids = rows.map((row) => row.id)
    const bodies = await db.bodies.where('transcription').anyOf(ids).primaryKeys()
    await db.editions.bulkDelete(editions)
    await db.entries.where('edition').anyOf(editions).delete()
    await db.refusals.where('edition').anyOf(editions).delete()
    await db.verdicts.where('edition').anyOf(editions).delete()
    await db.transcriptions.bulkDelete(ids)
    await db.words.bulkDelete(ids)
    await db.mentionCounts.bulkDelete(ids)
    await db.places.bulkDelete(ids)
    await db.bodies.bulkDelete(bodies)
    await db.heads.bulkDelete(bodies)
    await db.journal.where('body').anyOf(bodies).delete()
    await db.versions.where('transcription').anyOf(ids).delete()
    await db.setAside.where('transcription').anyOf(ids).delete()
    await db.images.where('transcription').anyOf(ids).delete()
    await db.pageRecords.bulkDelete(ids)
    await db.comparisons.bulkDelete(ids)
    await db.acts.bulkDelete(await oldActs(db, before))
    await sweepOriginals(db)
    await sweepGrammars(db)
    return ids
  })
  // Only these: what is not in the library is not deleted, it may have been lost.
  if (texts.length > 0) await db.scribe.ask({ kind: 'drop', texts }).catch(() => undefined)
}

/** When it was deleted, but not before it was last changed: a clock that was set back must not make it look long ago. */
const isOldBy =
  (before: number) =>
  ({ removed, created, changed }: EditionRow | TranscriptionRow): boolean =>
    removed !== null && Math.max(removed, created, changed) < before

/** The acts that are older than `before`. They stand in order, so none is older than one before it, whatever the clock said. */
async function oldActs(db: Database, before: number): Promise<number[]> {
  const old: number[] = []
  let latest = -Infinity
  await db.acts.each(({ seq, at }) => {
    latest = Math.max(latest, at)
    if (latest < before) old.push(seq)
  })
  return old
}

/** Takes out the originals of which no text, no version and nothing that was set aside was read. */
async function sweepOriginals(db: Database): Promise<void> {
  const used = new Set<string | null>()
  await db.bodies.each(({ original }) => used.add(original))
  await db.versions.each(({ original }) => used.add(original))
  await db.setAside.each(({ body }) => used.add(body.original))
  const ids = await db.originals.toCollection().primaryKeys()
  await db.originals.bulkDelete(ids.filter((id) => !used.has(id)))
}

/** Takes out the grammars that no edition has and no act brings back. */
async function sweepGrammars(db: Database): Promise<void> {
  const used = new Set<string | null | undefined>()
  await db.editions.each(({ grammar }) => used.add(grammar))
  await db.acts.each(({ changes }) => {
    for (const change of changes)
      if (change.kind === 'edition') used.add(change.before.grammar).add(change.after.grammar)
  })
  const ids = await db.grammars.toCollection().primaryKeys()
  await db.grammars.bulkDelete(ids.filter((id) => !used.has(id)))
}

/** What came of a sweep of pieces: `busy` where somebody writes pieces, `unsure` where something damaged may refer to any. */
export type PiecesSwept = 'swept' | 'busy' | 'unsure'

/** Takes out the pieces, and the bytes of images, that no checkpoint, no version and nothing that was set aside refers to (Web Locks API). */
export async function sweepPieces(db: Database): Promise<PiecesSwept> {
  const swept = async (lock: Lock | null) => {
    if (lock === null) return 'busy'
    await sweepImageBytes(db)
    return sweepNow(db)
  }
  return navigator.locks.request(lockOf(db), { mode: 'exclusive', ifAvailable: true }, swept)
}

/** Takes out the bytes of images that no text has and no act brings back. */
async function sweepImageBytes(db: Database): Promise<void> {
  await db.transaction('rw', db.images, db.imageBytes, db.acts, async () => {
    const used = new Set<string | undefined>()
    await db.images.each(({ bytes }) => used.add(bytes))
    await db.acts.each(({ changes }) => {
      for (const change of changes) if (change.kind === 'image') used.add(change.before?.bytes).add(change.after?.bytes)
    })
    const ids = await db.imageBytes.toCollection().primaryKeys()
    await db.imageBytes.bulkDelete(ids.filter((id) => !used.has(id)))
  })
}

async function sweepNow(db: Database): Promise<PiecesSwept> {
  const used = new Set<PieceId>()
  if (!(await mark(db, used))) return 'unsure'
  // What an act or a rescue has written meanwhile, which are one transaction each, is looked for in this one.
  return db.transaction('rw', db.pieces, db.bodies, db.versions, db.setAside, async (): Promise<PiecesSwept> => {
    if (!(await mark(db, used))) return 'unsure'
    const ids = await db.pieces.toCollection().primaryKeys()
    await db.pieces.bulkDelete(ids.filter((id) => !used.has(id)))
    return 'swept'
  })
}

async function mark(db: Database, used: Set<PieceId>): Promise<boolean> {
  const fetch = fetchFrom(db)
  for (const root of await rootsOf(db)) if (!(await idsUnder(root, fetch, used))) return false
  return true
}

async function rootsOf(db: Database): Promise<readonly PieceId[]> {
  const roots: PieceId[] = []
  await db.bodies.each(({ root }) => root !== undefined && roots.push(root))
  await db.versions.each(({ root }) => roots.push(root))
  await db.setAside.each(({ body: { root } }) => root !== undefined && roots.push(root))
  return roots
}
