import type { Source } from '../ui/use-source'
import { Cell } from './cell'
import { HoldChannel, whenFree, type Holder, type Obstacle } from './hold'

/** How a text that can only be read here stands to the window that has it. */
export type Elsewhere =
  /** Another window has it; `holder` is `null` until that window has said so itself. */
  | { readonly kind: 'held'; readonly holder: Holder | null }
  /** It is being asked to let go. */
  | { readonly kind: 'asking' }
  /** It was asked, and cannot let go. */
  | { readonly kind: 'kept'; readonly why: Obstacle }
  /** It was asked, and does not answer. */
  | { readonly kind: 'silent' }
  /** No window has it any more. */
  | { readonly kind: 'free' }

/** Watches which window has a text, while this one only shows it. */
export class HoldWatch implements Source<Elsewhere> {
  /** Whether this window had the text before the other took it. */
  readonly taken: boolean
  readonly #text: string
  readonly #now = new Cell<Elsewhere>({ kind: 'held', holder: null })
  readonly #channel: HoldChannel
  #stopWaiting: () => void

  /** `text` is the name that the hold has. */
  constructor(text: string, taken: boolean) {
    this.#text = text
    this.taken = taken
    this.#channel = new HoldChannel(text, (message) => {
      if (message.kind !== 'holder') return
      if (this.get().kind !== 'asking') this.#now.set({ kind: 'held', holder: message.holder })
      this.#stopWaiting()
      this.#stopWaiting = this.#wait()
    })
    this.#channel.say({ kind: 'who' })
    this.#stopWaiting = this.#wait()
  }

  get(): Elsewhere {
    return this.#now.get()
  }

  subscribe(listener: () => void): () => void {
    return this.#now.subscribe(listener)
  }

  /** Says what came of asking the other window. */
  set(now: Elsewhere): void {
    this.#now.set(now)
  }

  stop(): void {
    this.#channel.stop()
    this.#stopWaiting()
  }

  #wait(): () => void {
    return whenFree(this.#text, () => {
      if (this.get().kind !== 'asking') this.#now.set({ kind: 'free' })
    })
  }
}
