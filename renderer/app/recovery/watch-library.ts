import { onWork } from '../../store/changes'
import type { Problem } from '../../../shared/host'
import { readOpened } from '../later-parts'
import type { Session } from '../session'
import { keepMarker, readMarker } from './library-marker'

/** How long after a change the library is looked at, in milliseconds. */
const rest = 1000

const lost: Problem = {
  code: 'library-lost',
  message:
    'Recto’s library was deleted or emptied while Recto was running. The text that is open here was written into a new ' +
    'library at once, and goes on being saved there. Your other texts are in the second copies and edition files that ' +
    'you have: look for them on the Recovery screen.',
}

/**
 * Watches over the library while the program runs: keeps the marker by which it is known whether it is gone, and writes
 * the open text anew where it was deleted or emptied. Returns what stops watching.
 */
export function watchLibrary(session: Session): () => void {
  const watch = new LibraryWatch(session)
  return () => {
    watch.stop()
  }
}

class LibraryWatch {
  readonly #session: Session
  readonly #stops: readonly (() => void)[]
  #timer: ReturnType<typeof setTimeout> | null = null
  #rescuing = false
  /** Whether the person was told; once is enough. */
  #told = false

  constructor(session: Session) {
    this.#session = session
    const { db } = session.store
    db.on('versionchange', this.#soon)
    db.on('close', this.#soon)
    this.#stops = [
      onWork(db.name, this.#soon),
      session.saveState.subscribe(this.#rescue),
      () => {
        db.on.versionchange.unsubscribe(this.#soon)
        db.on.close.unsubscribe(this.#soon)
      },
    ]
    this.#soon()
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    for (const stop of this.#stops) stop()
  }

  readonly #soon = (): void => {
    this.#timer ??= setTimeout(() => void this.#look().catch(() => undefined), rest)
  }

  /** Keeps the marker; an empty library that was not empty before, and was not emptied by the person, is gone. */
  async #look(): Promise<void> {
    this.#timer = null
    const { store } = this.#session
    await store.db.again()
    const rows = await store.db.editions.toArray()
    const editions = rows.filter((row) => row.removed === null).length
    if (rows.length > 0) keepMarker(store.db.name, { editions })
    else if ((readMarker(store.db.name)?.editions ?? 0) > 0) await this.#gone()
  }

  async #gone(): Promise<void> {
    const { open, screen } = this.#session
    if (open === null) {
      if (screen.get().kind !== 'recovery') await this.#session.showRecovery({ kind: 'gone' })
      return
    }
    await this.#write()
  }

  readonly #rescue = (): void => {
    const state = this.#session.saveState.get()
    if (state.kind === 'failed' && state.problem.code === 'library-gone') void this.#write()
  }

  /** Writes the open text into the library as it is now, and tells once what happened. */
  async #write(): Promise<void> {
    const { open } = this.#session
    if (open === null || this.#rescuing) return
    this.#rescuing = true
    const { text, stored } = open
    // It was read before the text was opened.
    const { rescuedText } = await readOpened()
    const done = stored.readOnly !== null || (await stored.store.rescue(() => rescuedText(text)))
    if (done) await this.#session.store.keepHere(stored.transcription.edition, text.id).catch(() => undefined)
    this.#rescuing = false
    if (!done || this.#told) return
    this.#told = true
    this.#session.tell(lost, [{ code: 'recovery', run: () => void this.#session.showRecovery({ kind: 'gone' }) }])
  }
}
