import i18next from 'i18next'
import type { FileHolder, FileRef } from '../../../shared/host'
import type { Session } from '../session'
import { problemText } from '../i18n'
import { fileHeld } from './edition-file-problems'

/**
 * Holds the file of the edition on the screen open for this program, so that another one knows; lets it go when the person
 * leaves the edition. It keeps nobody from working: what is done here is safe in the library, and saving asks.
 */
export class FileHolds {
  readonly #session: Session
  readonly #stops: readonly (() => void)[]
  #edition: string | null = null
  #ref: FileRef | null = null

  constructor(session: Session) {
    this.#session = session
    this.#stops = [
      session.screen.subscribe(() => void this.#follow()),
      session.host.on('files/taken', ({ ref, holder }) => {
        this.#taken(ref, holder)
      }),
    ]
  }

  /** Holds a file; answers who else does, `null` where nobody. `take` takes it from them. */
  async hold(ref: FileRef, take: boolean): Promise<FileHolder | null> {
    const answer = await this.#session.host.ask('files/hold', ref, take)
    // A place where no file can be held is one where nobody else can be known of.
    const holder = answer.ok ? answer.value : null
    if (holder === null) {
      if (this.#ref !== null && this.#ref.token !== ref.token) void this.#session.host.ask('files/let-go', this.#ref)
      this.#ref = ref
    }
    return holder
  }

  /** Says that another program has a file open. */
  tell(ref: FileRef, holder: FileHolder): void {
    this.#session.toast(problemText(fileHeld(ref, holder)))
  }

  stop(): void {
    for (const stop of this.#stops) stop()
    if (this.#ref !== null) void this.#session.host.ask('files/let-go', this.#ref)
  }

  async #follow(): Promise<void> {
    const { edition, store } = this.#session
    if (edition === this.#edition) return
    this.#edition = edition
    const file = edition === null ? null : ((await store.edition(edition))?.file ?? null)
    if (edition !== this.#edition) return
    if (file === null) {
      if (this.#ref !== null) void this.#session.host.ask('files/let-go', this.#ref)
      this.#ref = null
    } else if (file.ref.token !== this.#ref?.token) {
      const holder = await this.hold(file.ref, false)
      if (holder !== null) this.tell(file.ref, holder)
    }
  }

  #taken(ref: FileRef, { user, machine }: FileHolder): void {
    if (this.#ref?.token === ref.token) this.#ref = null
    this.#session.toast(i18next.t('taken', { ns: 'edition-files', name: ref.name, user, machine }))
  }
}
