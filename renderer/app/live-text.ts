import type { EditorView } from 'prosemirror-view'
import { landmarksOf } from '../editor/state'
import type { SaveState } from '../store/save-state'
import type { Store } from '../store/store'
import type { Hold } from './hold'
import { closed } from './opened'
import { Place } from './place'
import type { OpenTranscription } from './screen'

/** How long a text rests before its long journal is folded into a checkpoint, in milliseconds. */
const restBeforeCheckpoint = 4000

/** A text while it is open: takes down what is done to it and where the person is, until it is stopped. */
export class LiveText {
  readonly open: OpenTranscription
  readonly #place: Place
  readonly #hold: Hold | null
  readonly #stops: (() => void)[]
  #timer: ReturnType<typeof setTimeout> | undefined

  /** `hold` is `null` for a text that is only read; `told` hears every change of the save state, the first one at once. */
  constructor(open: OpenTranscription, hold: Hold | null, store: Store, told: (state: SaveState) => void) {
    const { text, stored } = open
    this.open = open
    this.#hold = hold
    this.#place = new Place(text, store, stored.place)
    this.#stops = [
      stored.store.subscribe((state) => {
        told(state)
        if (state.kind === 'saving') this.#place.keep()
      }),
      text.subscribe((transactions) => {
        this.#place.changed()
        const steps = transactions.flatMap((transaction) => transaction.steps)
        if (steps.length === 0) return
        stored.store.push(steps)
        clearTimeout(this.#timer)
        this.#timer = setTimeout(() => {
          if (stored.store.long) void this.#checkpoint()
        }, restBeforeCheckpoint)
      }),
    ]
    const { checks, grammar } = open
    this.#stops.push(
      grammar.row.subscribe(() => {
        checks.setGrammar(grammar.row.get())
      }),
    )
    told(stored.readOnly === null ? stored.store.state : { kind: 'unsaved', why: 'read-only' })
  }

  /** Called once the text is on the screen: scrolls to where the person was. */
  shown(view: EditorView): void {
    this.#place.shown(view)
  }

  /** Stores what is done; answers whether everything is stored. */
  async rest(): Promise<boolean> {
    const { stored } = this.open
    this.#place.keep()
    return stored.readOnly !== null || stored.store.flush()
  }

  /** Like {@link rest}, with a checkpoint, so that the next start is quick. */
  async finish(): Promise<boolean> {
    if (!(await this.rest())) return false
    await this.#checkpoint()
    return true
  }

  /** Lets the text go. What is not stored is given up, so ask {@link finish} first. */
  stop(): void {
    clearTimeout(this.#timer)
    for (const stop of this.#stops) stop()
    this.#place.stop()
    this.open.stored.store.stop()
    closed(this.open)
    this.#hold?.release()
  }

  async #checkpoint(): Promise<void> {
    const { text, stored } = this.open
    if (stored.readOnly !== null) return
    await stored.store.checkpoint(() => {
      const { words, pages } = landmarksOf(text.state)
      return { doc: text.state.doc, words, pages: pages.positions.length }
    })
  }
}
