import type { VerdictRow } from '../../store/rows'
import { verdictsOf } from '../../store/library'
import type { Source } from '../../ui/use-source'
import { Cell } from '../cell'
import type { Session } from '../session'

/** What was found good in the edition on the screen. */
export interface VerdictsNow {
  /** `null` where no edition is on the screen. */
  readonly edition: string | null
  /** Whether it was read; empty until then. */
  readonly known: boolean
  /** Those that hold for all editions too, the last first. */
  readonly rows: readonly VerdictRow[]
}

/** The verdicts that hold in the edition on the screen, kept up to date. */
export class Verdicts {
  readonly now: Source<VerdictsNow>
  readonly #now = new Cell<VerdictsNow>({ edition: null, known: false, rows: [] })
  readonly #session: Session
  readonly #failed: () => void
  readonly #unsubscribe: () => void
  #stopReading: () => void = () => undefined

  /** `failed` is called where the library cannot be read. */
  constructor(session: Session, failed: () => void) {
    this.now = this.#now
    this.#session = session
    this.#failed = failed
    this.#unsubscribe = session.screen.subscribe(() => {
      this.#follow()
    })
    this.#follow()
  }

  stop(): void {
    this.#unsubscribe()
    this.#stopReading()
  }

  #follow(): void {
    const { edition, store } = this.#session
    if (edition === this.#now.get().edition) return
    this.#stopReading()
    this.#stopReading = () => undefined
    this.#now.set({ edition, known: false, rows: [] })
    if (edition === null) return
    this.#stopReading = store.live(
      (db) => verdictsOf(db, edition),
      (rows) => {
        this.#now.set({ edition, known: true, rows })
      },
      this.#failed,
    )
  }
}
