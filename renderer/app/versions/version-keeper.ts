import type { EditorState, Transaction } from 'prosemirror-state'
import type { VersionWhy } from '../../../shared/edition-file/edition-file'
import type { Answer, Problem } from '../../../shared/host'
import { isFollowed } from '../../editor/plugins/editable'
import { guessesOf, landmarksOf, storedWords } from '../../editor/state'
import type { VersionAct, VersionRow } from '../../store/rows'
import type { NewVersion } from '../../store/versions'
import { Cell } from '../cell'
import type { OpenText } from '../open-text'
import { largeAct } from './bulk'

/** How much work lies between two versions that are kept unasked, in milliseconds. */
export const workBetween = 10 * 60_000
/** How long a pause counts as work: who thinks about a word works too. In milliseconds. */
const thinking = 60_000
/** After a rest as long as this, in milliseconds, work begins anew. */
export const longRest = 60 * 60_000

/** Keeps a state in the store. */
export type Keep = (version: NewVersion) => Promise<Answer<VersionRow>>

/**
 * Keeps versions of an open text: the state before work begins on it, before each large change, and every ten minutes of
 * work. Docs never change, so the state is only taken hold of when a key is pressed; the store takes it down afterwards,
 * in idle moments.
 */
export class VersionKeeper {
  /** Why the last version could not be kept; `null` where it was. */
  readonly problem = new Cell<Problem | null>(null)
  readonly #text: OpenText
  readonly #keep: Keep
  readonly #clock: () => number
  readonly #unsubscribe: () => void
  /** The state after the last change that is known. */
  #state: EditorState
  /** When the text was changed last, by the clock; `null` before the first time. */
  #changed: number | null = null
  /** How much was worked since the last version. */
  #worked = 0
  #queue: Promise<unknown> = Promise.resolve()

  /** `clock` tells milliseconds that only ever grow (`performance.now()`): the clock of the machine can be set back. */
  constructor(text: OpenText, keep: Keep, clock: () => number) {
    this.#text = text
    this.#keep = keep
    this.#clock = clock
    this.#state = text.state
    this.#unsubscribe = text.subscribe((transactions, state) => {
      const before = this.#state
      this.#state = state
      const own = transactions.filter((transaction) => !isFollowed(transaction))
      if (own.some(({ steps }) => steps.length > 0)) this.#worksOn(own, before)
    })
  }

  /** Keeps the text as it is now, under a name or before something is done to it; answers once it is kept. */
  keepNow(why: VersionWhy, name: string | null, act: VersionAct | null = null): Promise<Answer<VersionRow>> {
    return this.#take(this.#text.state, why, name, act)
  }

  /** Waits until all that was to be kept is kept, or could not be. */
  async settled(): Promise<void> {
    await this.#queue
  }

  stop(): void {
    this.#unsubscribe()
  }

  #worksOn(transactions: readonly Transaction[], before: EditorState): void {
    const now = this.#clock()
    const rested = this.#changed === null ? Infinity : now - this.#changed
    this.#changed = now
    this.#worked += Math.min(rested, thinking)
    const act = largeAct(transactions, before)
    if (act !== null) void this.#take(before, 'before-act', null, act)
    else if (rested >= longRest) void this.#take(before, 'began', null)
    else if (this.#worked >= workBetween) void this.#take(before, 'interval', null)
  }

  #take(
    state: EditorState,
    why: VersionWhy,
    name: string | null,
    act: VersionAct | null = null,
  ): Promise<Answer<VersionRow>> {
    this.#worked = 0
    const version: NewVersion = {
      transcription: this.#text.id,
      state: { doc: state.doc, guesses: guessesOf(state) },
      why,
      name,
      act,
      words: storedWords(state),
      pages: landmarksOf(state).pages.positions.length,
    }
    // One after the other, so that they stand in the order in which they were.
    const kept = this.#queue.then(() => this.#keep(version))
    this.#queue = kept.then((answer) => {
      this.problem.set(answer.ok ? null : answer.problem)
    })
    return kept
  }
}
