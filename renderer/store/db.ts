import { Dexie, type EntityTable, type Table, type Transaction } from 'dexie'
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
  PieceRow,
  PlaceRow,
  SetAsideRow,
  TranscriptionRow,
  VersionRow,
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
  declare readonly pieces: Table<PieceRow, string>
  declare readonly versions: EntityTable<VersionRow, 'seq'>
  declare readonly setAside: Table<SetAsideRow, string>
  declare readonly acts: EntityTable<ActRow, 'seq'>

  constructor(name = 'recto') {
    super(name, { chromeTransactionDurability: 'strict' })
    this.version(1).stores(firstLibrary)
    this.version(2)
      .stores(grammars)
      .upgrade((transaction) => transaction.table('editions').toCollection().modify({ grammar: null }))
    this.version(libraryVersion).stores(versions).upgrade(linkFiles)
  }
}

/** The version of the library that this program writes. */
export const libraryVersion = 3

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
const versions = { pieces: 'id', versions: '++seq, id, transcription', setAside: 'id, transcription' }

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
