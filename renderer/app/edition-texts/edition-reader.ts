import type { Problem } from '../../../shared/host'
import type { TranscriptionRow } from '../../store/rows'
import type { Session } from '../session'
import type { SearchQuestion } from '../find-replace/search-question'
import { StoredTexts } from './stored-texts'
import { cancelled, searchTooLong } from './text-problems'
import type { At, TextAnswerTo, TextQuestion } from './text-questions'
import { watched } from './watched'

/** How texts are asked, and who hears of it. */
export interface Asked<Q extends TextQuestion> {
  /** Ends the asking; what was heard until then counts. */
  readonly signal?: AbortSignal
  /** Which texts are asked; all of the edition where it is left out. The open one comes first. */
  readonly texts?: readonly string[]
  /** Called with the answer of each text; `done` counts it already. */
  readonly heard: (row: TranscriptionRow, answer: TextAnswerTo<Q>, at: At, done: number, total: number) => void
  /** Called with how much of the text that is being asked is done, from 0 to 1. */
  readonly progress?: (row: TranscriptionRow, part: number, done: number, total: number) => void
  /** Called with a text that cannot be read, and why. */
  readonly unread?: (row: TranscriptionRow, problem: Problem, done: number, total: number) => void
}

/** What one text answers, and the state that the answer is about. */
export type Told<Q extends TextQuestion> =
  | { readonly ok: true; readonly answer: TextAnswerTo<Q>; readonly at: At }
  | { readonly ok: false; readonly problem: Problem }

/** How one text is asked. */
export interface AskingOne {
  readonly signal?: AbortSignal | undefined
  readonly progress?: (part: number) => void
}

/** How long, in milliseconds, nothing may be heard of a search by a regular expression. */
const regexPatience = 5000

const nothing = (): void => undefined

/** Asks the texts of editions: the open one through its mirror, the others in a Worker, as they are stored. */
export class EditionReader {
  /** Those that are not open. */
  readonly stored: StoredTexts
  readonly #session: Pick<Session, 'open' | 'store'>

  readonly #patience: number

  /** `patience` is for how long, in milliseconds, nothing may be heard of a search by a regular expression. */
  constructor(
    session: Pick<Session, 'open' | 'store'>,
    stored = new StoredTexts(session.store.db.name),
    patience = regexPatience,
  ) {
    this.#session = session
    this.stored = stored
    this.#patience = patience
  }

  /** Asks each text of an edition, one after the other; answers whether all were asked. */
  async ask<Q extends TextQuestion>(edition: string, question: Q, asked: Asked<Q>): Promise<boolean> {
    // One question is as good as its kind says.
    if (question.kind === 'search') return this.#search(edition, question, asked as unknown as Asked<SearchQuestion>)
    const { signal, texts, heard, progress, unread } = asked
    const rows = await this.#rows(edition, texts)
    const ended = () => signal?.aborted === true
    for (const [done, row] of rows.entries()) {
      if (ended()) return false
      const told = await this.askOne(row.id, question, {
        signal,
        progress: (part) => progress?.(row, part, done, rows.length),
      })
      if (ended()) return false
      if (told.ok) heard(row, told.answer, told.at, done + 1, rows.length)
      else unread?.(row, told.problem, done + 1, rows.length)
    }
    return true
  }

