import type { Problem } from '../../../shared/host'
import type { TranscriptionRow } from '../../store/rows'
import type { Session } from '../session'
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
