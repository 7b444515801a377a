import { imageBlob } from '../../store/images'
import { besideText } from '../beside-text'
import type { Session } from '../session'
import type { PreviewPicture } from './preview-news'

/** The pictures of a preview: what the library has of the open text, and addresses of those that are drawn. */
export class PreviewPictures {
  readonly #session: Session
  readonly #addresses = new Map<string, Promise<string | null>>()
  readonly #made: string[] = []

  constructor(session: Session) {
    this.#session = session
  }

  /** Those that may stand in the text; pages of a PDF may not. */
  get known(): readonly PreviewPicture[] {
    return besideText(this.#session)
      .images.now.get()
      .rows.filter(({ sheet }) => sheet === null)
      .map(({ id, name, width, height }) => ({ id, name, width, height }))
  }

  /** Shows the pictures of a part of the page, each once its bytes are read; what cannot be read is said by its words. */
  show(part: Element): void {
    for (const image of part.querySelectorAll<HTMLImageElement>('img[data-picture]'))
      void this.#addressOf(image.dataset['picture'] ?? '').then((address) => {
        if (address === null) image.replaceWith(`[${image.alt}]`)
        else image.src = address
      })
  }

  #addressOf(id: string): Promise<string | null> {
    const known = this.#addresses.get(id) ?? this.#read(id)
    this.#addresses.set(id, known)
    return known
  }

  async #read(id: string): Promise<string | null> {
    const { store } = this.#session
    const { images } = besideText(this.#session)
    const row = images.now.get().byId.get(id)
    const blob = row === undefined ? null : await imageBlob(store.db, row).catch(() => null)
    if (blob === null) return null
    const address = URL.createObjectURL(blob)
    this.#made.push(address)
    return address
  }

  /** Lets go of what was read. */
  stop(): void {
    for (const address of this.#made) URL.revokeObjectURL(address)
  }
}