  /** Asks one text. A regular expression that is not through it in time is answered with the problem `search-too-long`. */
  async askOne<Q extends TextQuestion>(transcription: string, question: Q, asking: AskingOne = {}): Promise<Told<Q>> {
    if (question.kind !== 'search' || !question.query.regex) return this.#askOne(transcription, question, asking)
    const patience = this.#patience
    const { open } = this.#session
    const asked = open?.text.id === transcription ? open.mirror : this.stored
    const answer = await watched((signal, progress) => this.#askOne(transcription, question, { signal, progress }), {
      ...asking,
      patience,
      restart: () => {
        asked.restart()
      },
    })
    if (answer.kind === 'answer') return answer.value
    return { ok: false, problem: answer.kind === 'cancelled' ? cancelled : searchTooLong(patience) }
  }

  /**
   * Makes the texts of an edition ready to be searched, so that the first words that are typed are found at once; to be ended by
   * `endSearch`, where nobody searches any more.
   */
  async prepareSearch(edition: string, signal: AbortSignal): Promise<void> {
    const rows = await this.#rows(edition, undefined)
    const ids = rows.map(({ id }) => id).filter((id) => id !== this.#session.open?.text.id)
    await this.stored.search(ids, null, { signal, heard: nothing, progress: nothing, patience: this.#patience })
  }

  /** Lets go of what was made ready for searches. */
  endSearch(): void {
    this.stored.endSearch()
  }

  /** Asks the open text, then all others in one go. */
  async #search(edition: string, question: SearchQuestion, asked: Asked<SearchQuestion>): Promise<boolean> {
    const { signal, heard, progress, unread } = asked
    const rows = await this.#rows(edition, asked.texts)
    const ended = () => signal?.aborted === true
    let done = 0
    let told = 0
    const isOpen = rows[0] !== undefined && rows[0].id === this.#session.open?.text.id
    for (const row of isOpen ? rows.slice(0, 1) : []) {
      const answer = await this.askOne(row.id, question, {
        signal,
        progress: (part) => progress?.(row, part, 0, rows.length),
      })
      if (ended()) return false
      done = 1
      if (answer.ok) heard(row, answer.answer, answer.at, done, rows.length)
      else unread?.(row, answer.problem, done, rows.length)
      told = answer.ok ? answer.answer.matches.length : 0
    }
    const { most } = question
    const left = { ...question, ...(most !== undefined && { most: Math.max(0, most - told) }) }
    const answer = await this.stored.search(
      rows.slice(done).map(({ id }) => id),
      left,
      {
        signal,
        patience: this.#patience,
        progress: (part) => {
          const row = rows[done]
          if (row !== undefined && !ended()) progress?.(row, part, done, rows.length)
        },
        heard: ({ answer: found }) => {
          const row = rows[done]
          if (row === undefined || ended()) return
          done += 1
          if (!found.ok) unread?.(row, found.problem, done, rows.length)
          else if (found.value !== null) {
            const { body, seq, value } = found.value
            heard(row, value, { kind: 'stored', body, seq }, done, rows.length)
          }
        },
      },
    )
    if (ended()) return false
    const row = rows[done]
    if (!answer.ok && row !== undefined) unread?.(row, answer.problem, rows.length, rows.length)
    return true
  }

  async #askOne<Q extends TextQuestion>(
    transcription: string,
    question: Q,
    { signal, progress }: AskingOne,
  ): Promise<Told<Q>> {
    const { open } = this.#session
    if (open?.text.id === transcription) {
      const asked = { text: transcription, question }
      const told = await open.mirror.ask('text', asked, signal, undefined, progress)
      if (!told.ok) return { ok: false, problem: told.problem }
      return { ok: true, answer: told.value as TextAnswerTo<Q>, at: { kind: 'open', revision: told.revision } }
    }
    const told = await this.stored.ask(
      transcription,
      { kind: 'text', question },
      { signal, ...(progress && { progress }) },
    )
    if (!told.ok) return { ok: false, problem: told.problem }
    const { body, seq, value } = told.value
    return { ok: true, answer: value as TextAnswerTo<Q>, at: { kind: 'stored', body, seq } }
  }

  stop(): void {
    this.stored.stop()
  }

  async #rows(edition: string, texts: readonly string[] | undefined): Promise<readonly TranscriptionRow[]> {
    const all = await this.#session.store.transcriptionsOf(edition)
    const rows = texts === undefined ? all : all.filter(({ id }) => texts.includes(id))
    const open = this.#session.open?.text.id
    return [...rows.filter(({ id }) => id === open), ...rows.filter(({ id }) => id !== open)]
  }
}
