import type { Doubt, Fix } from '../../../shared/proofing/doubt'
import { currentDoubt } from '../../editor/plugins/doubts'
import type { StandingDoubt } from '../../editor/plugins/standing-doubts'
import { Cell } from '../cell'
import type { OpenTranscription } from '../screen'
import type { Session } from '../session'
import type { ProofBasis } from './proof-questions'

/** How many fixes are offered at most: as many as there are digits to choose them by. */
const most = 9

/** The doubt that the person looks at, with what could stand there. */
export interface OfferedFixes {
  readonly one: StandingDoubt
  /** Their ranges count from where the block's content begins. */
  readonly fixes: readonly Fix[]
  /** Which of them is chosen, by its index. */
  readonly chosen: number
  /** Whether more are being worked out. */
  readonly asking: boolean
}

/** What could stand in the place of the doubt that is looked at. What takes long to work out is asked for it alone. */
export class FixOffer {
  readonly now = new Cell<OfferedFixes | null>(null)
  readonly #session: Session
  readonly #basis: () => ProofBasis
  readonly #unsubscribe: () => void
  #open: OpenTranscription | null = null
  #leave: () => void = () => undefined
  #asked: AbortController | null = null

  constructor(session: Session, basis: () => ProofBasis) {
    this.#session = session
    this.#basis = basis
    this.#unsubscribe = session.screen.subscribe(() => {
      this.#turnTo(session.open)
    })
  }

  /** Chooses a fix by its index; what is beyond the last is the first again. */
  choose(index: number): void {
    const now = this.now.get()
    const count = now?.fixes.length ?? 0
    if (now && count > 0) this.now.set({ ...now, chosen: (index + count) % count })
  }

  stop(): void {
    this.#unsubscribe()
    this.#turnTo(null)
  }

  #turnTo(open: OpenTranscription | null): void {
    if (this.#open?.text === open?.text) return
    this.#leave()
    this.#leave = () => undefined
    this.#open = open
    this.#follow()
    if (open !== null)
      this.#leave = open.text.subscribe(() => {
        this.#follow()
      })
  }

  #follow(): void {
    const { text } = this.#open ?? {}
    const one = text ? currentDoubt(text.state) : null
    const now = this.now.get()
    if (one === null) {
      this.#asked?.abort()
      if (now !== null) this.now.set(null)
      return
    }
    if (now !== null && isSame(now.one.doubt, one.doubt) && now.one.from === one.from) {
      if (now.one.start !== one.start) this.now.set({ ...now, one })
      return
    }
    this.#asked?.abort()
    const { fixes, check } = one.doubt
    const asking = check === 'spelling' || check === 'near-names'
    this.now.set({ one, fixes: fixes.slice(0, most), chosen: 0, asking })
    if (asking && text) void this.#ask(text.id, one)
  }

  async #ask(text: string, one: StandingDoubt): Promise<void> {
    const asked = new AbortController()
    this.#asked = asked
    const { doubt, start } = one
    const question = { kind: 'doubt-fixes', basis: this.#basis(), doubt, start } as const
    const told = await this.#session.texts.askOne(text, question, { signal: asked.signal })
    const now = this.now.get()
    if (asked.signal.aborted || now === null || !isSame(now.one.doubt, doubt)) return
    this.now.set({ ...now, fixes: (told.ok ? told.answer : now.fixes).slice(0, most), asking: false })
  }
}

const isSame = (a: Doubt, b: Doubt): boolean => a === b || (a.check === b.check && a.key === b.key && a.text === b.text)
