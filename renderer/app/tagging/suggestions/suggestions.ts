import type { Problem } from '../../../../shared/host'
import { isEditable } from '../../../editor/plugins/editable'
import { composed, dispatchBeside, readCaret } from '../../../editor/read-caret'
import {
  filterOf,
  filterSuggestions,
  usualFilter,
  setRefused,
  showSuggestions,
  suggestionsOf,
  type SuggestionFilter,
} from '../../../editor/plugins/suggestions'
import { refusedBy } from '../../../../shared/register/refused-suggestions'
import type { Suggestion, SuggestionSource } from '../../../../shared/register/suggestion'
import { refusalOf, type TranscriptionRow } from '../../../store/rows'
import { Cell } from '../../cell'
import type { OpenText } from '../../open-text'
import type { OpenTranscription } from '../../screen'
import type { Session } from '../../session'

/** How long a text rests before it is looked at again, in milliseconds; one that takes longer to look at rests as long. */
const rest = 900
/** How much more has to be done for it to be shown: each showing has the window laid out. */
const tick = 0.05
/** How long it rests at most. */
const longestRest = 8000

/** How far the looking for suggestions in the open text is. */
export type SuggestState =
  | { readonly kind: 'off' }
  /** `done` from 0 to 1. */
  | { readonly kind: 'looking'; readonly done: number }
  /** The text was changed: it is looked at again when it rests. */
  | { readonly kind: 'resting' }
  | { readonly kind: 'found' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly problem: Problem }

/** What waits in another text of the edition. */
export interface SuggestedText {
  readonly row: TranscriptionRow
  readonly count: number
}

/**
 * Has suggestions for the open text worked out in a Worker whenever it rests, and shows in the text what was found. It
 * does nothing until the person asks for suggestions for the first time.
 */
export class Suggestions {
  readonly state = new Cell<SuggestState>({ kind: 'off' })
  /** Whether the person waits until the open text was looked at. */
  readonly waited = new Cell(false)
  /** The text to which the walk goes on next, said at the end of the open one. */
  readonly ahead = new Cell<SuggestedText | null>(null)
  /** How the walk goes on once the list of entries that it opened is left; `null` where it opened none. */
  afterList: (() => void) | null = null
  readonly #session: Session
  readonly #stops: (() => void)[]
  #open: OpenTranscription | null = null
  #leave: (() => void) | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: AbortController | null = null
  #rest = rest
  /** Whether the open text was looked at before: then only what was changed is looked at anew. */
  #again = false
  #filter: SuggestionFilter = usualFilter
  #waiting: (() => void)[] = []

