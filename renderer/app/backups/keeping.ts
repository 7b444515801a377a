import type { Host } from '../../../shared/host'
import type { Source } from '../../ui/use-source'
import { Cell } from '../cell'
import { dismissed, isDue, keepNote, storedNote, worked, type KeepNote } from './keep-note'

/** How safely the library is kept where there are no second copies. */
export interface Kept {
  /** Whether the browser has agreed to keep the library; `null` until it is known. */
  readonly persisted: boolean | null
  /** Whether it is time to remind the person to save editions as files. */
  readonly due: boolean
}

/** Looks after a library that a browser keeps: asks it to keep it, and knows when to remind the person of files. */
export class Keeping implements Source<Kept> {
  readonly #host: Pick<Host, 'ask' | 'kind'>
  readonly #today: () => string
  #note: KeepNote = storedNote()
  #asked = false
  readonly #kept: Cell<Kept>

  constructor(host: Pick<Host, 'ask' | 'kind'>, today: () => string = localDay) {
    this.#host = host
    this.#today = today
    this.#kept = new Cell<Kept>({ persisted: null, due: isDue(this.#note) })
  }

  get(): Kept {
    return this.#kept.get()
  }

  subscribe(listener: () => void): () => void {
    return this.#kept.subscribe(listener)
  }

  /** Asks how the library is kept; where there is work to lose, the browser is asked to keep it. */
  async look(hasWork: boolean): Promise<void> {
    this.#asked = hasWork
    const answer = await this.#host.ask('storage/state', hasWork && this.#host.kind === 'browser')
    if (answer.ok) this.#kept.set({ ...this.get(), persisted: answer.value.persisted })
  }

  /** Told when work was stored. */
  readonly worked = (): void => {
    // A host that cannot say is asked no more.
    if (!this.#asked) void this.look(true).catch(() => undefined)
    const note = worked(this.#note, this.#today())
    if (note !== this.#note) this.#put(note)
  }

  /** The person said “not now”, or has saved an edition as a file. */
  readonly dismiss = (): void => {
    this.#put(dismissed(this.#note, this.#today()))
  }

  #put(note: KeepNote): void {
    this.#note = note
    keepNote(note)
    const due = isDue(note)
    if (due !== this.get().due) this.#kept.set({ ...this.get(), due })
  }
}

function localDay(): string {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}
