import { presetPractice, readPractice, type EditorialPractice } from '../../../shared/queries/editorial-practice'
import { Cell } from '../cell'
import { doAct } from '../library-actions'
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

/** Gives an edition another practice in some respect, as one act; answers whether it was done, or nothing was to be done. */
export async function changePractice(
  session: Session,
  edition: string,
  change: Partial<EditorialPractice>,
): Promise<boolean> {
  const row = await session.store.edition(edition)
  if (row === undefined) return false
  const known = readPractice(row.practice)
  const practice = { ...known, ...change }
  if (JSON.stringify(practice) === JSON.stringify(known)) return true
  const before = { practice: row.practice ?? null }
  const after = { practice: { ...practice } }
  const code = 'data' in change ? 'change-edition-data' : 'change-practice'
  return doAct(session, { label: { code, values: {} }, changes: [{ kind: 'edition', id: edition, before, after }] })
}
