import { Dexie, type ObservabilitySet } from 'dexie'
import type { Database } from './db'
import { KeptOriginal } from './kept-original'
import type {
  EditionRow,
  EntryRow,
  GrammarRow,
  OriginalRow,
  PageRecordsRow,
  RefusalRow,
  TranscriptionRow,
  VerdictRow,
} from './rows'

/** What belongs to an open text in the library. */
export interface Kin {
  readonly edition: EditionRow | null
  readonly entries: readonly EntryRow[]
  readonly refusals: readonly RefusalRow[]
  readonly verdicts: readonly VerdictRow[]
  readonly grammar: GrammarRow | null
  readonly original: OriginalRow | null
  /** What is known of the text's pages; `null` where nothing is. */
  readonly pages: PageRecordsRow | null
}

/** What belongs to an open text, as it is kept beside it. */
export interface KeptKin extends Omit<Kin, 'original'> {
  readonly original: KeptOriginal | null
}

/** Has the file that the text was read from kept aside. */
export function keptKin({ original, ...kin }: Kin): KeptKin {
  return { ...kin, original: original && new KeptOriginal(original) }
}

/** Reads what belongs to a text, within a transaction that has all tables. */
export async function kinOf(
  db: Database,
  { id, edition: owner }: Pick<TranscriptionRow, 'id' | 'edition'>,
  original: string | null,
): Promise<Kin> {
  const grammarOf = async (edition: EditionRow | undefined) => db.grammars.get(edition?.grammar ?? '')
  const owned = db.editions.get(owner)
  const [edition = null, grammar = null, entries, refusals, verdicts, source = null, pages = null] = await Promise.all([
    owned,
    owned.then(grammarOf),
    db.entries.where('edition').equals(owner).toArray(),
    db.refusals.where('edition').equals(owner).toArray(),
    db.verdicts.where('edition').equals(owner).toArray(),
    db.originals.get(original ?? ''),
    db.pageRecords.get(id),
  ])
  return { edition, entries, refusals, verdicts, grammar, original: source, pages }
}

/** How long after a change it is read again, in milliseconds. */
const rest = 2000
/** Where such changes are stored. Of an edition's own row alone nothing is read again: it changes with every act. */
const tables = ['entries', 'refusals', 'verdicts', 'grammars', 'pageRecords'] as const

/**
 * What belongs to an open text, kept up to date, so that a text that is written anew where its library was deleted comes with the
 * pages that were marked, the entries that were made and what was found good since it was opened. What is read from a library
 * that has no such edition any more is not taken.
 */
export class KinKeeper {
  readonly #db: Database
  readonly #text: Pick<TranscriptionRow, 'id' | 'edition'>
  readonly #names: readonly string[]
  #now: KeptKin
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(db: Database, text: Pick<TranscriptionRow, 'id' | 'edition'>, kin: KeptKin) {
    this.#db = db
    this.#text = text
    this.#now = kin
    this.#names = tables.map((table) => `idb://${db.name}/${table}/`)
    Dexie.on('storagemutated', this.#heard)
  }

  /** As it was last read. */
  get now(): KeptKin {
    return this.#now
  }

  /** Reads it now; what cannot be read stays as it was. */
  async read(): Promise<void> {
    const { original } = this.#now
    // What was read from a file stays what it was: it is not read again with every verdict.
    const read = await this.#db
      .transaction('r', this.#db.tables, () => kinOf(this.#db, this.#text, null))
      .catch(() => null)
    if (!read?.edition) return
    this.#now = { ...read, original }
  }

  stop(): void {
    Dexie.on.storagemutated.unsubscribe(this.#heard)
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }

  readonly #heard = (parts: ObservabilitySet): void => {
    if (!Object.keys(parts).some((part) => this.#names.some((name) => part.startsWith(name)))) return
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      void this.read()
    }, rest)
  }
}
