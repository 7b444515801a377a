import { Cell } from './cell'
import type { Settings } from './settings'

/** The columns beside the text. */
export interface ColumnState {
  readonly side: boolean
  readonly inspector: boolean
  /** Which of them have no room beside the text, and lie over it while they are shown. */
  readonly over: { readonly side: boolean; readonly inspector: boolean }
}

const roomForSide = '(width >= 1100px)'
const roomForInspector = '(width >= 860px)'

/**
 * Which columns are shown. Where there is room, as the person has set it; where there is not, a column is folded
 * away, comes when it is called, and goes when the person goes back to the text.
 */
export class Columns extends Cell<ColumnState> {
  readonly #settings: Settings
  readonly #side = window.matchMedia(roomForSide)
  readonly #inspector = window.matchMedia(roomForInspector)

  constructor(settings: Settings) {
    const { side, inspector } = settings.get()
    super({ side, inspector, over: { side: false, inspector: false } })
    this.#settings = settings
    for (const query of [this.#side, this.#inspector]) query.addEventListener('change', this.#fit)
    this.#fit()
  }

  /** Shows or hides columns; where there is room for them, from now on. */
  show(change: { readonly side?: boolean; readonly inspector?: boolean }): void {
    const state = this.get()
    this.set({ ...state, ...change })
    if (change.side !== undefined && !state.over.side) this.#settings.set({ side: change.side })
    if (change.inspector !== undefined && !state.over.inspector) this.#settings.set({ inspector: change.inspector })
  }

  /** Folds away what lies over the text. */
  clear(): void {
    const { side, inspector, over } = this.get()
    if ((side && over.side) || (inspector && over.inspector))
      this.set({ side: side && !over.side, inspector: inspector && !over.inspector, over })
  }

  readonly #fit = (): void => {
    const over = { side: !this.#side.matches, inspector: !this.#inspector.matches }
    const { side, inspector } = this.#settings.get()
    this.set({ side: side && !over.side, inspector: inspector && !over.inspector, over })
  }
}
