import { Plugin, type PluginView } from 'prosemirror-state'
import type { Decoration, EditorView } from 'prosemirror-view'
import { readCaret } from '../read-caret'
import { blanksOf, drawAround, drawBlocks, isDrawn } from '../plugins/blank-blocks'

/** How long to draw before others have their turn, in milliseconds. */
const turn = 10
/** How much is drawn in the first turn, and at least in any, in positions; then as much as a turn allows. */
const amounts = { first: 12_000, least: 4000 } as const
/** How long a window that is busy may put it off, in milliseconds. */
const patience = 300

/** Draws the blank blocks of the text in a view. */
export function drawing(): Plugin {
  return new Plugin({ view: (view) => new Drawing(view) })
}

/** Draws blank blocks: in turns while nothing else is done, and at once where they come in sight or are printed. */
class Drawing implements PluginView {
  readonly #view: EditorView
  readonly #watch: IntersectionObserver
  #amount: number = amounts.first
  #waiting: number | null = null

  constructor(view: EditorView) {
    this.#view = view
    this.#watch = new IntersectionObserver(this.#seen, { root: view.dom.parentElement, rootMargin: '1500px 0px' })
    if (isDrawn(view.state)) return
    for (const blank of view.dom.querySelectorAll('.blank')) this.#watch.observe(blank)
    addEventListener('beforeprint', this.#drawAll)
    this.#wait()
  }

  destroy(): void {
    this.#watch.disconnect()
    removeEventListener('beforeprint', this.#drawAll)
    if (this.#waiting !== null) cancelIdleCallback(this.#waiting)
  }

  #wait(): void {
    this.#waiting = requestIdleCallback(this.#drawSome, { timeout: patience })
  }

  readonly #drawSome = (): void => {
    this.#waiting = null
    const view = this.#view
    if (isDrawn(view.state)) {
      this.destroy()
      return
    }
    // What is composed must not be drawn anew.
    if (!view.composing) {
      readCaret(view)
      const start = performance.now()
      view.dispatch(drawBlocks(view.state.tr, this.#next()))
      const took = Math.max(performance.now() - start, 1)
      this.#amount = Math.max(amounts.least, this.#amount * Math.min(2, turn / took))
    }
    this.#wait()
  }

  /** What is drawn next: what comes after the caret, then what stands before it. */
  #next(): readonly Decoration[] {
    const { state } = this.#view
    const blanks = blanksOf(state)
    const first = blanks.findIndex(({ from }) => from > state.selection.head)
    const next: Decoration[] = []
    let size = 0
    for (const blank of first < 0 ? blanks : blanks.slice(first)) {
      if (size >= this.#amount) break
      next.push(blank)
      size += blank.to - blank.from
    }
    return next
  }

  readonly #drawAll = (): void => {
    const { state } = this.#view
    this.#view.dispatch(drawBlocks(state.tr, blanksOf(state)))
  }

  readonly #seen = (entries: readonly IntersectionObserverEntry[]): void => {
    const view = this.#view
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting || !target.isConnected || !view.dom.contains(target) || view.composing) continue
      readCaret(view)
      const pos = view.posAtDOM(target, 0)
      view.dispatch(drawAround(view.state.tr, view.state, pos))
    }
  }
}
