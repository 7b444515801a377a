import type { GrammarRow } from '../store/rows'
import type { Store } from '../store/store'
import { Cell } from './cell'

/** The grammar of the edition that an open text belongs to, kept up to date, also where the text is moved to another one. */
export class TextGrammar {
  /** `null` where there is none, and until it is known. */
  readonly row = new Cell<GrammarRow | null>(null)
  readonly #store: Store
  readonly #stop: () => void
  #id: string | null = null

  /** `failed` is called where the library cannot be read. */
  constructor(store: Store, transcription: string, failed: () => void) {
    this.#store = store
    const find = async (db: Store['db']) => {
      const row = await db.transcriptions.get(transcription)
      return (row && (await db.editions.get(row.edition))?.grammar) ?? null
    }
    this.#stop = store.live(find, (id) => void this.#follow(id), failed)
  }

  stop(): void {
    this.#stop()
  }

  /** A grammar may be large, so it is read only where it is another one. */
  async #follow(id: string | null): Promise<void> {
    if (id === this.#id) return
    this.#id = id
    const row = id === null ? null : ((await this.#store.grammar(id)) ?? null)
    if (this.#id === id) this.row.set(row)
  }
}
