import { Selection, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { pageAt } from '../../shared/queries/pages'
import { drawAround } from '../editor/plugins/blank-blocks'
import { landmarksOf } from '../editor/plugins/landmarks'
import type { PlaceRow } from '../store/rows'
import type { Store } from '../store/store'
import type { OpenText } from './open-text'

/** How long a person rests before the place is kept, in milliseconds. */
const rest = 800
/** For how many frames the place is put back: what comes into sight gets its true size only then. */
const frames = 4

/** Where a person is in an open text: put back when it opens, kept while it is open. */
export class Place {
  readonly #text: OpenText
  readonly #store: Store
  readonly #start: PlaceRow | null
  #timer: ReturnType<typeof setTimeout> | null = null
  #frame = 0
  #view: EditorView | null = null
  #scroller: HTMLElement | null = null
  #inSight: Pick<PlaceRow, 'top' | 'offset'>

  constructor(text: OpenText, store: Store, start: PlaceRow | null) {
    this.#text = text
    this.#store = store
    this.#start = start
    this.#inSight = { top: start?.top ?? 0, offset: start?.offset ?? 0 }
    this.#select()
  }

  /** Called once the text is on the screen; scrolls to where the person was. */
  shown(view: EditorView): void {
    this.#view = view
    this.#scroller = view.dom.parentElement
    this.#scroller?.addEventListener('scroll', this.changed, { passive: true })
    if (this.#start !== null && this.#start.top > 0) this.#scroll(this.#start, frames)
  }

  /** Called when the selection, the text or the scrolling changed. */
  readonly changed = (): void => {
    this.#timer ??= setTimeout(this.keep, rest)
  }

  /** Keeps the place now. */
  readonly keep = (): void => {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#look()
    const { anchor, head } = this.#text.state.selection
    const page = pageAt(landmarksOf(this.#text.state), head)?.n ?? null
    // Where one was is no work that could be lost.
    this.#store.keepPlace({ transcription: this.#text.id, anchor, head, page, ...this.#inSight }).catch(() => undefined)
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    cancelAnimationFrame(this.#frame)
    this.#scroller?.removeEventListener('scroll', this.changed)
  }

  /** Finds what stands at the top of what is in sight. */
  #look(): void {
    const [view, scroller] = [this.#view, this.#scroller]
    if (view === null || view.isDestroyed || scroller === null) return
    if (scroller.scrollTop === 0) {
      this.#inSight = { top: 0, offset: 0 }
      return
    }
    const edge = scroller.getBoundingClientRect().top
    const { left, width } = view.dom.getBoundingClientRect()
    const top = view.posAtCoords({ left: left + width / 2, top: edge + 4 })?.pos
    if (top !== undefined) this.#inSight = { top, offset: view.coordsAtPos(top).top - edge }
  }

  #scroll(to: PlaceRow, times: number): void {
    this.#frame = requestAnimationFrame(() => {
      const [view, scroller] = [this.#view, this.#scroller]
      if (view === null || view.isDestroyed || scroller === null) return
      const at = view.coordsAtPos(Math.min(to.top, view.state.doc.content.size)).top
      scroller.scrollTop += at - scroller.getBoundingClientRect().top - to.offset
      if (times > 1) this.#scroll(to, times - 1)
    })
  }

  #select(): void {
    if (this.#start === null) return
    const { doc, tr } = this.#text.state
    const end = doc.content.size
    const [anchor, head] = [Math.min(this.#start.anchor, end), Math.min(this.#start.head, end)]
    const selection = TextSelection.between(doc.resolve(anchor), doc.resolve(head))
    tr.setSelection(selection.empty ? Selection.near(doc.resolve(head)) : selection)
    this.#text.dispatch(drawAround(tr, this.#text.state, this.#start.top))
  }
}
