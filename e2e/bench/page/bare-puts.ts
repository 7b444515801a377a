import type { Step } from 'prosemirror-transform'

/** How often steps are written, in milliseconds: as often as the journal is. */
const every = 250

/** The least that a journal could do: steps as JSON text put into IndexedDB, durably, and nothing else. */
export class BarePuts {
  readonly #database: IDBDatabase
  #waiting: Step[] = []
  #timer: ReturnType<typeof setTimeout> | null = null

  private constructor(database: IDBDatabase) {
    this.#database = database
  }

  static open(): Promise<BarePuts> {
    const opening = indexedDB.open('bare')
    return new Promise((resolve, reject) => {
      opening.onupgradeneeded = () => opening.result.createObjectStore('rows', { autoIncrement: true })
      opening.onsuccess = () => resolve(new BarePuts(opening.result))
      opening.onerror = () => reject(new Error('There is no bare database', { cause: opening.error }))
    })
  }

  push(steps: readonly Step[]): void {
    this.#waiting.push(...steps)
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      const json = JSON.stringify(this.#waiting.map((step) => step.toJSON() as unknown))
      this.#waiting = []
      this.#database.transaction('rows', 'readwrite', { durability: 'strict' }).objectStore('rows').put(json)
    }, every)
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#database.close()
  }
}
