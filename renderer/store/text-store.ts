import type { Step } from 'prosemirror-transform'
import type { Problem } from '../../shared/host'
import type { PieceCache } from '../../shared/pieces/piece-cache'
import { BondBroken, type Bond } from './bond'
import { writeCheckpoint, type CheckpointFacts, type StoredPieces } from './checkpoint'
import type { Database } from './db'
import { chainedSum, type Head } from './journal'
import { tailProblem, writeProblem } from './problems'
import type { PageOrder } from './page-records'
import { KinKeeper, type KeptKin } from './kin'
import { rescueText } from './rescue'
import type { TranscriptionRow } from './rows'
import { hasRoom } from './room'
import type { SaveState } from './save-state'
import { storeRow, type RowToStore } from './store-row'
import { Tail } from './tail'
import type { TailRow } from './tail-format'

export type { CheckpointFacts } from './checkpoint'

/** How long after the first unsaved step a row is written, in milliseconds: a ceiling, however fast somebody types. */
const ceiling = 250
/** How many steps a row holds at most, so that a try that fails costs little however much is waiting. */
const longestRow = 2000
/** After how many failed writes the status line says so. */
const patience = 3
/** How long to wait before the next try, by how many have failed. */
const waits = [500, 1000, 2000, 5000] as const
/** After how many steps the journal is folded into a checkpoint when the text rests. */
const longJournal = 400
/** After how many steps it is folded while somebody types, so that opening never follows more than some thousands. */
const longestJournal = 2000
/** How old the words for searching get while a text stays open, in milliseconds; they are as long as the text. */
const wordsAge = 30 * 60 * 1000

/** What {@link TextStore} starts from. */
export interface TextStoreStart {
  readonly transcription: TranscriptionRow
  readonly original: string | null
  /** Where the journal ends. */
  readonly head: Head
  /** How many steps the journal holds after the checkpoint. */
  readonly steps: number
  readonly readOnly: boolean
  /** What belongs to the text, to write all of it anew where the library is gone. */
  readonly kin: KeptKin
}

/** A row that is to be stored: the same at each try, for one of the two places may have it already. */
interface Attempt {
  /** How many of the waiting steps are in it. */
  readonly steps: number
  readonly row: TailRow
  /** Whether the tail has it. */
  tailed: boolean
  readonly bond: Bond | null
}

/** Steps among those that wait which are stored together with something else. */
interface Bonded {
  /** How many steps were taken down before them since the text was opened. */
  readonly from: number
  readonly count: number
  readonly bond: Bond
}

/** What the bond of steps that are given up is told. */
const givenUp: Problem = {
  code: 'act-given-up',
  message: 'This was not done, because the text was closed before it could be stored.',
}

/**
 * Takes down what is done to one open text. Steps go to the journal within half a second, in order, each row in one
 * durable transaction and into the text's tail; a failed write is tried again until it succeeds, and nothing is let go before.
 */
export class TextStore {
  readonly #db: Database
  readonly #cache: PieceCache
  readonly #start: TextStoreStart
  readonly #kin: KinKeeper
  readonly #listeners = new Set<(state: SaveState) => void>()
  #head: Head
  #steps: number
  #pending: Step[] = []
  /** In the order of their steps. */
  #bonds: Bonded[] = []
  /** How many steps were let go of since the text was opened, stored or given up. */
  #gone = 0
  #attempt: Attempt | null = null
  readonly #tail: Tail
  #writing: Promise<void> | null = null
  /** Checkpoints and rescues, one after the other: an older text must never be put in the place of a newer one. */
  #folding: Promise<unknown> = Promise.resolve()
  #isRescuing = false
  #isStopped = false
  #stored: StoredPieces | null = null
  /** Which page is which, where that is to be stored with the next row. */
  #pageOrder: PageOrder | null = null
  #wordsWritten = performance.now()
  /** Whether a checkpoint was written without the words. */
  #wordsBehind = false
  #timer: ReturnType<typeof setTimeout> | null = null
  #failures = 0
  /** How many times in a row the tail could not be written. */
  #tailFailures = 0
  #state: SaveState

  constructor(db: Database, cache: PieceCache, start: TextStoreStart) {
    this.#db = db
    this.#cache = cache
    this.#start = start
    this.#kin = new KinKeeper(db, start.transcription, start.kin)
    this.#tail = new Tail(db, start.transcription.id, start.transcription.body)
    this.#head = start.head
    this.#steps = start.steps
    this.#state = start.readOnly ? { kind: 'unsaved', why: 'read-only' } : { kind: 'saved' }
    if (!start.readOnly) requestIdleCallback(() => void db.journalScribe.wake())
  }

  /** The last row of the journal that this window knows of. */
  get seq(): number {
    return this.#head.seq
  }

  get state(): SaveState {
    return this.#state
  }

  /** Whether the journal is long enough to be worth a checkpoint when the text rests. */
  get long(): boolean {
    return this.#steps >= longJournal
  }

