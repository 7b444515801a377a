import { tailFolder } from './tail-files'
import type { TailAnswer, TailAsked, TailLacks, TailQuestion } from './tail-messages'

/** Thrown where this browser has no files of its own for a page, or no Workers: then there are no tails. */
export class NoTails extends Error {
  override readonly name = 'NoTails'
}

interface Waiting {
  readonly resolve: (lacks: TailLacks | null) => void
  readonly reject: (error: Error) => void
}

/** How the origin private file system says that it is not there. */
const absent: ReadonlySet<string> = new Set(['SecurityError', 'NotSupportedError', 'TypeError', 'NotAllowedError'])

/** The Worker that writes the tails of a library, in the order in which it is asked. It starts when it is asked first. */
export class TailScribe {
  readonly #folder: string
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | null = null
  #asked = 0
  #stopped = false

  constructor(library: string) {
    this.#folder = tailFolder(library)
  }

  /** Throws an error of the name that the file system gave, or {@link NoTails}. */
  ask(asked: TailAsked): Promise<TailLacks | null> {
    if (this.#stopped || typeof Worker === 'undefined') return Promise.reject(new NoTails())
    const worker = (this.#worker ??= this.#start())
    const id = ++this.#asked
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      worker.postMessage({ id, folder: this.#folder, asked } satisfies TailQuestion)
    })
  }

  /** Tells the Worker something where one works, and does not wait. */
  tell(asked: TailAsked): void {
    if (this.#worker !== null) this.ask(asked).catch(() => undefined)
  }

  /** Ends the Worker, and so lets all files go. */
  stop(): void {
    this.#stopped = true
    this.#end(new NoTails())
  }

  #start(): Worker {
    const worker = new Worker(new URL('./tail-worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<TailAnswer>) => {
      const waiting = this.#waiting.get(data.id)
      this.#waiting.delete(data.id)
      if (data.ok) waiting?.resolve(data.lacks)
      else waiting?.reject(absent.has(data.error) ? new NoTails() : named(data.error))
    }
    worker.onerror = (event) => {
      event.preventDefault()
      this.#end(named('WorkerFailed'))
    }
    return worker
  }

  #end(error: Error): void {
    this.#worker?.terminate()
    this.#worker = null
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}

function named(name: string): Error {
  const error = new Error('A tail could not be written')
  error.name = name
  return error
}
