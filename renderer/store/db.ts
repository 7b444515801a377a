import { Dexie, type EntityTable, type Table, type Transaction } from 'dexie'
import type { ComparisonRow } from './comparisons'
import type { DictionaryRow, ScannoRow } from './dictionaries'
import { JournalScribe } from './journal-scribe'
import { beginNewLog, type FillerRow } from './new-log'
import { LibraryUpdated } from './problems'
import { hasRoom } from './room'
import type {
  ActRow,
  BodyRow,
  EditionRow,
  EntryRow,
  GrammarRow,
  HeadRow,
  HereRow,
  ImageBytesRow,
  ImageRow,
  JournalRow,
  MentionCountRow,
  OriginalRow,
  PageRecordsRow,
  PieceRow,
  PlaceRow,
  RefusalRow,
  SetAsideRow,
  TranscriptionRow,
  VerdictRow,
  VersionRow,
  WordsRow,
} from './rows'
import type { RunRow } from './runs'
import { TailScribe } from './tail-scribe'
import { fillEntries } from './upgrade-register'

/**
 * The database of the library. Every write is durable before it is acknowledged: a transaction completes when the
 * operating system was told to put it on the disk (IndexedDB 3.0, durability "strict").
 */
export class Database extends Dexie {
  declare readonly editions: Table<EditionRow, string>
  declare readonly transcriptions: Table<TranscriptionRow, string>
  declare readonly bodies: Table<BodyRow, string>
  declare readonly heads: Table<HeadRow, string>
  declare readonly journal: EntityTable<JournalRow, 'seq'>
  declare readonly originals: Table<OriginalRow, string>
  declare readonly entries: Table<EntryRow, string>
  declare readonly words: Table<WordsRow, string>
  declare readonly places: Table<PlaceRow, string>
  declare readonly here: Table<HereRow, string>
  declare readonly grammars: Table<GrammarRow, string>
  declare readonly pieces: Table<PieceRow, string>
  declare readonly versions: EntityTable<VersionRow, 'seq'>
  declare readonly setAside: Table<SetAsideRow, string>
  declare readonly refusals: Table<RefusalRow, string>
  declare readonly mentionCounts: Table<MentionCountRow, string>
  declare readonly verdicts: Table<VerdictRow, string>
  declare readonly pageRecords: Table<PageRecordsRow, string>
  declare readonly images: Table<ImageRow, string>
  declare readonly imageBytes: Table<ImageBytesRow, string>
  declare readonly comparisons: Table<ComparisonRow, string>
  declare readonly dictionaries: Table<DictionaryRow, string>
  declare readonly scannos: Table<ScannoRow, string>
  declare readonly acts: EntityTable<ActRow, 'seq'>

  /** What is written only to have LevelDB begin a new log; see `new-log.ts`. */
  declare readonly filler: EntityTable<FillerRow, 'seq'>
  declare readonly runs: Table<RunRow, string>

  /** Writes the tails of the texts that are edited. */
  readonly scribe: TailScribe
  /** Writes the rows of their journals. */
  readonly journalScribe: JournalScribe

  /** Whether the browser closed the database since it was opened last, as it does where the disk is full. */
  #broken = false
  #reopening: ReturnType<typeof setTimeout> | undefined
  /** Whether a newer program has changed how the library is kept since it was opened. */
  #updated = false

