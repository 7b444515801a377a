import { assertNever } from '../../../shared/finding'
import type { Answer } from '../../../shared/host'
import type { SearchQuestion } from '../find-replace/search-question'
import { cancelled, readerFailed, searchTooLong } from './text-problems'
import type { AboutStored, FoundInStored, FromTexts, StoredTextQuestion, ToTexts } from './worker-messages'

interface Pending {
  /** What is asked, or what is left of it. */
  readonly message: () => ToTexts
  readonly settle: (answer: Answer<AboutStored>) => void
  readonly progress: (part: number) => void
  readonly found: (found: readonly FoundInStored[]) => void
  /** Whether it was asked again, of a new Worker. */
  again: boolean
}

/** How a stored text is asked. */
export interface AskingStored {
  readonly signal?: AbortSignal | undefined
  readonly progress?: (part: number) => void
}

/** How stored texts are searched. */
export interface SearchingStored {
  readonly signal?: AbortSignal | undefined
  /** Called for each text. */
  readonly heard: (found: FoundInStored) => void
  /** Called with how much of the text that is being searched is done, from 0 to 1. */
  readonly progress: (part: number) => void
  /** How long, in milliseconds, nothing may be heard of a regular expression in a text: it is ended and that text given up. */
  readonly patience: number
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
      this.#ask(id, { message: () => message, settle: resolve, progress, found: () => undefined, again: false }, signal)
    })
  }

  /**
   * Searches texts as they are stored now, one after the other, which costs little once all were searched; without a question they
   * are only made ready for that. Answers with a problem where not all were searched.
   */
  search(
    transcriptions: readonly string[],
    question: SearchQuestion | null,
    { signal, heard, progress, patience }: SearchingStored,
  ): Promise<Answer<null>> {
    if (signal?.aborted === true) return Promise.resolve({ ok: false, problem: cancelled })
    const [id, database] = [++this.#asked, this.#database]
    let left = transcriptions
    let most = question?.most ?? Infinity
    const message = (): ToTexts => ({
      ...{ kind: 'search', id, database, transcriptions: left },
      question: question && { ...question, most },
    })
    return new Promise((resolve) => {
      let timer: ReturnType<typeof setTimeout> | undefined
      const settle = (answer: Answer<unknown>) => {
        clearTimeout(timer)
        resolve(answer.ok ? { ok: true, value: null } : answer)
      }
      const found = (all: readonly FoundInStored[]) => {
        clearTimeout(timer)
        left = left.slice(all.length)
        for (const one of all) {
          if (one.answer.ok) most -= one.answer.value?.value.matches.length ?? 0
          heard(one)
        }
        if (left.length === 0 && this.#pending.delete(id)) settle({ ok: true, value: null })
      }
      const tooLong = () => {
        const [transcription = ''] = left
        found([{ transcription, answer: { ok: false, problem: searchTooLong(patience) } }])
        this.restart()
      }
      const reached = (part: number) => {
        clearTimeout(timer)
        timer = setTimeout(tooLong, patience)
        progress(part)
      }
      this.#ask(id, { message, settle, progress: reached, found, again: false }, signal)
      found([])
    })
  }

  /** Nobody searches for now: the Worker lets go of what it kept for that. */
  endSearch(): void {
    this.#worker?.postMessage({ kind: 'end-search' } satisfies ToTexts)
  }

  #ask(id: number, pending: Pending, signal: AbortSignal | undefined): void {
    const abort = () => {
      this.#worker?.postMessage({ kind: 'cancel', id } satisfies ToTexts)
      this.#settle(id, { ok: false, problem: cancelled })
    }
    signal?.addEventListener('abort', abort, { once: true })
    const settle = (answer: Answer<AboutStored>) => {
      signal?.removeEventListener('abort', abort)
      pending.settle(answer)
    }
    this.#pending.set(id, { ...pending, settle })
    this.#started().postMessage(pending.message())
  }

  /** Ends the Worker, and asks a new one what is asked. */
  restart(): void {
    this.#worker?.terminate()
    this.#worker = null
    for (const { message } of this.#pending.values()) this.#started().postMessage(message())
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
      case 'found':
        this.#pending.get(message.id)?.found(message.found)
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
