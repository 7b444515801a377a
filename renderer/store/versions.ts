import type { VersionWhy } from '../../shared/edition-file/edition-file'
import type { Answer, Problem } from '../../shared/host'
import type { PieceCache } from '../../shared/pieces/piece-cache'
import type { TextState } from '../../shared/pieces/text-state'
import { schemaVersion } from '../../shared/schema/version'
import type { Database } from './db'
import { keepState, readPieces, sharingPieces } from './pieces'
import { LibraryGone, writeProblem } from './problems'
import type { VersionAct, VersionRow } from './rows'

/** A state that is to be kept. */
export interface NewVersion {
  readonly transcription: string
  readonly state: TextState
  readonly why: VersionWhy
  /** What the person called it; `null` for one kept unasked. */
  readonly name: string | null
  /** The act before which it is kept. */
  readonly act: VersionAct | null
  readonly words: number
  readonly pages: number
}

const versionUnreadable: Problem = {
  code: 'version-unreadable',
  message:
    'This version cannot be read, because a part of it is damaged or missing. The text and its other versions are as ' +
    'they were.',
}

const versionNewer: Problem = {
  code: 'version-newer',
  message: 'This version was kept by a newer Recto, which is needed to read it. Nothing was changed.',
}

/**
 * Keeps a state of a text. Parts that are stored already are not stored again; nor is a state that equals the last
 * version, unasked. Answers with its row.
 */
export async function keepVersion(db: Database, cache: PieceCache, version: NewVersion): Promise<Answer<VersionRow>> {
  const { state, ...facts } = version
  try {
    return await sharingPieces(db, async () => {
      const { root } = await keepState(db, state, cache)
      return db.transaction('rw', db.versions, db.transcriptions, db.bodies, async () => {
        const transcription = await db.transcriptions.get(version.transcription)
        if (transcription === undefined) throw new LibraryGone()
        const original = (await db.bodies.get(transcription.body))?.original ?? null
        const last = await db.versions.where('transcription').equals(version.transcription).last()
        const equal = last?.root === root && last.original === original ? last : null
        const known = equal === null ? null : await keptAgain(db, equal, version)
        if (known !== null) return { ok: true, value: known }
        const row = { ...facts, id: crypto.randomUUID(), at: Date.now(), root, schema: schemaVersion, original }
        const seq = await db.versions.add(row)
        return { ok: true, value: { ...row, seq } }
      })
    })
  } catch (error) {
    return { ok: false, problem: writeProblem(error) }
  }
}

const unasked: ReadonlySet<VersionWhy> = new Set(['began', 'interval', 'before-act', 'before-restore'])

/**
 * The last version, where a state that equals it is to be kept: it is not kept twice unasked, and takes the name that the
 * person gives it, unless it has one. `null` where the state is to be kept all the same.
 */
async function keptAgain(db: Database, last: VersionRow, { why, name }: NewVersion): Promise<VersionRow | null> {
  if (unasked.has(why)) return last
  if (why !== 'named' || last.name !== null) return null
  await db.versions.update(last.seq, { name })
  return { ...last, name }
}

/** The versions of a text in the order in which they were kept, the oldest first. */
export function versionsOf(db: Database, transcription: string): Promise<readonly VersionRow[]> {
  return db.versions.where('transcription').equals(transcription).sortBy('seq')
}

/** Reads a version. */
export async function readVersion(db: Database, { root, schema }: VersionRow): Promise<Answer<TextState>> {
  const reading = await readPieces(db, root)
  if (reading.ok) return { ok: true, value: { doc: reading.doc, guesses: reading.guesses } }
  return { ok: false, problem: schema > schemaVersion ? versionNewer : versionUnreadable }
}

/** Calls a version something, or nothing any more. */
export async function nameVersion(db: Database, seq: number, name: string | null): Promise<Answer<null>> {
  try {
    await db.versions.update(seq, { name })
    return { ok: true, value: null }
  } catch (error) {
    return { ok: false, problem: writeProblem(error) }
  }
}

/** Lets a version go. Its pieces stay until they are swept. */
export async function dropVersion(db: Database, seq: number): Promise<Answer<null>> {
  try {
    await db.versions.delete(seq)
    return { ok: true, value: null }
  } catch (error) {
    return { ok: false, problem: writeProblem(error) }
  }
}