  constructor(name = 'recto') {
    super(name, { chromeTransactionDurability: 'strict' })
    this.scribe = new TailScribe(name)
    this.journalScribe = new JournalScribe(this)
    this.on('versionchange', ({ newVersion }) => {
      // What is deleted may be opened again, and is found empty then; what a newer program opened may not.
      this.#updated = newVersion !== null && newVersion > 0
      this.close({ disableAutoOpen: this.#updated })
      return false
    })
    // Each time that it was opened, before anything else is done with it.
    this.on('ready', (opened) => (this.#broken ? this.#mend(opened) : undefined), true)
    this.version(1).stores(firstLibrary)
    this.version(2)
      .stores(grammars)
      .upgrade((transaction) => transaction.table('editions').toCollection().modify({ grammar: null }))
    this.version(3).stores(versions).upgrade(linkFiles)
    this.version(4).stores(register).upgrade(fillEntries)
    this.version(libraryVersion).stores(proofing)
  }

  /**
   * Opens the database, where there is room: see `new-log.ts`. Even to ask for its version would open it, so room is looked
   * for first. Throws {@link LibraryUpdated} where a newer program has it, and QuotaExceededError where there is no room.
   */
  override open(): ReturnType<Dexie['open']> {
    return Dexie.Promise.resolve(this.#allowed()).then(() => super.open())
  }

  async #allowed(): Promise<void> {
    if (!(await hasRoom())) throw new Dexie.QuotaExceededError('There is no room for the library')
    if (this.#updated || (await isNewer(this.name))) throw new LibraryUpdated()
  }

  /** Closes the database. One that the browser closed under the program (`disableAutoOpen: false`) is opened again by and by. */
  override close(options?: { disableAutoOpen: boolean }): void {
    clearTimeout(this.#reopening)
    super.close({ disableAutoOpen: true })
    if (options?.disableAutoOpen !== false) return
    this.#broken = true
    this.#reopenSoon()
  }

  #reopenSoon(): void {
    clearTimeout(this.#reopening)
    this.#reopening = setTimeout(() => {
      this.again().catch((error: unknown) => {
        if (!(error instanceof LibraryUpdated)) this.#reopenSoon()
      })
    }, reopening)
  }

  async #mend(opened: Dexie): Promise<void> {
    await beginNewLog(opened)
    this.#broken = false
  }

  /** Opens the database again where it was closed under the program. Throws as {@link open} does. */
  async again(): Promise<void> {
    if (!this.isOpen()) await this.open()
  }
}

/**
 * Whether a newer Recto wrote the database. Dexie would open it all the same, and add to it what it misses. It writes
 * its versions times ten, and counts the last digit up for repairs of its own.
 */
export async function isNewer(name: string): Promise<boolean> {
  const known = (await indexedDB.databases()).find((one) => one.name === name)
  return (known?.version ?? 0) >= (libraryVersion + 1) * 10
}

/** How long to wait before a database that the browser closed is tried again, in milliseconds. */
const reopening = 1000

/** The version of the library that this program writes. */
export const libraryVersion = 5

/** Version 1: the first library. */
const firstLibrary = {
  editions: 'id',
  transcriptions: 'id, edition',
  bodies: 'id, transcription, original',
  heads: 'body',
  journal: '++seq, body',
  originals: 'id',
  entries: 'id, edition',
  words: 'transcription',
  places: 'transcription',
  here: 'key',
  acts: '++seq, id',
}

/** Version 2: editions have a grammar. */
const grammars = { grammars: 'id' }

/** Version 3: texts are kept in pieces, with versions; what cannot be read is set aside; files outside are known by stamps. */
const versions = {
  pieces: 'id',
  versions: '++seq, id, transcription',
  setAside: 'id, transcription',
  filler: '++seq',
  runs: 'id',
}

/** Version 4: entries know what a register knows, refusals are remembered, mentions counted. */
const register = { refusals: 'id, edition', mentionCounts: 'transcription' }

/** Version 5: proofreading: verdicts, rounds, what is known of pages, their images, and what texts are compared with. */
const proofing = {
  verdicts: 'id, edition',
  pageRecords: 'transcription',
  images: 'id, transcription',
  imageBytes: 'id',
  comparisons: 'transcription',
  dictionaries: 'language',
  scannos: 'wrong',
}

async function linkFiles(transaction: Transaction): Promise<void> {
  await transaction.table('editions').toCollection().modify({ file: null, readOnly: null })
  await transaction
    .table('transcriptions')
    .toCollection()
    .modify((row: { originStamp?: null; exported: { stamp?: null } | null }) => {
      row.originStamp = null
      if (row.exported !== null) row.exported.stamp = null
    })
}
