import i18next from 'i18next'
import type { FileRef, FileStamp } from '../../../shared/host'
import type { Source } from '../../ui/use-source'
import { Cell } from '../cell'
import type { Session } from '../session'
import { lookAt } from './outside-file'

/** A file that a text came from and that another program has changed since. */
export interface OutsideChange {
  readonly transcription: string
  readonly ref: FileRef
  /** The file as it is now. */
  readonly bytes: Uint8Array
  readonly stamp: FileStamp
}

/**
 * Notices when the file that the open text came from is changed by another program: it looks when a text is opened and
 * whenever the person comes back to the window, and never asks for leave to look.
 */
export class OutsideWatch implements Source<OutsideChange | null> {
  readonly #session: Session
  readonly #change = new Cell<OutsideChange | null>(null)
  readonly #stop = new AbortController()
  #looking = false
  #again = false
  /** The text that was looked at last, by its body: read again, it is another one. */
  #body: string | null = null

  constructor(session: Session) {
    this.#session = session
    const { signal } = this.#stop
    window.addEventListener('focus', this.look, { signal })
    document.addEventListener('visibilitychange', this.look, { signal })
    const stopListening = session.screen.subscribe(() => {
      const body = session.open?.stored.transcription.body ?? null
      if (body === this.#body) return
      this.#body = body
      this.#change.set(null)
      this.look()
    })
    signal.addEventListener('abort', stopListening)
  }

  /** The change that the person has not answered to; `null` where there is none. */
  get(): OutsideChange | null {
    return this.#change.get()
  }

  subscribe(listener: () => void): () => void {
    return this.#change.subscribe(listener)
  }

  /** Looks again whether the file was changed. */
  readonly look = (): void => {
    if (document.visibilityState === 'hidden') return
    this.#again = this.#looking
    if (!this.#looking) void this.#look()
  }

  stop(): void {
    this.#stop.abort()
  }

  async #look(): Promise<void> {
    this.#looking = true
    const id = this.#session.open?.text.id
    // What cannot be looked at is no matter as long as nobody writes to it.
    const change = id === undefined ? null : await this.#changeOf(id).catch(() => null)
    this.#looking = false
    if (this.#stop.signal.aborted) return
    if (this.#again || this.#session.open?.text.id !== id) {
      this.#again = false
      void this.#look()
      return
    }
    if (change?.stamp.digest === this.get()?.stamp.digest) return
    this.#change.set(change)
    if (change !== null) this.#session.say(i18next.t('outside.changed', { name: change.ref.name }))
  }

  async #changeOf(transcription: string): Promise<OutsideChange | null> {
    const { store, host } = this.#session
    const row = await store.transcription(transcription)
    if (row === undefined || row.origin === null || row.originStamp === null) return null
    const { origin: ref, originStamp: known } = row
    const answer = await lookAt(host, ref, known)
    if (!answer.ok) return null
    const now = answer.value
    if (now.kind === 'same' && now.stamp !== known) await store.keepOriginStamp(transcription, now.stamp)
    return now.kind === 'changed' ? { transcription, ref, bytes: now.bytes, stamp: now.stamp } : null
  }
}
