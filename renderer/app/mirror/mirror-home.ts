import type { GrammarFiles } from './checked'
import type { FromMirror, ToMirror } from './questions'

/** Who works with the Worker now, and what it is told. */
export interface Holder {
  readonly heard: (message: FromMirror) => void
  /** The Worker is gone. */
  readonly died: () => void
  /** Somebody else has taken it. */
  readonly gaveWay: () => void
}

/**
 * The Worker that mirrors live in, one after the other: what it learned that belongs to no text (grammars) outlives
 * them. It starts when it is needed.
 */
export class MirrorHome {
  readonly #make: () => Worker
  #worker: Worker | null = null
  #grammar: GrammarFiles | null = null
  #holder: { readonly key: object; readonly holder: Holder } | null = null
  #asked = 0

  /** `make` makes the Worker; given in tests. */
  constructor(make: () => Worker = startWorker) {
    this.#make = make
  }

  /** A number for a question that no other question of this Worker has, whoever asks it. */
  nextId(): number {
    return ++this.#asked
  }

  /** Gives the Worker to `key` until it releases it, or somebody else takes it. */
  take(key: object, holder: Holder): void {
    const before = this.#holder
    this.#holder = { key, holder }
    if (before !== null && before.key !== key) {
      this.#forget()
      before.holder.gaveWay()
    }
    this.#worker ??= this.#started()
  }

  /** Sets the grammar that checks go by. */
  provide(grammar: GrammarFiles | null): void {
    this.#grammar = grammar
    this.#post({ kind: 'grammar', grammar })
  }

  /** Tells the Worker something, where `key` has it. */
  send(key: object, message: ToMirror): void {
    if (this.#holder?.key === key) this.#post(message)
  }

  /** Lets the Worker drop its text; one that is `busy` with it is ended, so that the next need not wait. */
  release(key: object, busy: boolean): void {
    if (this.#holder?.key !== key) return
    this.#holder = null
    if (busy) this.#forget()
    else this.#post({ kind: 'close' })
  }

  /** Ends the Worker where `key` has it, which must take it again. */
  restart(key: object): void {
    if (this.#holder?.key === key) this.#forget()
  }

  /** Ends the Worker. */
  stop(): void {
    this.#holder = null
    this.#forget()
  }

  #post(message: ToMirror): void {
    this.#worker?.postMessage(message)
  }

  #forget(): void {
    this.#worker?.terminate()
    this.#worker = null
  }

  #started(): Worker {
    const worker = this.#make()
    worker.onmessage = ({ data }: MessageEvent<FromMirror>) => {
      if (this.#worker === worker) this.#holder?.holder.heard(data)
    }
    const died = (event: Event) => {
      event.preventDefault()
      if (this.#worker !== worker) return
      this.#forget()
      this.#holder?.holder.died()
    }
    worker.onerror = died
    worker.onmessageerror = died
    if (this.#grammar !== null) worker.postMessage({ kind: 'grammar', grammar: this.#grammar } satisfies ToMirror)
    return worker
  }
}

function startWorker(): Worker {
  return new Worker(new URL('./mirror-worker.ts', import.meta.url), { type: 'module' })
}
