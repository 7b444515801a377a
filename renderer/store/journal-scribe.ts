import type { Database } from './db'
import type { Head } from './journal-end'
import type { JournalAnswer, JournalQuestion } from './journal-messages'
import { storeRow, type RowToStore } from './store-row'

interface Waiting {
  readonly resolve: (head: Head | null) => void
  readonly reject: (error: Error) => void
}

/**
 * The Worker that writes the rows of journals, so that what a transaction asks of a thread is not asked of the one that somebody types
 * at: a row is one message there and one back. Where no Worker works, and until it stands ready, the window writes them itself, so
 * that no row waits for a file to be loaded.
 */
export class JournalScribe {
  readonly #db: Database
  readonly #waiting = new Map<number, Waiting>()
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
      await this.#ask(null)
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
    const head = this.#isReady ? await this.#ask(asked) : null
    return head ?? storeRow(this.#db, asked)
  }

  /** Ends the Worker, and so lets the library go. */
  stop(): void {
    this.#stopped = true
    this.#end(named('AbortError'))
  }

  #ask(asked: RowToStore | null): Promise<Head | null> {
    const worker = (this.#worker ??= this.#start())
    const id = ++this.#asked
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      worker.postMessage({ id, library: this.#db.name, asked } satisfies JournalQuestion)
    })
  }

  #start(): Worker {
    const worker = new Worker(new URL('./journal-worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<JournalAnswer>) => {
      const waiting = this.#waiting.get(data.id)
      this.#waiting.delete(data.id)
      if (data.ok) waiting?.resolve(data.head)
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
  }
}

function named(name: string): Error {
  const error = new Error('A row could not be written')
  error.name = name
  return error
}
