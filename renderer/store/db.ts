import { Dexie, type EntityTable, type Table } from 'dexie'
import type {
  ActRow,
  BodyRow,
  EditionRow,
  EntryRow,
  GrammarRow,
  HeadRow,
  HereRow,
  JournalRow,
  OriginalRow,
  PlaceRow,
  TranscriptionRow,
  WordsRow,
} from './rows'

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
  declare readonly acts: EntityTable<ActRow, 'seq'>

  constructor(name = 'recto') {
    super(name, { chromeTransactionDurability: 'strict' })
    this.version(1).stores(firstLibrary)
    this.version(libraryVersion)
      .stores(grammars)
      .upgrade((transaction) => transaction.table('editions').toCollection().modify({ grammar: null }))
  }
}

/** The version of the library that this program writes. */
export const libraryVersion = 2

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