  /** Whether the journal is so long that it wants a checkpoint while somebody types. */
  get overlong(): boolean {
    return this.#steps >= longestJournal
  }

  /** Whether there are steps that no checkpoint holds. */
  get behind(): boolean {
    return this.#steps > 0
  }

  /** Listens to every change of the save state; returns what stops listening. */
  subscribe(listener: (state: SaveState) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Takes down steps. Cheap: the work is done in {@link ceiling} ms. What can only be read takes none. Steps with a bond become
   * a row of their own, and what the bond does is stored with it or not at all.
   */
  push(steps: readonly Step[], bond: Bond | null = null): void {
    if (steps.length === 0 || this.#start.readOnly) return
    const from = this.#gone + this.#pending.length
    if (bond !== null) this.#bonds.push({ from, count: steps.length, bond })
    for (const step of steps) this.#pending.push(step)
    if (this.#state.kind === 'saved') this.#say({ kind: 'unsaved', why: 'waiting' })
    void this.#db.journalScribe.wake()
    if (this.#writing === null) this.#timer ??= setTimeout(this.#run, ceiling)
  }

  /** Stores which page is which together with the steps that are pushed next. */
  keepPageOrder(order: PageOrder): void {
    this.#pageOrder = order
  }

  /** Writes what is waiting; answers whether all of it is stored in the library now. */
  async flush(): Promise<boolean> {
    this.#run()
    if (this.#pending.length === 0) await this.#writing
    while (this.#pending.length > 0 || this.#writing !== null) {
      const failures = this.#failures
      this.#run()
      if (this.#writing === null) return false
      await this.#writing
      if (this.#failures > failures) return false
    }
    return this.#failures === 0
  }

  /**
   * Folds the journal into a checkpoint of `facts()`, asked for once all that was typed is stored; answers whether it
   * was done. A failure costs nothing: checkpoint and journal stay as they were. `last` says that the text is let go, so
   * that its words must be up to date for searching.
   */
  checkpoint(facts: () => CheckpointFacts, last = false): Promise<boolean> {
    const folded = this.#folding.then(() => this.#fold(facts, last))
    this.#folding = folded
    return folded
  }

  async #fold(facts: () => CheckpointFacts, last: boolean): Promise<boolean> {
    if (this.#start.readOnly || !(await this.flush()) || this.#pending.length > 0) return false
    const isOld = performance.now() - this.#wordsWritten > wordsAge
    if (this.#steps === 0 && !(last && this.#wordsBehind)) return true
    const { transcription, original } = this.#start
    const [head, steps] = [this.#head, this.#steps]
    const withWords = last || isOld
    const checkpoint = { transcription, original, head, facts: facts(), stored: this.#stored, withWords }
    try {
      this.#stored = await writeCheckpoint(this.#db, this.#cache, checkpoint)
    } catch {
      this.#stored = null
      return false
    }
    await this.#retail(this.#tail.rebase(head))
    this.#steps -= steps
    this.#wordsBehind = !withWords
    if (withWords) this.#wordsWritten = performance.now()
    return true
  }

  /**
   * Writes the whole text, with its edition and what belongs to it, into the library as it is now: for a library that
   * was deleted or emptied under the program. `facts` is asked at once. Answers whether all of it is stored; typing goes
   * on, and is stored there from then on.
   */
  rescue(facts: () => CheckpointFacts): Promise<boolean> {
    const rescued = this.#folding.then(() => this.#rescue(facts))
    this.#folding = rescued
    return rescued
  }

  /** Reads what belongs to the text now, rather than soon after it changed. */
  learn(): Promise<void> {
    return this.#kin.read()
  }

  async #rescue(facts: () => CheckpointFacts): Promise<boolean> {
    this.#isRescuing = true
    try {
      await this.#writing
      const held = this.#pending.length
      const { transcription, original } = this.#start
      const text = { transcription, original, kin: this.#kin.now }
      const { head, stored } = await rescueText(this.#db, this.#cache, text, this.#head, facts())
      this.#head = head
      this.#stored = stored
      this.#steps = 0
      this.#failures = 0
      this.#drop(held)
      this.#attempt = null
      await this.#retail(this.#tail.anew(head))
      this.#sayStored()
    } catch (error) {
      this.#failures += 1
      this.#say({ kind: 'failed', problem: writeProblem(error) })
      return false
    } finally {
      this.#isRescuing = false
      this.#after()
    }
    return this.flush()
  }

  /** Stops trying. What is still waiting is given up, so ask {@link flush} first. */
  stop(): void {
    this.#isStopped = true
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#listeners.clear()
    this.#kin.stop()
    for (const { bond } of this.#bonds.splice(0)) bond.settled(givenUp)
    this.#tail.close()
  }

  readonly #run = (): void => {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    if (this.#wants && !this.#isRescuing) this.#writing ??= this.#write().finally(this.#after)
  }

  readonly #after = (): void => {
    this.#writing = null
    if (!this.#wants || this.#timer !== null || this.#isStopped) return
    const failures = Math.max(this.#failures, this.#pending.length > 0 ? 0 : this.#tailFailures)
    const wait = failures === 0 ? ceiling : (waits[Math.min(failures, waits.length) - 1] ?? ceiling)
    this.#timer = setTimeout(this.#run, this.#pending.length < longestRow || failures > 0 ? wait : 0)
  }

  /** Whether there is something to be written. */
  get #wants(): boolean {
    return this.#pending.length > 0 || this.#tail.state === 'behind'
  }

  async #write(): Promise<void> {
    if (this.#failures === 0 && this.#tailFailures === 0) this.#say({ kind: 'saving' })
    const attempt = this.#pending.length === 0 ? null : (this.#attempt ??= this.#next())
    // What is stored with something else may come to nothing, so the library is asked first.
    const end = this.#head
    const tailed = attempt?.bond ? null : this.#intoTail(attempt)
    try {
      if (attempt !== null) this.#head = await this.#append(attempt)
    } catch (error) {
      await tailed
      if (error instanceof BondBroken) {
        this.#break(error.problem)
        return
      }
      this.#failures += 1
      this.#say(this.#failed(error))
      return
    }
    const before = attempt?.bond ? this.#bonds.shift() : undefined
    before?.bond.settled(null)
    const problem = await (tailed ?? this.#intoTail(attempt, end))
    this.#failures = 0
    if (attempt !== null) {
      this.#drop(attempt.steps)
      this.#attempt = null
      this.#steps += attempt.steps
    }
    this.#sayStored(problem)
  }

  #next(): Attempt {
    const [next] = this.#bonds
    const ahead = next === undefined ? Infinity : next.from - this.#gone
    const bonded = ahead === 0 && next !== undefined ? next : null
    const batch = this.#pending.slice(0, bonded?.count ?? Math.min(longestRow, ahead))
    const { body } = this.#start.transcription
    const steps = JSON.stringify(batch.map((step) => step.toJSON() as unknown))
    const row = { body, act: bonded?.bond.act ?? null, at: Date.now(), steps }
    const bond = bonded?.bond ?? null
    return { steps: batch.length, row: { ...row, sum: chainedSum(this.#head.sum, row) }, tailed: false, bond }
  }

  /** Lets the steps go that waited first. */
  #drop(count: number): void {
    this.#pending = this.#pending.slice(count)
    this.#gone += count
    while ((this.#bonds[0]?.from ?? Infinity) < this.#gone) this.#bonds.shift()?.bond.settled(givenUp)
  }

  /** What was to be stored with the first steps cannot be: they are stored alone, with what takes them back. */
  #break(problem: Problem): void {
    this.#attempt = null
    this.#bonds.shift()?.bond.settled(problem)
    this.#say({ kind: 'unsaved', why: 'waiting' })
  }

  /** Writes a row into the tail, and what it lacks before; answers with what went wrong. */
  #intoTail(attempt: Attempt | null, after = this.#head): Promise<Problem | null> {
    if (attempt === null) return this.#retail(this.#tail.mend(this.#head))
    if (attempt.tailed && this.#tail.state !== 'behind') return Promise.resolve(null)
    const appended = this.#tail.append(attempt.row, after).then(() => {
      attempt.tailed = true
    })
    return this.#retail(appended)
  }

  async #retail(written: Promise<void>): Promise<Problem | null> {
    try {
      await written
      this.#tailFailures = 0
      return null
    } catch (error) {
      this.#tailFailures += 1
      return tailProblem(error, await hasRoom())
    }
  }

  async #append({ row, bond }: Attempt): Promise<Head> {
    const { id: transcription, edition } = this.#start.transcription
    const pageOrder = this.#pageOrder
    const asked = { transcription, edition, row, expected: this.#head, pageOrder }
    const head = bond === null ? await this.#db.journalScribe.store(asked) : await this.#storeBonded(asked, bond)
    if (this.#pageOrder === pageOrder) this.#pageOrder = null
    return head
  }

  async #storeBonded(asked: RowToStore, bond: Bond): Promise<Head> {
    await this.#db.again()
    await bond.before()
    return storeRow(this.#db, asked, bond)
  }

  /** Says that all is stored, or what of it is not. */
  #sayStored(problem: Problem | null = null): void {
    if (this.#tail.state === 'behind' || problem !== null) {
      const isFinal = problem?.code === 'no-space' || this.#tailFailures >= patience
      this.#say(isFinal && problem !== null ? { kind: 'failed', problem } : { kind: 'unsaved', why: 'retrying' })
    } else this.#say(this.#pending.length === 0 ? { kind: 'saved' } : { kind: 'unsaved', why: 'waiting' })
  }

  #failed(error: unknown): SaveState {
    const problem = writeProblem(error)
    const isFinal = problem.code !== 'store-failed'
    return isFinal || this.#failures >= patience ? { kind: 'failed', problem } : { kind: 'unsaved', why: 'retrying' }
  }

  #say(state: SaveState): void {
    this.#state = state
    for (const listener of this.#listeners) listener(state)
  }
}
