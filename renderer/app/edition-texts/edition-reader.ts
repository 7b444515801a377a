import type { Problem } from '../../../shared/host'
import type { TranscriptionRow } from '../../store/rows'
import type { Session } from '../session'
import type { At, TextAnswerTo, TextQuestion } from './text-questions'

/** How texts are asked, and who hears of it. */
export interface Asked<Q extends TextQuestion> {
  /** Ends the asking; what was heard until then counts. */
  readonly signal?: AbortSignal
  /** Which texts are asked; all of the edition where it is left out. The open one comes first. */
  readonly texts?: readonly string[]
  /** Called with the answer of each text. */
  readonly heard: (row: TranscriptionRow, answer: TextAnswerTo<Q>, at: At, done: number, total: number) => void
  /** Called with how much of the text that is being asked is done, from 0 to 1. */
  readonly progress?: (row: TranscriptionRow, part: number, done: number, total: number) => void
  /** Called with a text that cannot be read, and why. */
  readonly unread?: (row: TranscriptionRow, problem: Problem, done: number, total: number) => void
}

/** Asks all texts of an edition: the open one through its mirror, the others in a Worker, as they are stored. */
export class EditionReader {
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
  }

  /** Asks each text of an edition, one after the other; answers whether all were asked. */
  ask<Q extends TextQuestion>(edition: string, question: Q, asked: Asked<Q>): Promise<boolean> {
    void [this.#session, edition, question, asked]
    return Promise.resolve(false)
  }
}
