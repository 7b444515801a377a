import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import type { Step } from 'prosemirror-transform'
import { restoreSteps } from '../../shared/amend/restore-doc'
import type { Guess } from '../../shared/edition'
import { followed } from '../editor/plugins/editable'
import { withGuesses } from '../editor/plugins/guesses'
import { newId } from '../editor/new-id'
import { newsOf, stepsSince, type TextNews } from '../store/followed'
import type { Store } from '../store/store'
import type { OpenText } from './open-text'
import { readCaret } from '../editor/read-caret'

/** What a {@link Follower} starts from. */
export interface FollowerStart {
  readonly text: OpenText
  readonly store: Store
  readonly edition: string
  readonly body: string
  /** The last journal row that the text holds, where another window writes them; `null` where this one does. */
  readonly seq: number | null
}

/** What a {@link Follower} tells. */
export interface FollowerEvents {
  /** The text has another body or edition now, or is gone. */
  readonly changed: () => void
  /** The library cannot be read. */
  readonly failed: () => void
}

/**
 * Keeps an open text up to date with the library: shows what another window has done to it as soon as that is stored,
 * and tells where it was moved, replaced or deleted.
 */
export class Follower {
  readonly #start: FollowerStart
  readonly #events: FollowerEvents
  readonly #stop: () => void
  #seq: number | null
  /** Where the text belonged when it was last heard of. */
  #edition: string
  #stopped = false
  #reading: Promise<void> = Promise.resolve()

  constructor(start: FollowerStart, events: FollowerEvents) {
    this.#start = start
    this.#events = events
    this.#seq = start.seq
    this.#edition = start.edition
    const { text, store } = start
    this.#stop = store.live(
      (db) => newsOf(db, text.id, start.seq !== null),
      (news) => {
        this.#heard(news)
      },
      events.failed,
    )
  }

  stop(): void {
    this.#stopped = true
    this.#stop()
  }

  #heard(news: TextNews | null): void {
    const { body } = this.#start
    if (news === null || news.removed || news.body !== body || news.edition !== this.#edition) this.#events.changed()
    this.#edition = news?.edition ?? this.#edition
    if (news?.body !== body || this.#seq === null || news.seq <= this.#seq) return
    this.#reading = this.#reading.then(() => this.#catchUp()).catch(this.#events.failed)
  }

  async #catchUp(): Promise<void> {
    const { text, store, body } = this.#start
    if (this.#stopped || this.#seq === null) return
    const since = await stepsSince(store.db, body, this.#seq)
    if (this.#stopped) return
    if (since.kind === 'steps' && follow(text, since.steps)) {
      this.#seq = since.seq
      return
    }
    const read = await store.readText(text.id)
    if (this.#stopped || read === null) return
    if (read.body === body && become(text, read.doc, read.guesses)) this.#seq = read.seq
    else this.#events.changed()
  }
}

/** Does to a text what another window has done to it; answers whether that could be done, all of it. */
function follow(text: OpenText, steps: readonly Step[]): boolean {
  if (steps.length === 0) return true
  readCaret(text.view)
  const { tr } = text.state
  if (!done(tr, steps)) return false
  text.dispatch(followed(tr))
  return true
}

/** Does all of some steps; answers whether that could be done. */
function done(tr: Transaction, steps: readonly Step[]): boolean {
  try {
    return steps.every((step) => tr.maybeStep(step).failed === null)
  } catch (error) {
    // A position beyond the end of a text that is not the one they were made for.
    if (error instanceof RangeError) return false
    throw error
  }
}

/**
 * Brings a text to what the library holds, changing only what differs, so that place and selection stay; answers
 * whether it is exactly that now.
 */
export function become(text: OpenText, doc: Node, guesses: readonly Guess[]): boolean {
  readCaret(text.view)
  const { tr } = text.state
  if (!done(tr, restoreSteps(tr.doc, doc, 'same', newId))) return false
  text.dispatch(followed(withGuesses(tr, guesses)))
  return text.state.doc.eq(doc)
}
