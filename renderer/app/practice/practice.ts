import { presetPractice, readPractice, type EditorialPractice } from '../../../shared/queries/editorial-practice'
import { Cell } from '../cell'
import type { Session } from '../session'

/** The editorial practice of the edition on the screen, kept up to date. */
export class Practice {
  readonly now = new Cell<EditorialPractice>(presetPractice)
  readonly #session: Session
  readonly #stopScreen: () => void
  #edition: string | null = null
  #stopEdition: (() => void) | null = null

  constructor(session: Session) {
    this.#session = session
    this.#stopScreen = session.screen.subscribe(() => {
      this.#follow()
    })
  }

  /** Ends the keeping up. */
  stop(): void {
    this.#stopScreen()
    this.#stopEdition?.()
  }

  #follow(): void {
    const { edition, store } = this.#session
    if (edition === this.#edition) return
    this.#edition = edition
    this.#stopEdition?.()
    this.#stopEdition = null
    this.now.set(presetPractice)
    if (edition === null) return
    this.#stopEdition = store.live(
      (db) => db.editions.get(edition),
      (row) => {
        const practice = readPractice(row?.practice)
        if (JSON.stringify(practice) !== JSON.stringify(this.now.get())) this.now.set(practice)
      },
      // Without it, the practice that Recto begins with holds; the library says itself that it cannot be read.
      () => undefined,
    )
  }
}
