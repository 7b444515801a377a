import type { Problem } from '../../../shared/host'
import { settledBy } from '../../../shared/proofing/doubt'
import {
  doubtFilterOf,
  filterDoubts,
  forgetDoubts,
  openDoubtCount,
  settleDoubts,
  showDoubts,
} from '../../editor/plugins/doubts'
import { everyDoubt, type DoubtFilter } from '../../editor/plugins/doubt-filter'
import { composed, dispatchBeside, readCaret } from '../../editor/read-caret'
import type { TranscriptionRow } from '../../store/rows'
import { readProblem } from '../../store/problems'
import { Cell } from '../cell'
import type { OpenTranscription } from '../screen'
import type { Session } from '../session'
import { FixOffer } from './fix-offer'
import { ProofWords } from './proof-words'
import type { FoundDoubts, FoundInBlock, ProofBasis } from './proof-questions'
import { Verdicts } from './verdicts'

/** How long a text rests before it is looked at again, in milliseconds; one that takes longer to look at rests as long. */
const rest = 900
/** How long it rests at most. */
const longestRest = 8000
/** How much more has to be done for it to be shown: each showing has the window laid out. */
const tick = 0.05

/** How far the looking for doubtful places in the open text is. */
export type ProofState =
  | { readonly kind: 'off' }
  /** `done` from 0 to 1. */
  | { readonly kind: 'looking'; readonly done: number }
  /** The text was changed: it is looked at again when it rests. */
  | { readonly kind: 'resting' }
  | { readonly kind: 'found' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly problem: Problem }

/** What waits in another text of the edition. */
export interface DoubtfulText {
  readonly row: TranscriptionRow
  readonly count: number
}

/**
 * Has the open text proofread in a Worker whenever it rests, and shows in the text what was found. It begins once a text is on the
 * screen, and works without being asked, for it costs nobody anything.
 */
export class Proofing {
  readonly state = new Cell<ProofState>({ kind: 'off' })
  /** Whether the person waits until the open text was looked at. */
  readonly waited = new Cell(false)
  /** The text to which the walk goes on next, said at the end of the open one. */
  readonly ahead = new Cell<DoubtfulText | null>(null)
  readonly verdicts: Verdicts
  /** The dictionaries and misreadings that the person added. */
  readonly words: ProofWords
  /** What could stand in the place of the doubt that is looked at. */
  readonly fixes: FixOffer
  readonly #session: Session
  readonly #stops: (() => void)[]
  #open: OpenTranscription | null = null
  #leave: (() => void) | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: AbortController | null = null
  #rest = rest
  /** The number of the answer that is shown; `null` where none is. */
  #shown: number | null = null
  #filter: DoubtFilter = everyDoubt
  #waiting: (() => void)[] = []
  #basis: { readonly of: unknown; readonly added: unknown; readonly basis: ProofBasis } | null = null

