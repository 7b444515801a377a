/** What comes of asking a Worker. `failed`: it broke, or could not be started. `stopped`: nobody waits for the answer any more. */
export type WorkerAnswer<A> =
  { readonly kind: 'answer'; readonly value: A } | { readonly kind: 'failed' } | { readonly kind: 'stopped' }

/** A Worker that answers each message with one, asked one thing at a time. It starts at the first question, and anew after a failure. */
export class AskedWorker<Q, A> {
  readonly #start: () => Worker
  #worker: Worker | null = null
  #settle: ((answer: WorkerAnswer<A>) => void) | null = null

  constructor(start: () => Worker) {
    this.#start = start
  }

  ask(question: Q): Promise<WorkerAnswer<A>> {
    const worker = (this.#worker ??= this.#start())
    return new Promise((resolve) => {
      this.#settle = resolve
      worker.onmessage = ({ data }: MessageEvent<A>) => {
        this.#settle = null
        resolve({ kind: 'answer', value: data })
      }
      const failed = (event: Event) => {
        event.preventDefault()
        this.#end({ kind: 'failed' })
      }
      worker.onerror = failed
      worker.onmessageerror = failed
      worker.postMessage(question)
    })
  }

  /** Ends the Worker and what it is asked. */
  stop(): void {
    this.#end({ kind: 'stopped' })
  }

  #end(answer: WorkerAnswer<A>): void {
    this.#worker?.terminate()
    this.#worker = null
    this.#settle?.(answer)
    this.#settle = null
  }
}
