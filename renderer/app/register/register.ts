import type { Entry } from '../../../shared/register/entry'
import { registerIndex, type RegisterIndex } from '../../../shared/register/links'
import { refusalsOf } from '../../store/library'
import { entryOf, type RefusalRow } from '../../store/rows'
import type { Source } from '../../ui/use-source'
import { Cell } from '../cell'
import type { Session } from '../session'
import { mentionCounts, type MentionsCounted } from './mention-counts'

/** The register of the edition on the screen. */
export interface RegisterNow {
  /** `null` where no edition is on the screen. */
  readonly edition: string | null
  /** Whether it was read; empty until then. */
  readonly known: boolean
  /** By name. */
  readonly entries: readonly Entry[]
  readonly index: RegisterIndex
  /** What is not to be suggested again, the last first. */
  readonly refusals: readonly RefusalRow[]
}

/** No register at all. */
export const noRegister: RegisterNow = {
  edition: null,
  known: false,
  entries: [],
  index: registerIndex([]),
  refusals: [],
}

/** The register of the edition on the screen, kept up to date, and what the texts have of it. */
export class Register {
  readonly now: Source<RegisterNow>
  /** Counted while somebody listens, in the background. */
  readonly counts: Source<MentionsCounted>
  readonly #now = new Cell(noRegister)
  readonly #session: Session
  readonly #failed: () => void
  readonly #unsubscribe: () => void
  #stopReading: () => void = () => undefined

  /** `failed` is called where the library cannot be read. */
  constructor(session: Session, failed: () => void) {
    this.now = this.#now
    this.#session = session
    this.#failed = failed
    this.counts = mentionCounts(session, this.#now)
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
    this.#now.set({ ...noRegister, edition })
    if (edition === null) return
    this.#stopReading = store.live(
      (db) =>
        db.transaction('r', db.entries, db.refusals, async () => ({
          rows: await db.entries.where('edition').equals(edition).sortBy('name'),
          refusals: await refusalsOf(db, edition),
        })),
      ({ rows, refusals }) => {
        const entries = rows.map(entryOf)
        this.#now.set({ edition, known: true, entries, index: registerIndex(entries), refusals })
      },
      this.#failed,
    )
  }
}
