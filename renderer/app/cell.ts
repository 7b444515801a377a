import type { Source } from '../ui/use-source'

/** A value that is set in one place and listened to in others. */
export class Cell<T> implements Source<T> {
  #value: T
  readonly #listeners = new Set<() => void>()

  constructor(value: T) {
    this.#value = value
  }

  get(): T {
    return this.#value
  }

  set(value: T): void {
    if (Object.is(this.#value, value)) return
    this.#value = value
    for (const listener of this.#listeners) listener()
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

/**
 * A value that somebody else keeps up to date while it is listened to: `start` is called with the first listener, and
 * what it returns after the last one has gone.
 */
export class Feed<T> implements Source<T> {
  readonly #cell: Cell<T>
  readonly #start: (set: (value: T) => void) => () => void
  // Made here: made where somebody begins to listen, it would hold the first listener for as long as there is another.
  readonly #set = (value: T): void => {
    this.#cell.set(value)
  }
  #count = 0
  #stop: (() => void) | null = null

  constructor(initial: T, start: (set: (value: T) => void) => () => void) {
    this.#cell = new Cell(initial)
    this.#start = start
  }

  get(): T {
    return this.#cell.get()
  }

  subscribe(listener: () => void): () => void {
    const remove = this.#cell.subscribe(listener)
    this.#count += 1
    this.#stop ??= this.#start(this.#set)
    return () => {
      remove()
      this.#count -= 1
      if (this.#count > 0) return
      this.#stop?.()
      this.#stop = null
    }
  }
}
