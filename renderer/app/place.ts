import { Selection, TextSelection } from 'prosemirror-state'
import { pageAt } from '../../shared/queries/pages'
import { landmarksOf } from '../editor/state'
import type { PlaceRow } from '../store/rows'
import type { Store } from '../store/store'
import type { OpenText } from './open-text'

/** How long a person rests before the place is kept, in milliseconds. */
const rest = 800

/** Where a person is in an open text: put back when it opens, kept while it is open. */
export class Place {
  readonly #text: OpenText
  readonly #store: Store
  readonly #start: PlaceRow | null
  #timer: ReturnType<typeof setTimeout> | null = null
  #scroller: HTMLElement | null = null

  constructor(text: OpenText, store: Store, start: PlaceRow | null) {
    this.#text = text
    this.#store = store
    this.#start = start
    this.#select()
  }

  /** Called once the text is on the screen, with what scrolls it; scrolls to where the person was. */
  shown(scroller: HTMLElement): void {
    this.#scroller = scroller
    if (this.#start !== null) scroller.scrollTop = this.#start.scroll
    scroller.addEventListener('scroll', this.changed, { passive: true })
  }

  /** Called when the selection, the text or the scrolling changed. */
  readonly changed = (): void => {
    if (this.#timer === null) this.#timer = setTimeout(this.keep, rest)
  }

  /** Keeps the place now. */
  readonly keep = (): void => {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    const { anchor, head } = this.#text.state.selection
    const scroll = this.#scroller?.scrollTop ?? this.#start?.scroll ?? 0
    const page = pageAt(landmarksOf(this.#text.state), head)?.n ?? null
    const row: PlaceRow = { transcription: this.#text.id, anchor, head, scroll, page }
    // Where one was is no work that could be lost.
    this.#store.keepPlace(row).catch(() => undefined)
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#scroller?.removeEventListener('scroll', this.changed)
  }

  #select(): void {
    if (this.#start === null) return
    const { doc, tr } = this.#text.state
    const end = doc.content.size
    const [anchor, head] = [Math.min(this.#start.anchor, end), Math.min(this.#start.head, end)]
    const selection = TextSelection.between(doc.resolve(anchor), doc.resolve(head))
    this.#text.dispatch(tr.setSelection(selection.empty ? Selection.near(doc.resolve(head)) : selection))
  }
}
