import { strFromU8 } from 'fflate'
import { idsUnder } from '../../shared/pieces/pieces-under'
import type { PieceId } from '../../shared/pieces/piece'
import { schemaVersion } from '../../shared/schema/version'
import type { Database } from './db'
import type { Head } from './journal'
import { fetchFrom, sharingPieces } from './pieces'
import { LibraryGone } from './problems'
import type { EntryRow, GrammarRow, JournalRow, OriginalRow, PageRecordsRow, RefusalRow, VerdictRow } from './rows'
import { tailVersion, type TailBase, type TailRow } from './tail-format'
import type { TailKin } from './tail-messages'
import { NoTails, type TailScribe } from './tail-scribe'

/** How much is handed to the Worker at once, in bytes. */
const lot = 256 * 1024

/** What belongs to a text in its tail, each in a record of its own. */
export type TailKinValue =
  /** `refusals`, `verdicts` and `pages` are `undefined` where a program wrote it that did not know them. */
  | {
      readonly entries: readonly EntryRow[]
      readonly refusals?: readonly RefusalRow[]
      readonly verdicts?: readonly VerdictRow[]
      /** What is known of the text's pages; `null` where nothing is. */
      readonly pages?: PageRecordsRow | null
    }
  | { readonly grammar: GrammarRow }
  /** The bytes of a file that was repaired, as they were, one letter each. */
  | { readonly original: Omit<OriginalRow, 'unrepaired'>; readonly unrepaired: string | null }

/** Whether there is a tail: `none` before the first one, `behind` where one could not be written, `absent` where there can be none. */
export type TailState = 'none' | 'whole' | 'behind' | 'absent'

/**
 * What is stored of an open text, in a file beside the database as well: a base, and each row of the journal after it. It
 * is there for the day on which the database is not: see `new-log.ts`.
 */
export class Tail {
  readonly #db: Database
  readonly #scribe: TailScribe
  readonly #transcription: string
  readonly #body: string
  readonly #id = crypto.randomUUID()
  /** Bases are written one after the other. */
  #basing: Promise<void> = Promise.resolve()
  #state: TailState = 'none'
  /** How many writes have failed. */
  #failures = 0

  constructor(db: Database, transcription: string, body: string) {
    this.#db = db
    this.#scribe = db.scribe
    this.#transcription = transcription
    this.#body = body
  }

  get state(): TailState {
    return this.#state
  }

  /** Takes down a row after those up to `head`, all of which the library has. Throws where it could not be written. */
  async append(row: TailRow, head: Head): Promise<void> {
    await this.mend(head)
    await this.#write(() => this.#scribe.ask({ kind: 'append', tail: this.#id, row }))
  }

