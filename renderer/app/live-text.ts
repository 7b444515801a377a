import type { Guess } from '../../shared/edition'
import { leaveTyped, typedRange } from '../../shared/commands/recorded-typing'
import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { allow, isFollowed } from '../editor/plugins/editable'
import { pageTrackOf } from '../editor/plugins/page-track'
import { guessesOf } from '../editor/plugins/guesses'
import { landmarksOf, storedWords } from '../editor/plugins/landmarks'
import type { Bond } from '../store/bond'
import { checkWhileIdle } from '../store/check-doc'
import type { SaveState } from '../store/save-state'
import type { Store } from '../store/store'
import { become, Follower, type FollowerEvents } from './follow'
import type { Hold } from './hold'
import { closed } from './closed'
import { Place } from './place'
import { pageOrderOf } from './rounds/page-order'
import type { OpenTranscription } from './screen'
import { readCaret } from '../editor/read-caret'

/** How long a text rests before its long journal is folded into a checkpoint, in milliseconds. */
const restBeforeCheckpoint = 4000

/** What a {@link LiveText} starts from. */
export interface LiveTextStart {
  readonly open: OpenTranscription
  /** `null` for a text that is only read. */
  readonly hold: Hold | null
  readonly store: Store
  /** The last journal row that the text holds. */
  readonly seq: number
  /** Where the person is, if the text was on the screen before. */
  readonly place: Place | null
  /** What is to be stored with these transactions of the text: the rest of an act; `null` for nothing. */
  readonly bondOf: (transactions: readonly Transaction[], open: OpenTranscription) => Bond | null
}

/** What a {@link LiveText} tells. */
export interface LiveTextEvents extends FollowerEvents {
  /** Every change of the save state, the first one at once. */
  readonly saveState: (state: SaveState) => void
}

/**
 * A text while it is open: takes down what is done to it here and where the person is, and follows what is done to it
 * elsewhere, until it is stopped.
 */
export class LiveText {
  readonly open: OpenTranscription
  readonly #place: Place
  readonly #hold: Hold | null
  readonly #stops: (() => void)[]
  #timer: ReturnType<typeof setTimeout> | undefined
  #isFolding = false

  constructor({ open, hold, store, seq, place, bondOf }: LiveTextStart, { saveState, ...events }: LiveTextEvents) {
    const { text, stored } = open
    const { edition, body } = stored.transcription
    let pages = pageTrackOf(text.state)
    this.open = open
    this.#hold = hold
    this.#place = place ?? new Place(text, store, stored.place)
    const follower = new Follower({ text, store, edition, body, seq: stored.readOnly === null ? null : seq }, events)
    this.#stops = [
      stored.store.subscribe(saveState),
      text.subscribe((transactions) => {
        this.#place.changed()
        const own = transactions.filter((one) => !isFollowed(one))
        const steps = own.flatMap((one) => one.steps)
        if (steps.length === 0) return
        const now = pageTrackOf(text.state)
        if (now !== pages) stored.store.keepPageOrder(pageOrderOf(text))
        pages = now
        stored.store.push(steps, bondOf(own, open))
        if (stored.store.overlong) void this.#fold()
        clearTimeout(this.#timer)
        this.#timer = setTimeout(() => {
          if (stored.store.long) void this.#fold()
        }, restBeforeCheckpoint)
      }),
    ]
    const { checks, grammar } = open
    this.#stops.push(
      grammar.row.subscribe(() => {
        checks.setGrammar(grammar.row.get())
      }),
    )
    this.#stops.push(() => {
      follower.stop()
      open.elsewhere?.stop()
    })
    saveState(stored.readOnly === null ? stored.store.state : { kind: 'unsaved', why: 'read-only' })
  }

  /** Brings it to what the library holds; answers whether it is exactly that now. */
  become(doc: Node, guesses: readonly Guess[]): boolean {
    return become(this.open.text, doc, guesses)
  }

  /** Holds the text as it was read against the schema while nothing else is done; calls `unsound` where it is none of it. */
  checkLater(unsound: () => void): void {
    this.#stops.push(checkWhileIdle(this.open.stored.doc, unsound))
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
    const { text } = this.open
    readCaret(text.view)
    if (typedRange(text.state) !== null) text.dispatch(leaveTyped(text.state.tr))
    if (!(await this.rest())) return false
    await this.open.versions.settled()
    await this.#checkpoint(true)
    return true
  }

  /** Holds the text still, so that nothing is typed that would come too late to be stored; or lets it be edited again. */
  still(still: boolean): void {
    const { text, stored } = this.open
    readCaret(text.view)
    text.dispatch(allow(text.state.tr, !still && stored.readOnly === null))
  }

  /** Ends it, and lets the text go. What is not stored is given up, so ask {@link finish} first. */
  stop(): void {
    this.#end()
    this.#place.stop()
    closed(this.open)
    this.#hold?.release()
  }

  /** Ends it, while the text stays on the screen; answers with where the person is in it. */
  pass(): Place {
    this.#end()
    return this.#place
  }

  #end(): void {
    clearTimeout(this.#timer)
    for (const stop of this.#stops) stop()
    this.open.stored.store.stop()
  }

  /** Folds a long journal, unless that is being done: keys go on being pressed meanwhile. */
  async #fold(): Promise<void> {
    if (this.#isFolding) return
    this.#isFolding = true
    await this.#checkpoint().finally(() => {
      this.#isFolding = false
    })
  }

  async #checkpoint(last = false): Promise<void> {
    const { text, stored } = this.open
    if (stored.readOnly !== null) return
    await stored.store.checkpoint(() => {
      const { state } = text
      const pages = landmarksOf(state).pages.positions.length
      return { doc: state.doc, guesses: guessesOf(state), words: storedWords(state), pages }
    }, last)
  }
}