  constructor(session: Session) {
    this.#session = session
    this.#stops = [
      session.screen.subscribe(() => {
        this.#turnTo(session.open)
      }),
      session.register.now.subscribe(() => {
        this.#registerChanged()
      }),
    ]
  }

  /** Whether suggestions are wanted. */
  get on(): boolean {
    return this.#session.settings.get().suggestions === 'on'
  }

  /** Has suggestions shown from now on, or not any more. */
  turn(on: boolean): void {
    this.#session.settings.set({ suggestions: on ? 'on' : 'off' })
    if (on) this.#later(0)
    else this.#end()
  }

  /** Has them shown, where the person has never said that they are not wanted. */
  offer(): void {
    if (this.#session.settings.get().suggestions === 'unset') this.turn(true)
  }

  /** Resolves when the open text was looked at as it is, or when that is given up. */
  looked(): Promise<void> {
    const { kind } = this.state.get()
    if (kind === 'found' || kind === 'failed' || this.#open === null) return Promise.resolve()
    if (kind !== 'looking') this.#later(0)
    this.waited.set(true)
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  /** Gives up looking at the open text until it is asked for again. */
  cancel(): void {
    this.#halt()
    this.#set({ kind: 'cancelled' })
    this.#settle()
  }

  /** Sets which suggestions are marked in the texts and walked through. */
  filter(filter: SuggestionFilter): void {
    this.#filter = filter
    const text = this.#open?.text
    if (text) dispatchBeside(text, ({ tr }) => filterSuggestions(tr, filter))
  }

  /** What suggestions are made from, for a text of the edition. */
  source(text: string): SuggestionSource {
    const { entries, refusals } = this.#session.register.now.get()
    return {
      text,
      entries,
      refusals: refusals.map(refusalOf),
      dates: { date: null, languages: ['en', 'de', 'fr'], calendar: 'gregorian' },
      kinds: usualFilter.kinds,
      unknown: true,
    }
  }

  stop(): void {
    for (const stop of this.#stops) stop()
    this.#turnTo(null)
  }

  #turnTo(open: OpenTranscription | null): void {
    if (this.#open?.text === open?.text) return
    this.#leave?.()
    this.#leave = null
    this.#halt()
    this.#settle()
    this.ahead.set(null)
    this.#open = open
    this.#rest = rest
    this.#again = false
    this.#set({ kind: 'off' })
    if (open === null) return
    if (this.#filter !== filterOf(open.text.state))
      dispatchBeside(open.text, ({ tr }) => filterSuggestions(tr, this.#filter))
    this.#leave = open.text.subscribe((transactions) => {
      if (this.state.get().kind !== 'cancelled' && transactions.some(({ docChanged }) => docChanged)) this.#later()
    })
    this.#later(rest)
  }

  #registerChanged(): void {
    const { text } = this.#open ?? {}
    if (!text || !this.on) return
    if (suggestionsOf(text.state).length > 0 || this.state.get().kind === 'found')
      dispatchBeside(text, ({ tr }) => setRefused(tr, refusedBy(this.#session.register.now.get().refusals)))
    if (this.state.get().kind !== 'cancelled') this.#later()
  }

  #later(wait = this.#rest): void {
    if (!this.on || this.#open === null) return
    this.#halt()
    this.#set({ kind: 'resting' })
    this.#timer = setTimeout(() => void this.#look(), wait)
  }

  async #look(): Promise<void> {
    const [session, open] = [this.#session, this.#open]
    // Without the register all names would look like new ones; it is told when it is read.
    if (open === null || !session.register.now.get().known) return
    if (!isEditable(open.text.state)) {
      this.#set({ kind: 'off' })
      this.#settle()
      return
    }
    const running = new AbortController()
    this.#running = running
    this.#set({ kind: 'looking', done: 0 })
    const start = performance.now()
    const question = { kind: 'suggestions', source: this.source(open.text.id) } as const
    const told = await session.texts.askOne(open.text.id, question, {
      signal: running.signal,
      progress: (done) => {
        const shown = this.state.get()
        const much = shown.kind !== 'looking' || done - shown.done >= tick
        if (this.#running === running && much) this.#set({ kind: 'looking', done })
      },
    })
    await composed(open.text)
    if (this.#running !== running) return
    this.#running = null
    if (this.#again) this.#rest = Math.min(longestRest, Math.max(rest, performance.now() - start))
    this.#again ||= told.ok
    if (!told.ok) this.#set({ kind: 'failed', problem: told.problem })
    // What was found in a text that is another one by now is looked for again, never shown over other words.
    else if (told.at.kind !== 'open' || told.at.revision !== open.mirror.revision) this.#later()
    else {
      this.#show(open.text, told.answer)
      this.#set({ kind: 'found' })
    }
    this.#settle()
  }

  #show(text: OpenText, found: readonly Suggestion[]): void {
    const refused = refusedBy(this.#session.register.now.get().refusals)
    const wanted = found.filter((one) => !refused(one))
    readCaret(text.view)
    if (wanted.length + suggestionsOf(text.state).length > 0) text.dispatch(showSuggestions(text.state.tr, wanted))
  }

  #end(): void {
    this.#halt()
    this.#settle()
    this.#set({ kind: 'off' })
    this.ahead.set(null)
    const { text } = this.#open ?? {}
    if (text && suggestionsOf(text.state).length > 0) dispatchBeside(text, ({ tr }) => showSuggestions(tr, []))
  }

  #halt(): void {
    clearTimeout(this.#timer)
    this.#running?.abort()
    this.#running = null
  }

  #settle(): void {
    const waiting = this.#waiting
    this.#waiting = []
    this.waited.set(false)
    for (const resolve of waiting) resolve()
  }

  #set(state: SuggestState): void {
    const known = this.state.get()
    if (known.kind !== state.kind || state.kind === 'looking' || state.kind === 'failed') this.state.set(state)
  }
}