  /** Writes a base where there is none, or the tail lacks something. Throws where it could not be written. */
  async mend(head: Head): Promise<void> {
    if (this.#state === 'whole' || this.#state === 'absent') return
    await this.#base(head, false)
  }

  /** Writes a new base, of the library's checkpoint, where there is a tail; the one before goes on being written until it is done. */
  async rebase(head: Head): Promise<void> {
    if (this.#state === 'whole') await this.#base(head, true)
  }

  /** Writes a base of a text that was written into the library anew. */
  async anew(head: Head): Promise<void> {
    if (this.#state !== 'absent') await this.#base(head, false)
  }

  close(): void {
    this.#scribe.tell({ kind: 'close', tail: this.#id })
    this.#state = 'absent'
  }

  #base(head: Head, goesOn: boolean): Promise<void> {
    const based = this.#basing.then(async () => {
      const failures = this.#failures
      await this.#write(() => this.#writeBase(head, goesOn))
      // A row that failed meanwhile is not in it.
      if (this.#failures === failures && this.#state !== 'absent') this.#state = 'whole'
    })
    this.#basing = based.catch(() => undefined)
    return based
  }

  async #write(work: () => Promise<unknown>): Promise<void> {
    if (this.#state === 'absent') return
    try {
      await work()
    } catch (error) {
      if (error instanceof NoTails) {
        this.#state = 'absent'
        return
      }
      this.#failures += 1
      this.#state = 'behind'
      throw error
    }
  }

  async #writeBase(head: Head, goesOn: boolean): Promise<void> {
    const [db, scribe, tail] = [this.#db, this.#scribe, this.#id]
    await sharingPieces(db, async () => {
      const { base, rows, kin } = await factsOf(db, this.#transcription, this.#body, head)
      const ids = new Set<PieceId>()
      if (base.body.root !== undefined) await idsUnder(base.body.root, fetchFrom(db), ids)
      const keys = kin.flatMap(({ key }) => (key === null ? [] : [key]))
      const asked = { tail, text: this.#transcription, base, pieces: [...ids], kin: keys, goesOn }
      const lacks = await scribe.ask({ kind: 'begin', ...asked })
      const wanted = kin.filter(({ key }) => key === null || lacks?.kin.includes(key))
      await scribe.ask({ kind: 'part', tail, pieces: [], kin: wanted })
      for await (const pieces of lotsOf(db, lacks?.pieces ?? []))
        await scribe.ask({ kind: 'part', tail, pieces, kin: [] })
      await scribe.ask({ kind: 'end', tail, rows })
    })
  }
}

interface TailFacts {
  readonly base: Omit<TailBase, 'generation'>
  readonly rows: readonly TailRow[]
  readonly kin: readonly (TailKin & { readonly value: TailKinValue })[]
}

/** What a base is made of, as the library has it; throws {@link LibraryGone} where it has not. */
function factsOf(db: Database, id: string, bodyId: string, head: Head): Promise<TailFacts> {
  return db.transaction('r', db.tables, async () => {
    const [transcription, body] = [await db.transcriptions.get(id), await db.bodies.get(bodyId)]
    if (transcription === undefined || body === undefined) throw new LibraryGone()
    const edition = (await db.editions.get(transcription.edition)) ?? null
    const rows = await db.journal.where('body').equals(bodyId).sortBy('seq')
    const entries = await db.entries.where('edition').equals(transcription.edition).toArray()
    const refusals = await db.refusals.where('edition').equals(transcription.edition).toArray()
    const verdicts = await db.verdicts.where('edition').equals(transcription.edition).toArray()
    const pages = (await db.pageRecords.get(id)) ?? null
    const grammar = await db.grammars.get(edition?.grammar ?? '')
    const original = await db.originals.get(body.original ?? '')
    return {
      base: { recto: 'tail', version: tailVersion, schema: schemaVersion, transcription, edition, body },
      rows: rows.filter(({ seq }) => seq > body.through && seq <= head.seq).map(tailRow),
      kin: [
        { key: null, value: { entries, refusals, verdicts, pages } },
        ...(grammar === undefined ? [] : [{ key: `grammar ${grammar.id}`, value: { grammar } }]),
        ...(original === undefined ? [] : [{ key: `original ${original.id}`, value: originalKin(original) }]),
      ],
    }
  })
}

function tailRow({ body, act, at, steps, sum = '' }: JournalRow): TailRow {
  return { body, act, at, steps: typeof steps === 'string' ? steps : JSON.stringify(steps), sum }
}

function originalKin({ unrepaired, ...original }: OriginalRow): TailKinValue {
  return { original, unrepaired: unrepaired === undefined ? null : strFromU8(unrepaired, true) }
}

async function* lotsOf(
  db: Database,
  ids: readonly PieceId[],
): AsyncGenerator<readonly (readonly [PieceId, Uint8Array])[]> {
  let [pieces, size]: [[PieceId, Uint8Array][], number] = [[], 0]
  for (let at = 0; at < ids.length; at += 32) {
    for (const row of await db.pieces.bulkGet(ids.slice(at, at + 32))) {
      // A damaged text has a tail all the same: of what is there of it.
      if (row === undefined) continue
      pieces.push([row.id, row.bytes])
      size += row.bytes.length
    }
    if (size < lot) continue
    yield pieces
    ;[pieces, size] = [[], 0]
  }
  if (pieces.length > 0) yield pieces
}