  constructor(session: Session) {
    this.#session = session
    this.verdicts = new Verdicts(session, () => {
      session.tell(readProblem)
    })
    this.words = new ProofWords(session, () => {
      session.tell(readProblem)
    })
    this.fixes = new FixOffer(session, () => this.basis)
    this.#stops = [
      session.screen.subscribe(() => {
        this.#turnTo(session.open)
      }),
      session.register.now.subscribe(() => {
        if (this.state.get().kind !== 'cancelled') this.#later()
      }),
      this.verdicts.now.subscribe(() => {
        this.#settle()
      }),
      this.words.now.subscribe(() => {
        if (this.state.get().kind !== 'cancelled') this.#later()
      }),
    ]
  }

  /** Whether texts are proofread. */
  get on(): boolean {
    return this.#session.settings.get().proofing
  }

  /** Has texts proofread from now on, or not any more. */
  turn(on: boolean): void {
    this.#session.settings.set({ proofing: on })
    if (on) this.#later(0)
    else this.#end()
  }

  /** Resolves when the open text was looked at as it is, or when that is given up. */
  looked(): Promise<void> {
    const { kind } = this.state.get()
    if (kind === 'found' || kind === 'failed' || this.#open === null || !this.on) return Promise.resolve()
    if (kind !== 'looking') this.#later(0)
    this.waited.set(true)
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  /** Gives up looking at the open text until it is asked for again. */
  cancel(): void {
    this.#halt()
    this.#set({ kind: 'cancelled' })
    this.#resolve()
  }

  /** Sets which doubts are marked in the texts and walked through. */
  filter(filter: DoubtFilter): void {
    this.#filter = filter
    const text = this.#open?.text
    if (text) dispatchBeside(text, ({ tr }) => filterDoubts(tr, filter))
  }

  /** What texts are proofread by: the same object for as long as the register and the added words are the same. */
  get basis(): ProofBasis {
    const { entries } = this.#session.register.now.get()
    const added = this.words.now.get()
    if (this.#basis?.of !== entries || this.#basis.added !== added) {
      const names = entries.flatMap(({ name, variants }) => [name, ...variants])
      const { name: library } = this.#session.store.db
      const own = added.dictionaries.map(({ language, at }) => ({ library, language, at }))
      this.#basis = { of: entries, added, basis: { languages: ['en'], own, names, scannos: added.scannos } }
    }
    return this.#basis.basis
  }

  stop(): void {
    for (const stop of this.#stops) stop()
    this.verdicts.stop()
    this.words.stop()
    this.fixes.stop()
    this.#turnTo(null)
  }

  #turnTo(open: OpenTranscription | null): void {
    if (this.#open?.text === open?.text) return
    this.#leave?.()
    this.#leave = null
    this.#halt()
    this.#resolve()
    this.ahead.set(null)
    this.#open = open
    this.#rest = rest
    this.#shown = null
    this.#set({ kind: 'off' })
    if (open === null) return
    if (this.#filter !== doubtFilterOf(open.text.state))
      dispatchBeside(open.text, ({ tr }) => filterDoubts(tr, this.#filter))
    this.#settle()
    this.#leave = open.text.subscribe((transactions) => {
      if (this.state.get().kind !== 'cancelled' && transactions.some(({ docChanged }) => docChanged)) this.#later()
    })
    this.#later()
  }

  /** Has the text show what the person has not said anything of. */
  #settle(): void {
    const { text } = this.#open ?? {}
    const { known, rows } = this.verdicts.now.get()
    if (text && known) dispatchBeside(text, ({ tr }) => settleDoubts(tr, settledBy(rows)))
  }

  #later(wait = this.#rest): void {
    if (!this.on || this.#open === null) return
    this.#halt()
    this.#set({ kind: 'resting' })
    this.#timer = setTimeout(() => void this.#look(), wait)
  }

  async #look(): Promise<void> {
    const [session, open] = [this.#session, this.#open]
    // Without the register all its names would be unknown words; it is told when it is read.
    if (open === null || !session.register.now.get().known) return
    // Nobody sees what is found in a text that is not on the screen.
    if (open.text.view === null && this.#waiting.length === 0) {
      this.#later()
      return
    }
    const running = new AbortController()
    this.#running = running
    this.#set({ kind: 'looking', done: 0 })
    const start = performance.now()
    const told = await this.#ask(open, running)
    if (this.#running !== running) return
    this.#running = null
    if (told.kind === 'failed') this.#set(told)
    else if (told.kind === 'stale') {
      this.#shown = null
      this.#later()
      return
    } else {
      if (this.#shown !== null) this.#rest = Math.min(longestRest, Math.max(rest, performance.now() - start))
      this.#shown = told.found.answer
      if (told.blocks.length + openDoubtCount(open.text.state) > 0 || told.found.whole) {
        readCaret(open.text.view)
        open.text.dispatch(showDoubts(open.text.state.tr, { blocks: told.blocks, whole: told.found.whole }))
      }
      this.#set({ kind: 'found' })
    }
    this.#resolve()
  }

  /** What was found or changed, gathered from as many messages as it takes; `stale` where the text went on meanwhile. */
  async #ask(open: OpenTranscription, { signal }: AbortController): Promise<Told> {
    const { texts } = this.#session
    const question = { kind: 'proof', basis: this.basis, known: this.#shown } as const
    const progress = (done: number) => {
      const shown = this.state.get()
      if (!signal.aborted && shown.kind === 'looking' && done - shown.done >= tick) this.#set({ kind: 'looking', done })
    }
    const told = await texts.askOne(open.text.id, question, { signal, progress })
    if (!told.ok) return { kind: 'failed', problem: told.problem }
    const isNow = () => told.at.kind === 'open' && told.at.revision === open.mirror.revision
    const found = told.answer
    const blocks = [...found.blocks]
    while (blocks.length < found.total && isNow() && !signal.aborted) {
      const rest = { kind: 'proof-rest', answer: found.answer, from: blocks.length } as const
      const more = await texts.askOne(open.text.id, rest, { signal })
      if (!more.ok) return { kind: 'failed', problem: more.problem }
      if (more.answer === null || more.answer.length === 0) return { kind: 'stale' }
      blocks.push(...more.answer)
    }
    await composed(open.text)
    // What was found in a text that is another one by now is looked for again, never shown over other words.
    return isNow() ? { kind: 'found', found, blocks } : { kind: 'stale' }
  }

  #end(): void {
    this.#halt()
    this.#resolve()
    this.#set({ kind: 'off' })
    this.ahead.set(null)
    this.#shown = null
    const { text } = this.#open ?? {}
    if (text) dispatchBeside(text, ({ tr }) => forgetDoubts(tr))
  }

  #halt(): void {
    clearTimeout(this.#timer)
    this.#running?.abort()
    this.#running = null
  }

  #resolve(): void {
    const waiting = this.#waiting
    this.#waiting = []
    this.waited.set(false)
    for (const resolve of waiting) resolve()
  }

  #set(state: ProofState): void {
    const known = this.state.get()
    if (known.kind !== state.kind || state.kind === 'looking' || state.kind === 'failed') this.state.set(state)
  }
}

type Told =
  | { readonly kind: 'found'; readonly found: FoundDoubts; readonly blocks: readonly FoundInBlock[] }
  | { readonly kind: 'stale' }
  | { readonly kind: 'failed'; readonly problem: Problem }
