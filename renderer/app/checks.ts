import type { Problem } from '../../shared/host'
import { checkedOf, currentChecked, showChecked } from '../editor/plugins/checked'
import { Cell } from './cell'
import type { CheckedFinding, GrammarFiles, GrammarRead } from './mirror/checked'
import type { Mirror } from './mirror/mirror'
import type { Stage } from './mirror/questions'
import type { OpenText } from './open-text'
import { composed, readCaret } from '../editor/read-caret'

/** How long a text rests before it is checked, in milliseconds; a text that takes longer to check rests as long. */
const rest = 1000
/** How long it rests at most. */
const longestRest = 10_000

/** What is known of the checks of a text. */
export interface CheckState {
  /** What is being done; `null` while nothing is. */
  readonly stage: Stage | null
  /** Whether what is shown was found in the text as it is. */
  readonly fresh: boolean
  /** Why the last check came to nothing. */
  readonly problem: Problem | null
  /** What is wrong with the chosen grammar. */
  readonly grammarProblem: GrammarRead['problem']
}

/** What the check of one file says of pointers that may lead to the register, also in a file that includes others. */
const leadsNowhere: ReadonlySet<string> = new Set(['pointer-dangling', 'pointer-elsewhere'])

/** Checks an open text whenever it rests, and shows in it what was found. */
export class Checks {
  readonly state = new Cell<CheckState>({ stage: null, fresh: false, problem: null, grammarProblem: null })
  readonly #text: OpenText
  readonly #mirror: Pick<Mirror, 'ask' | 'toNow' | 'provide'>
  readonly #now: () => number
  readonly #isEntry: (pointer: string) => boolean
  readonly #unsubscribe: () => void
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: AbortController | null = null
  #rest = rest

  /**
   * `now` tells the time in milliseconds; `isEntry` whether a pointer leads to the register, from which its entry is written
   * when the text is exported.
   */
  constructor(
    text: OpenText,
    mirror: Pick<Mirror, 'ask' | 'toNow' | 'provide'>,
    now: () => number,
    isEntry: (pointer: string) => boolean = () => false,
  ) {
    this.#text = text
    this.#mirror = mirror
    this.#now = now
    this.#isEntry = isEntry
    this.#unsubscribe = text.subscribe((transactions) => {
      if (transactions.some(({ docChanged }) => docChanged)) this.#later()
    })
    this.#later()
  }

  /** Goes by another grammar from now on, or by none. */
  setGrammar(grammar: GrammarFiles | null): void {
    this.#mirror.provide(grammar)
    this.#set({ grammarProblem: null })
    this.#later(rest)
  }

  /** Checks the text at once; answers what was found, `null` where that came to nothing. */
  async check(): Promise<readonly CheckedFinding[] | null> {
    this.#halt()
    const running = new AbortController()
    this.#running = running
    this.#set({ stage: 'checking', problem: null })
    const start = this.#now()
    const answer = await this.#mirror.ask('check', null, running.signal, (stage) => {
      if (this.#running === running) this.#set({ stage })
    })
    await composed(this.#text)
    if (this.#running !== running) return null
    this.#running = null
    this.#rest = Math.min(longestRest, Math.max(rest, this.#now() - start))
    if (!answer.ok) {
      this.#set({ stage: null, problem: answer.problem })
      return null
    }
    const { grammar } = answer.value
    const findings = answer.value.findings.filter(
      ({ code, values }) => !leadsNowhere.has(code) || !this.#isEntry(String(values?.['pointer'])),
    )
    this.#show(findings, answer.revision)
    this.#set({ stage: null, fresh: true, grammarProblem: grammar?.problem ?? null })
    return findings
  }

  /** Gives up what is going on. */
  stop(): void {
    this.#unsubscribe()
    this.#halt()
  }

  #later(wait = this.#rest): void {
    this.#halt()
    this.#set({ stage: null, fresh: false })
    this.#timer = setTimeout(() => void this.check(), wait)
  }

  #halt(): void {
    clearTimeout(this.#timer)
    this.#running?.abort()
    this.#running = null
  }

  #set(change: Partial<CheckState>): void {
    const known = this.state.get()
    const differs = (Object.keys(change) as (keyof CheckState)[]).some((key) => change[key] !== known[key])
    if (differs) this.state.set({ ...known, ...change })
  }

  #show(found: readonly CheckedFinding[], revision: number): void {
    const findings = found.flatMap((finding) => {
      const from = this.#mirror.toNow(revision, finding.range.from)
      const to = this.#mirror.toNow(revision, finding.range.to, -1)
      return from === null || to === null ? [] : [{ ...finding, range: { from, to: Math.max(from, to) } }]
    })
    readCaret(this.#text.view)
    const { state } = this.#text
    if (findings.length === 0 && checkedOf(state).length === 0) return
    const looked = currentChecked(state)
    const again = looked && findings.find((one) => isAgain(one, looked))
    this.#text.dispatch(showChecked(state.tr, findings, again?.id ?? null))
  }
}

/** Whether a finding is one that was found before: the same, on the same line. */
function isAgain(a: CheckedFinding, b: CheckedFinding): boolean {
  return a.code === b.code && a.message === b.message && a.at.line === b.at.line
}
