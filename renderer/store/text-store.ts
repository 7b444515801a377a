import type { Node } from 'prosemirror-model'
import type { Step } from 'prosemirror-transform'
import { mapGuessesThrough } from '../../shared/commands/guesses'
import type { Guess } from '../../shared/edition'
import { schemaVersion } from '../../shared/schema/version'
import type { Database } from './db'
import { appendRow } from './journal'
import { ChangedElsewhere, writeProblem } from './problems'
import type { BodyRow, TranscriptionRow } from './rows'
import type { SaveState } from './save-state'
import { writtenInTurns } from './written-doc'

/** How long after the first unsaved step a row is written, in milliseconds: a ceiling, however fast somebody types. */
const ceiling = 250
/** After how many failed writes the status line says so. */
const patience = 3
/** How long to wait before the next try, by how many have failed. */
const waits = [500, 1000, 2000, 5000] as const
/** After how many steps the journal is folded into a checkpoint when the text rests. */
const longJournal = 400

/** What is told of a text when it is folded into a checkpoint. */
export interface CheckpointFacts {
  readonly doc: Node
  readonly words: number
  readonly pages: number
}

/** What {@link TextStore} starts from. */
export interface TextStoreStart {
  readonly transcription: TranscriptionRow
  readonly original: string | null
  /** The last journal row known. */
  readonly seq: number
  /** Guesses as they are now. */
  readonly guesses: readonly Guess[]
  /** How many steps the journal holds after the checkpoint. */
  readonly steps: number
  readonly readOnly: boolean
}

/**
 * Takes down what is done to one open text. Steps go to the journal within half a second, in order, each row in one
 * durable transaction; a failed write is tried again until it succeeds, and nothing is let go before.
 */
export class TextStore {
  readonly #db: Database
  readonly #transcription: TranscriptionRow
  readonly #original: string | null
  readonly #listeners = new Set<(state: SaveState) => void>()
  #guesses: readonly Guess[]
  #seq: number
  #steps: number
  #pending: Step[] = []
  #writing: Promise<void> | null = null
  #folding: Promise<boolean> = Promise.resolve(true)
  #timer: ReturnType<typeof setTimeout> | null = null
  #failures = 0
  #state: SaveState

  constructor(db: Database, start: TextStoreStart) {
    this.#db = db
    this.#transcription = start.transcription
    this.#original = start.original
    this.#guesses = start.guesses
    this.#seq = start.seq
    this.#steps = start.steps
    this.#state = start.readOnly ? { kind: 'unsaved', why: 'read-only' } : { kind: 'saved' }
  }

  get state(): SaveState {
    return this.#state
  }

  /** The last journal row that is known. */
  get seq(): number {
    return this.#seq
  }

  /** Whether the journal is long enough to be worth a checkpoint. */
  get long(): boolean {
    return this.#steps >= longJournal
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

  /** Takes down steps. Cheap: the work is done in {@link ceiling} ms. */
  push(steps: readonly Step[]): void {
    if (steps.length === 0) return
    this.#pending.push(...steps)
    if (this.#state.kind === 'saved') this.#say({ kind: 'unsaved', why: 'waiting' })
    if (this.#writing === null) this.#timer ??= setTimeout(this.#run, ceiling)
  }

  /** Writes what is waiting; answers whether all of it is stored now. */
  async flush(): Promise<boolean> {
    while (this.#pending.length > 0 || this.#writing !== null) {
      const failures = this.#failures
      this.#run()
      await this.#writing
      if (this.#failures > failures) return false
    }
    return this.#state.kind !== 'failed'
  }

  /**
   * Folds the journal into a checkpoint of `facts()`, asked for once all that was typed is stored; answers whether it
   * was done. A failure costs nothing: checkpoint and journal stay as they were.
   */
  checkpoint(facts: () => CheckpointFacts): Promise<boolean> {
    // One after the other: an older text must never be put in the place of a newer one.
    this.#folding = this.#folding.then(() => this.#fold(facts))
    return this.#folding
  }

  async #fold(facts: () => CheckpointFacts): Promise<boolean> {
    if (!(await this.flush()) || this.#pending.length > 0) return false
    if (this.#steps === 0) return true
    const { doc, words, pages } = facts()
    const guesses = this.#guesses
    const [seq, steps] = [this.#seq, this.#steps]
    const { id, body } = this.#transcription
    const { json, text } = await writtenInTurns(doc)
    const checkpoint: BodyRow = {
      id: body,
      transcription: id,
      schema: schemaVersion,
      doc: json,
      guesses,
      through: seq,
      original: this.#original,
    }
    const db = this.#db
    try {
      await db.transaction('rw', db.bodies, db.heads, db.journal, db.words, db.transcriptions, async () => {
        if (((await db.heads.get(body))?.seq ?? 0) < seq) throw new ChangedElsewhere()
        await db.bodies.put(checkpoint)
        await db.journal
          .where('body')
          .equals(body)
          .and((row) => row.seq <= seq)
          .delete()
        await db.words.put({ transcription: id, text })
        await db.transcriptions.update(id, { words, pages })
      })
    } catch {
      return false
    }
    this.#steps -= steps
    return true
  }

  /** Stops trying. What is still waiting is given up, so ask {@link flush} first. */
  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#listeners.clear()
  }

  readonly #run = (): void => {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    if (this.#pending.length > 0) this.#writing ??= this.#write().finally(this.#after)
  }

  readonly #after = (): void => {
    this.#writing = null
    if (this.#pending.length === 0) return
    const wait = this.#failures === 0 ? ceiling : (waits[Math.min(this.#failures, waits.length) - 1] ?? ceiling)
    this.#timer = setTimeout(this.#run, wait)
  }

  async #write(): Promise<void> {
    const batch = this.#pending.slice()
    if (this.#failures === 0) this.#say({ kind: 'saving' })
    try {
      this.#seq = await this.#append(batch)
    } catch (error) {
      this.#failures += 1
      this.#say(this.#failed(error))
      return
    }
    this.#pending = this.#pending.slice(batch.length)
    this.#failures = 0
    this.#steps += batch.length
    this.#guesses = mapGuessesThrough(this.#guesses, batch)
    this.#say(this.#pending.length === 0 ? { kind: 'saved' } : { kind: 'unsaved', why: 'waiting' })
  }

  async #append(batch: readonly Step[]): Promise<number> {
    const db = this.#db
    const { id, edition, body } = this.#transcription
    const at = Date.now()
    const steps = batch.map((step) => step.toJSON() as unknown)
    if (!db.isOpen()) await db.open()
    return db.transaction('rw', db.journal, db.heads, db.transcriptions, db.editions, async () => {
      // A text that was read again elsewhere has another body, and nobody would look into this one.
      if ((await db.transcriptions.get(id))?.body !== body) throw new ChangedElsewhere()
      const seq = await appendRow(db, { body, act: null, at, steps }, this.#seq)
      await db.transcriptions.update(id, { changed: at })
      await db.editions.update(edition, { changed: at })
      return seq
    })
  }

  #failed(error: unknown): SaveState {
    const problem = writeProblem(error)
    const final = problem.code === 'no-space' || problem.code === 'changed-elsewhere'
    return final || this.#failures >= patience ? { kind: 'failed', problem } : { kind: 'unsaved', why: 'retrying' }
  }

  #say(state: SaveState): void {
    this.#state = state
    for (const listener of this.#listeners) listener(state)
  }
}
