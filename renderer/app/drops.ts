import type { Host, OpenedFile } from '../../shared/host'
import { Cell } from './cell'

/** Files that were dropped: what is read of them, and the edition they fell on, `null` where they fell beside all. */
export interface Drop {
  readonly files: Promise<readonly OpenedFile[]>
  readonly edition: string | null
}

/** What lies under the pointer while files are dragged over the window: the card of an edition, or none. */
export interface DragPlace {
  readonly edition: { readonly id: string; readonly name: string } | null
}

/** What becomes of a drop: it waits for the library to open, is taken in at once, or is refused while it still hovers. */
export type DropState = 'waiting' | 'taking' | 'refusing'

type Taker = (drop: Drop) => Promise<void>

/**
 * Hears the files that are dropped anywhere on the window, from the first script of the page on and whatever the
 * screen shows. One is made for the window, before anything else.
 */
export class Drops {
  /** Where files are dragged over the window just now; `null` while none are. */
  readonly over = new Cell<DragPlace | null>(null)
  readonly state = new Cell<DropState>('waiting')
  readonly #host: Host
  readonly #waiting: Drop[] = []
  #taker: Taker | null = null

  constructor(host: Host) {
    this.#host = host
  }

  /** Listens to the window; returns what stops it. */
  listen(): () => void {
    const stopping = new AbortController()
    // Before the editor sees it, which would take the names of the files for text.
    const options = { capture: true, signal: stopping.signal }
    window.addEventListener('dragenter', this.#hover, options)
    window.addEventListener('dragover', this.#hover, options)
    window.addEventListener('dragleave', this.#leave, options)
    window.addEventListener('drop', this.#drop, options)
    return () => {
      stopping.abort()
    }
  }

  /** Has `taker` take what waits, in order, and from now on every drop; returns what ends that, after which drops are refused. */
  take(taker: Taker): () => void {
    this.#taker = taker
    this.state.set('taking')
    void this.#handOver(taker)
    return () => {
      if (this.#taker !== taker) return
      this.#taker = null
      this.state.set('refusing')
    }
  }

  /** Has drops wait, while the library is being opened. */
  wait(): void {
    if (this.#taker === null) this.state.set('waiting')
  }

  /** Refuses drops, while the library cannot be opened. What waits goes on waiting. */
  refuse(): void {
    if (this.#taker === null) this.state.set('refusing')
  }

  readonly #hover = (event: DragEvent): void => {
    if (!hasFiles(event)) return
    event.preventDefault()
    event.stopPropagation()
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = this.state.get() === 'refusing' ? 'none' : 'copy'
    const place = placeOf(event.target)
    if (this.over.get()?.edition?.id !== place.edition?.id || this.over.get() === null) this.over.set(place)
  }

  readonly #leave = (event: DragEvent): void => {
    if (event.relatedTarget === null) this.over.set(null)
  }

  readonly #drop = (event: DragEvent): void => {
    this.over.set(null)
    if (!hasFiles(event) || event.dataTransfer === null) return
    event.preventDefault()
    event.stopPropagation()
    const edition = placeOf(event.target).edition?.id ?? null
    // What was dropped can be read only from within the event.
    const drop = { files: this.#host.dropped(event.dataTransfer), edition }
    if (this.#taker === null) this.#waiting.push(drop)
    else void this.#taker(drop)
  }

  async #handOver(taker: Taker): Promise<void> {
    while (this.#taker === taker) {
      const drop = this.#waiting.shift()
      if (drop === undefined) return
      await taker(drop)
    }
  }
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true

function placeOf(under: EventTarget | null): DragPlace {
  const card = under instanceof Element ? under.closest<HTMLElement>('[data-drop-edition]') : null
  const id = card?.dataset['dropEdition']
  return { edition: id === undefined ? null : { id, name: card?.dataset['dropName'] ?? '' } }
}
