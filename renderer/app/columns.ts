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
/** The left column has room only from here on where the XML stands beside the text. */
const roomForSideAndXml = '(width >= 1408px)'

/**
 * Which columns are shown. Where there is room, as the person has set it; where there is not, a column is folded
 * away, comes when it is called, and goes when the person goes back to the text.
 */
export class Columns extends Cell<ColumnState> {
  readonly #settings: Settings
  readonly #side = window.matchMedia(roomForSide)
  readonly #sideAndXml = window.matchMedia(roomForSideAndXml)
  readonly #inspector = window.matchMedia(roomForInspector)
  #xml = false

  constructor(settings: Settings) {
    const { side, inspector } = settings.get()
    super({ side, inspector, over: { side: false, inspector: false } })
    this.#settings = settings
    for (const query of [this.#side, this.#sideAndXml, this.#inspector]) query.addEventListener('change', this.#fit)
    this.#fit()
  }

  /** Shows or hides columns; where there is room for them, from now on. */
  show(change: { readonly side?: boolean; readonly inspector?: boolean }): void {
    const state = this.get()
    this.set({ ...state, ...change })
    if (change.side !== undefined && !state.over.side) this.#settings.set({ side: change.side })
    if (change.inspector !== undefined && !state.over.inspector) this.#settings.set({ inspector: change.inspector })
  }

  /** Makes room for the XML beside the text, or takes that room back. */
  makeRoom(xml: boolean): void {
    this.#xml = xml
    if (this.get().over.side === this.#roomForSide) this.#fit()
  }

  /** Folds away what lies over the text. */
  clear(): void {
    const { side, inspector, over } = this.get()
    if ((side && over.side) || (inspector && over.inspector))
      this.set({ side: side && !over.side, inspector: inspector && !over.inspector, over })
  }

  get #roomForSide(): boolean {
    return (this.#xml ? this.#sideAndXml : this.#side).matches
  }

  readonly #fit = (): void => {
    const over = { side: !this.#roomForSide, inspector: !this.#inspector.matches }
    const { side, inspector } = this.#settings.get()
    this.set({ side: side && !over.side, inspector: inspector && !over.inspector, over })
  }
}
