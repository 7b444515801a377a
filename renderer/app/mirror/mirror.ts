import type { Node } from 'prosemirror-model'
import type { StepMap } from 'prosemirror-transform'
import { assertNever } from '../../../shared/finding'
import type { Problem } from '../../../shared/host'
import { writtenParts } from '../../store/written-doc'
import type { OpenText } from '../open-text'
import type { GrammarFiles } from './checked'
import type { MirrorHome } from './mirror-home'
import type { Asking, FromMirror, Mirrored, Question, Questions, Stage, ToMirror } from './questions'

const lost: Problem = {
  code: 'mirror-lost',
  message: 'Recto could not look at this text in the background. Your work is safe; try again.',
}

/** What an aborted question is answered with. */
const cancelled: Problem = { code: 'cancelled', message: 'This was cancelled.' }

/** How long changes wait to be told together, in milliseconds: each message takes as long as much of what a key does. */
const pause = 250

/** How many changes are remembered, to map positions of an earlier text. */
const remembered = 4000

interface Pending {
  readonly asking: Asking
  readonly settle: (answer: Mirrored<Question>) => void
  readonly told: (stage: Stage) => void
  readonly progress: (part: number) => void
  /** Whether it was asked again, of a new copy. */
  again: boolean
}

type Phase =
  { readonly kind: 'none' } | { readonly kind: 'copying'; readonly waiting: ToMirror[] } | { readonly kind: 'open' }

/**
 * The copy of an open text in a Worker, which answers what would take the window too long. It is made at the first
 * question, is told every step after that, and is made anew from the live text where it is lost.
 */
export class Mirror {
  readonly #text: OpenText
  readonly #source: () => Promise<string | null>
  readonly #home: MirrorHome
  readonly #unsubscribe: () => void
  readonly #pending = new Map<number, Pending>()
  /** What the changes did to positions, the oldest first; the last led to `#revision`. */
  #maps: (readonly StepMap[])[] = []
  #revision = 0
  #phase: Phase = { kind: 'none' }
  #stopped = false
  /** The changes that the copy is not told of yet. */
  #untold: (readonly unknown[])[] = []
  #timer: ReturnType<typeof setTimeout> | null = null

