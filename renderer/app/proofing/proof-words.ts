import { liveQuery } from 'dexie'
import type { Scanno } from '../../../shared/proofing/check'
import { dictionaryNames, type DictionaryName } from '../../store/dictionaries'
import { Cell } from '../cell'
import type { Session } from '../session'

/** What the person added to the words by which texts are proofread. */
export interface AddedWords {
  readonly dictionaries: readonly DictionaryName[]
  readonly scannos: readonly Scanno[]
}

/** The dictionaries and misreadings that the person added, kept up to date. */
export class ProofWords {
  readonly now = new Cell<AddedWords>({ dictionaries: [], scannos: [] })
  readonly #stop: () => void

  /** `failed` is called where the library cannot be read. */
  constructor({ store: { db } }: Pick<Session, 'store'>, failed: () => void) {
    const reading = liveQuery(async () => ({
      dictionaries: await dictionaryNames(db),
      scannos: await db.scannos.toArray(),
    }))
    const subscription = reading.subscribe({
      next: (words) => {
        if (JSON.stringify(words) !== JSON.stringify(this.now.get())) this.now.set(words)
      },
      error: failed,
    })
    this.#stop = () => {
      subscription.unsubscribe()
    }
  }

  stop(): void {
    this.#stop()
  }
}
