import type { Entry } from '../../shared/register/entry'
import type { Answer, FileRef, FileStamp } from '../../shared/host'
import { actToTurn, commitAct, redoAct, undoAct, type ActDraft } from './acts'
import { PieceCache } from '../../shared/pieces/piece-cache'
import type { CheckAt } from '../../shared/pieces/read-state'
import type { TextState } from '../../shared/pieces/text-state'
import { Database } from './db'
import { registerOf, searchLibrary, transcriptionsOf, type LibraryMatches } from './library'
import { openProblem } from './problems'
import type {
  ActLabel,
  ActRow,
  EditionRow,
  GrammarRow,
  HereRow,
  LastExport,
  OriginalRow,
  PlaceRow,
  TranscriptionRow,
  VersionRow,
} from './rows'
import { liveUntilStopped } from './live'
import { beginNewLog } from './new-log'
import { rawText, type RawText } from './raw-text'
import { beginRun, type Run } from './runs'
import { sweep, sweepPieces } from './sweep'
import { openText, readText, type StoredText } from './texts'
import { dropVersion, keepVersion, nameVersion, readVersion, versionsOf, type NewVersion } from './versions'

/** How long something deleted can be had back after a restart, in milliseconds: thirty days. */
const keptFor = 30 * 24 * 60 * 60 * 1000

/** How long after the start pieces that nobody refers to are swept, in milliseconds. */
const restBeforeSweep = 45_000
/** How long until they are swept again, where Recto is left open for days. */
const betweenSweeps = 6 * 60 * 60 * 1000

/** The library as it is stored. There is one; the session is the only one who writes through it. */
export class Store {
  readonly db: Database
  readonly #cache = new PieceCache()
  readonly #run: Run
  #sweeping: ReturnType<typeof setTimeout> | undefined

  constructor(db: Database, run: Run) {
    this.db = db
    this.#run = run
    this.#sweepAfter(restBeforeSweep)
  }

  /** Calls `listener` with what `query` answers, now and whenever that changes, in another window too. Holds none of them once it is stopped. */
  live<T>(query: (db: Database) => Promise<T>, listener: (value: T) => void, failed: (error: unknown) => void) {
    return liveUntilStopped(this.db, { query, listener, failed })
  }

  /** Does everything of an act or nothing; answers with the id of the act. */
  commitAct(draft: ActDraft): Promise<Answer<string>> {
    return commitAct(this.db, draft)
  }

  /** Undoes the last act, or the one with this id; answers with what it was called. */
  undoAct(id?: string): Promise<Answer<ActLabel>> {
    return undoAct(this.db, id)
  }

  /** The act that undo would take back, or redo do again (`undone`): the last one, or the one with this id. */
  actToTurn(undone: boolean, id?: string): Promise<ActRow | undefined> {
    return actToTurn(this.db, undone, id)
  }

  /** Does again what was undone last. */
  redoAct(): Promise<Answer<ActLabel>> {
    return redoAct(this.db)
  }

  /** Begins to read a text that is about to be opened, where that can be done beside the thread. */
  readAhead(id: string): void {
    this.db.journalScribe.read(id)
  }