  /** `source` answers with the TEI that the text was read from, or `null`; it is asked for each copy, and not kept. */
  constructor(text: OpenText, source: () => Promise<string | null>, home: MirrorHome) {
    this.#text = text
    this.#source = source
    this.#home = home
    this.#unsubscribe = text.subscribe((transactions) => {
      const steps = transactions.flatMap((transaction) => transaction.steps)
      if (steps.length === 0) return
      this.#revision += 1
      this.#maps.push(steps.map((step) => step.getMap()))
      if (this.#maps.length > 2 * remembered) this.#maps = this.#maps.slice(-remembered)
      if (this.#phase.kind === 'none') return
      this.#untold.push(steps.map((step) => step.toJSON() as unknown))
      if (this.#phase.kind === 'copying') this.#tell()
      else this.#timer ??= setTimeout(this.#tell, pause)
    })
  }

  /** How many times the text was changed since it was opened. */
  get revision(): number {
    return this.#revision
  }

  /**
   * Asks a question about the text as it is when the answer is worked out; the answer says at which revision. A question
   * that is aborted, or asked after `stop`, is answered at once, with the problem `cancelled`. `told` hears of long parts of the work,
   * `progress` of how much of it is done, from 0 to 1, where that can be said.
   */
  ask<Q extends Question>(
    question: Q,
    options: Questions[Q]['options'],
    signal?: AbortSignal,
    told: (stage: Stage) => void = () => undefined,
    progress: (part: number) => void = () => undefined,
  ): Promise<Mirrored<Q>> {
    // A closed text that took the Worker would take it from the one that is open.
    if (this.#stopped || signal?.aborted === true) return Promise.resolve({ ok: false, problem: cancelled })
    const id = this.#home.nextId()
    const asking = { question, options } as Asking
    return new Promise((resolve) => {
      const abort = () => {
        this.#settle(id, { ok: false, problem: cancelled })
        this.#send({ kind: 'cancel', id })
      }
      signal?.addEventListener('abort', abort, { once: true })
      const settle = (answer: Mirrored<Question>) => {
        signal?.removeEventListener('abort', abort)
        resolve(answer)
      }
      this.#pending.set(id, { asking, settle, told, progress, again: false })
      this.#open()
      this.#send({ kind: 'ask', id, asking })
    })
  }

  /** Sets the grammar that checks go by. */
  provide(grammar: GrammarFiles | null): void {
    this.#home.provide(grammar)
  }

  /** Where a position of the text at `revision` is now; `null` where too much was done since. */
  toNow(revision: number, position: number, assoc: -1 | 1 = 1): number | null {
    const maps = this.since(revision)
    return maps === null ? null : maps.reduce((at, map) => map.map(at, assoc), position)
  }

  /** Where a position of the text now was at `revision`; `null` where too much was done since. */
  toThen(revision: number, position: number, assoc: -1 | 1 = 1): number | null {
    const maps = this.since(revision)
    return maps === null ? null : maps.reduceRight((at, map) => map.invert().map(at, assoc), position)
  }

  /** Ends the copy, and asks a new one what is asked: for what it would never get through. */
  restart(): void {
    this.#home.restart(this)
    this.#askAgain()
  }

  /** Gives up all questions, and the copy. */
  stop(): void {
    this.#unsubscribe()
    this.#forgetUntold()
    this.#stopped = true
    const busy = this.#pending.size > 0
    this.#giveUp()
    if (this.#phase.kind === 'none') return
    this.#phase = { kind: 'none' }
    this.#home.release(this, busy)
  }

  /** What was done to positions since `revision`; `null` where too much was. */
  since(revision: number): readonly StepMap[] | null {
    const count = this.#revision - revision
    return count < 0 || count > this.#maps.length ? null : this.#maps.slice(this.#maps.length - count).flat()
  }

  #open(): void {
    if (this.#phase.kind !== 'none') return
    this.#phase = { kind: 'copying', waiting: [] }
    this.#home.take(this, { heard: this.#heard, died: this.#died, gaveWay: this.#gaveWay })
    void this.#copy(this.#phase, this.#text.state.doc, this.#revision)
  }

  /** Hands over the text as it was when this was called; what is done to it meanwhile waits. */
  async #copy(phase: Phase & { readonly kind: 'copying' }, doc: Node, revision: number): Promise<void> {
    let last = ''
    for await (const part of writtenParts(doc)) {
      if (this.#phase !== phase) return
      if (last !== '') this.#home.send(this, { kind: 'part', doc: last })
      last = part
    }
    const source = await this.#source().catch(() => undefined)
    if (this.#phase !== phase) return
    if (source === undefined) {
      this.#home.restart(this)
      this.#died()
      return
    }
    this.#phase = { kind: 'open' }
    this.#send({ kind: 'open', doc: last, source, revision })
    // Steps first: what is asked is answered of the text as it is now, whichever message the Worker gets round to.
    const isStep = ({ kind }: ToMirror) => kind === 'steps'
    for (const message of phase.waiting.filter(isStep)) this.#send(message)
    for (const message of phase.waiting.filter((one) => !isStep(one))) this.#send(message)
  }

  /** Tells the copy of the changes that wait; before anything else that it is told, so that it answers of the text as it is. */
  readonly #tell = (): void => {
    const changes = this.#untold
    this.#forgetUntold()
    if (changes.length > 0) this.#send({ kind: 'steps', steps: changes.flat(), revisions: changes.length })
  }

  #forgetUntold(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#untold = []
  }

  #send(message: ToMirror): void {
    if (this.#untold.length > 0) this.#tell()
    if (this.#phase.kind === 'open') this.#home.send(this, message)
    else if (this.#phase.kind === 'copying') this.#phase.waiting.push(message)
  }

  #settle(id: number, answer: Mirrored<Question>): void {
    const pending = this.#pending.get(id)
    this.#pending.delete(id)
    pending?.settle(answer)
  }

  readonly #heard = (message: FromMirror): void => {
    switch (message.kind) {
      case 'answer':
        this.#settle(message.id, message.answer)
        break
      case 'stage':
        this.#pending.get(message.id)?.told(message.stage)
        break
      case 'progress':
        this.#pending.get(message.id)?.progress(message.part)
        break
      case 'lost':
        this.#died()
        break
      default:
        assertNever(message)
    }
  }

  /** The copy is gone: what was asked is asked once more, of a new one. */
  readonly #died = (): void => {
    for (const [id, pending] of this.#pending)
      if (pending.again) this.#settle(id, { ok: false, problem: lost })
      else pending.again = true
    this.#askAgain()
  }

  readonly #gaveWay = (): void => {
    this.#forgetUntold()
    this.#phase = { kind: 'none' }
    this.#giveUp()
  }

  #giveUp(): void {
    for (const id of this.#pending.keys()) this.#settle(id, { ok: false, problem: cancelled })
  }

  #askAgain(): void {
    this.#forgetUntold()
    this.#phase = { kind: 'none' }
    if (this.#pending.size === 0) return
    this.#open()
    for (const [id, { asking }] of this.#pending) this.#send({ kind: 'ask', id, asking })
  }
}
