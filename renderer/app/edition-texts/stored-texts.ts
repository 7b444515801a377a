import { assertNever } from '../../../shared/finding'
import type { Answer } from '../../../shared/host'
import { cancelled, readerFailed } from './text-problems'
import type { AboutStored, FromTexts, StoredTextQuestion, ToTexts } from './worker-messages'

interface Pending {
  readonly message: ToTexts
  readonly settle: (answer: Answer<AboutStored>) => void
  readonly progress: (part: number) => void
  /** Whether it was asked again, of a new Worker. */
  again: boolean
}

/** How a stored text is asked. */
export interface AskingStored {
  readonly signal?: AbortSignal | undefined
  readonly progress?: (part: number) => void
}

/** Asks stored texts in a Worker, which starts at the first question, and anew after a failure. */
export class StoredTexts {
  readonly #database: string
  readonly #make: () => Worker
  readonly #pending = new Map<number, Pending>()
  #worker: Worker | null = null
  #asked = 0

  /** `database` is the name of the library; `make` makes the Worker, given in tests. */
  constructor(database: string, make: () => Worker = startWorker) {
    this.#database = database
    this.#make = make
  }

  /** Asks a text as it is stored now; the answer says at which row. A question that is aborted is answered with the problem `cancelled`. */
  ask<Q extends StoredTextQuestion>(
    transcription: string,
    asking: Q,
    { signal, progress = () => undefined }: AskingStored = {},
  ): Promise<Answer<AboutStored<Q['kind']>>> {
    if (signal?.aborted === true) return Promise.resolve({ ok: false, problem: cancelled })
    const id = ++this.#asked
    const message: ToTexts = { kind: 'ask', id, database: this.#database, transcription, asking }
    return new Promise((resolve) => {
      const abort = () => {
        this.#worker?.postMessage({ kind: 'cancel', id } satisfies ToTexts)
        this.#settle(id, { ok: false, problem: cancelled })
      }
      signal?.addEventListener('abort', abort, { once: true })
      const settle = (answer: Answer<AboutStored>) => {
        signal?.removeEventListener('abort', abort)
        resolve(answer)
      }
      this.#pending.set(id, { message, settle, progress, again: false })
      this.#started().postMessage(message)
    })
  }

  /** Ends the Worker, and asks a new one what is asked. */
  restart(): void {
    this.#worker?.terminate()
    this.#worker = null
    for (const { message } of this.#pending.values()) this.#started().postMessage(message)
  }

  /** Gives up all questions, and the Worker. */
  stop(): void {
    this.#worker?.terminate()
    this.#worker = null
    for (const id of [...this.#pending.keys()]) this.#settle(id, { ok: false, problem: cancelled })
  }

  #started(): Worker {
    if (this.#worker !== null) return this.#worker
    const worker = this.#make()
    this.#worker = worker
    worker.onmessage = ({ data }: MessageEvent<FromTexts>) => {
      this.#heard(data)
    }
    const died = (event: Event) => {
      event.preventDefault()
      if (this.#worker === worker) this.#died()
    }
    worker.onerror = died
    worker.onmessageerror = died
    return worker
  }

  #heard(message: FromTexts): void {
    switch (message.kind) {
      case 'answer':
        this.#settle(message.id, message.answer)
        break
      case 'progress':
        this.#pending.get(message.id)?.progress(message.part)
        break
      default:
        assertNever(message)
    }
  }

  #settle(id: number, answer: Answer<AboutStored>): void {
    const pending = this.#pending.get(id)
    this.#pending.delete(id)
    pending?.settle(answer)
  }

  /** What was asked is asked once more, of a new Worker. */
  #died(): void {
    for (const [id, pending] of [...this.#pending])
      if (pending.again) this.#settle(id, { ok: false, problem: readerFailed })
      else pending.again = true
    this.restart()
  }
}

function startWorker(): Worker {
  return new Worker(new URL('./texts-worker.ts', import.meta.url), { type: 'module' })
}