  /** Opens a text, to edit it where it is this window's (`isMine`). What cannot be read of it is set aside then. */
  openText(id: string, isMine = true, check: CheckAt = 'now'): Promise<Answer<StoredText>> {
    return openText(this.db, this.#cache, id, isMine, check)
  }

  /** A text that is not open: its doc, guesses and the id of its original. */
  readText(id: string) {
    return readText(this.db, id)
  }

  /** A text that is not open as it is stored, to be put together in a Worker; `null` where it is not there. */
  rawText(id: string): Promise<RawText | null> {
    return rawText(this.db, id)
  }

  /** Keeps a state of a text; answers with its row. */
  keepVersion(version: NewVersion): Promise<Answer<VersionRow>> {
    return keepVersion(this.db, this.#cache, version)
  }

  /** The versions of a text in the order in which they were kept, the oldest first. */
  versionsOf(transcription: string): Promise<readonly VersionRow[]> {
    return versionsOf(this.db, transcription)
  }

  readVersion(row: VersionRow): Promise<Answer<TextState>> {
    return readVersion(this.db, row)
  }

  /** Calls a version something, or nothing any more. */
  nameVersion(seq: number, name: string | null): Promise<Answer<null>> {
    return nameVersion(this.db, seq, name)
  }

  /** Lets a version go. */
  dropVersion(seq: number): Promise<Answer<null>> {
    return dropVersion(this.db, seq)
  }

  edition(id: string): Promise<EditionRow | undefined> {
    return this.db.editions.get(id)
  }

  transcription(id: string): Promise<TranscriptionRow | undefined> {
    return this.db.transcriptions.get(id)
  }

  /** The transcriptions of an edition that are not deleted, in order. */
  transcriptionsOf(edition: string): Promise<readonly TranscriptionRow[]> {
    return transcriptionsOf(this.db, edition)
  }

  /** The register of an edition, by name. */
  registerOf(edition: string): Promise<readonly Entry[]> {
    return registerOf(this.db, edition)
  }

  /** Finds editions by name and transcriptions by title and text. */
  search(query: string): Promise<LibraryMatches> {
    return searchLibrary(this.db, query)
  }

  /** The transcription that was read from one of these files, `null` where none was. */
  async transcriptionFrom(files: readonly FileRef[]): Promise<string | null> {
    const tokens = new Set(files.map((file) => file.token))
    const isFrom = (row: TranscriptionRow) =>
      row.removed === null && row.origin !== null && tokens.has(row.origin.token)
    for (const row of await this.db.transcriptions.filter(isFrom).toArray())
      if ((await this.db.editions.get(row.edition))?.removed === null) return row.id
    return null
  }

  grammar(id: string): Promise<GrammarRow | undefined> {
    return this.db.grammars.get(id)
  }

  original(id: string): Promise<OriginalRow | undefined> {
    return this.db.originals.get(id)
  }

  /** Remembers where in a text the person is. */
  async keepPlace(place: PlaceRow): Promise<void> {
    await this.db.places.put(place)
  }

  here(): Promise<HereRow | undefined> {
    return this.db.here.get('here')
  }

  /** Remembers where in the program the person is. */
  async keepHere(edition: string | null, transcription: string | null): Promise<void> {
    const { db } = this
    await db.transaction('rw', db.here, async () => {
      const last = transcription ?? (await db.here.get('here'))?.last ?? null
      await db.here.put({ key: 'here', edition, transcription, last, at: Date.now() })
    })
  }

  /** Remembers how the file that a text came from is known. */
  async keepOriginStamp(transcription: string, originStamp: FileStamp): Promise<void> {
    await this.db.transcriptions.update(transcription, { originStamp })
  }

  /** Remembers how a text was exported. */
  async keepExport(transcription: string, exported: LastExport): Promise<void> {
    await this.db.transcriptions.update(transcription, { exported })
  }

  /** Remembers how an edition was exported. */
  async keepEditionExport(edition: string, exported: LastExport): Promise<void> {
    await this.db.editions.update(edition, { exported })
  }

  /** Notes that all is stored and the window ends. */
  async end(): Promise<void> {
    await this.#run.end()
  }

  #sweepAfter(rest: number): void {
    this.#sweeping = setTimeout(() => {
      // What is not swept now is swept another time.
      sweepPieces(this.db).catch(() => undefined)
      this.#sweepAfter(betweenSweeps)
    }, rest)
  }

  close(): void {
    clearTimeout(this.#sweeping)
    this.db.scribe.stop()
    this.db.journalScribe.stop()
    this.db.close()
  }
}

/** Opens the library, or says why it cannot be opened. What was deleted long ago is swept out. */
export async function openStore(name?: string): Promise<Answer<Store>> {
  const db = new Database(name)
  try {
    await db.open()
    const run = await beginRun(db)
    if (run.afterCrash) await beginNewLog(db)
    await sweep(db, Date.now() - keptFor)
    return { ok: true, value: new Store(db, run) }
  } catch (error) {
    db.close()
    return { ok: false, problem: openProblem(error) }
  }
}
