import type { PieceId } from '../../shared/pieces/piece'
import type { Database } from './db'
import type { Head } from './journal-end'
import type { JournalAnswer, JournalAnswers, JournalAsked, JournalQuestion } from './journal-messages'
import { SentText } from './sent-text'
import { storeRow, type RowToStore } from './store-row'
import type { TextQuestion } from './text-messages'

interface Waiting {
  readonly resolve: (answer: JournalAnswers[JournalAsked['kind']]) => void
  readonly reject: (error: Error) => void
}

/**
 * The Worker that writes the rows of journals, and makes and writes the pieces of checkpoints and versions, so that what these
 * ask of a thread is not asked of the one that somebody types at: a row, or a lot of pieces, is one message there and one back.
 * Where no Worker works, and until it stands ready, the window does it itself, so that no row waits for a file to be loaded.
 */
export class JournalScribe {
  readonly #db: Database
  readonly #waiting = new Map<number, Waiting>()
  /** The text that it is sending, or has sent last. */
  #sent: SentText | null = null
  #worker: Worker | null = null
  /** Whether the Worker has opened the library. */
  #isReady = false
  #asked = 0
  #hasFailed = typeof Worker === 'undefined'
  #stopped = false

  constructor(db: Database) {
    this.#db = db
  }

  /** Has the Worker open the library, for rows that come soon; answers whether it writes them from now on. */
  async wake(): Promise<boolean> {
    if (this.#worker !== null || this.#hasFailed || this.#stopped) return this.#isReady
    try {
      await this.#ask({ kind: 'open' })
      this.#isReady = true
    } catch {
      this.#end(named('WorkerFailed'))
    }
    return this.#isReady
  }

  /** Stores a row; see {@link storeRow} for what it throws: errors of these names. */
  async store(asked: RowToStore): Promise<Head> {
    if (this.#stopped) throw named('AbortError')
    // Where the browser closed the library, what the window does as it opens it comes before any row: see `new-log.ts`.
    await this.#db.again()
    return this.#isReady ? this.#ask({ kind: 'row', row: asked }) : storeRow(this.#db, asked)
  }

  /** Whether the Worker makes pieces: where not, the window has to. */
  get makesPieces(): boolean {
    return this.#isReady && !this.#stopped
  }

  /** Has pieces made of these JSON texts, and those written that the library lacks; answers with their names, in that order. */
  async makePieces(jsons: readonly string[]): Promise<readonly PieceId[]> {
    await this.#db.again()
    return this.#ask({ kind: 'make-pieces', jsons })
  }

  /** Which of these pieces the library lacks. */
  async missingPieces(ids: readonly PieceId[]): Promise<readonly PieceId[]> {
    await this.#db.again()
    return this.#ask({ kind: 'missing-pieces', ids })
  }

  /**
   * Has the Worker read a text that is opened, and send it: pieces are fetched, named and inflated there while nodes are made of
   * them here. It may begin before it is sure that the text will be opened: what was sent says of which checkpoint it is, and is
   * taken once. `null` where the Worker does not stand ready: to wait for that would take longer than to read it here.
   */
  read(text: string): SentText | null {
    if (!this.#isReady || this.#worker === null || !this.#db.isOpen()) return null
    if (this.#sent?.text === text && !this.#sent.isGone) return this.#sent
    const { port1, port2 } = new MessageChannel()
    const sent = new SentText(text, port1)
    this.#sent?.fail()
    this.#sent = sent
    this.#worker.postMessage({ library: this.#db.name, text, port: port2 } satisfies TextQuestion, [port2])
    return sent
  }

  /** Ends the Worker, and so lets the library go. */
  stop(): void {
    this.#stopped = true
    this.#end(named('AbortError'))
  }

  #ask<Asked extends JournalAsked>(asked: Asked): Promise<JournalAnswers[Asked['kind']]> {
    if (this.#stopped) return Promise.reject(named('AbortError'))
    const worker = (this.#worker ??= this.#start())
    const id = ++this.#asked
    return new Promise((resolve, reject) => {
      // What is answered is of the kind that was asked.
      this.#waiting.set(id, { resolve: resolve as Waiting['resolve'], reject })
      worker.postMessage({ id, library: this.#db.name, asked } satisfies JournalQuestion)
    })
  }

  #start(): Worker {
    const worker = new Worker(new URL('./journal-worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<JournalAnswer>) => {
      const waiting = this.#waiting.get(data.id)
      this.#waiting.delete(data.id)
      if (data.ok) waiting?.resolve(data.answer)
      else waiting?.reject(named(data.error))
    }
    worker.onerror = (event) => {
      event.preventDefault()
      this.#hasFailed = true
      this.#end(named('WorkerFailed'))
    }
    return worker
  }

  #end(error: Error): void {
    this.#worker?.terminate()
    this.#worker = null
    this.#isReady = false
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
    this.#sent?.fail()
    this.#sent = null
  }
}

function named(name: string): Error {
  const error = new Error('A row could not be written')
  error.name = name
  return error
}
