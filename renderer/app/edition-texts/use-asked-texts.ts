import { useEffect, useMemo, useRef, useState } from 'react'
import type { Problem } from '../../../shared/host'
import type { TranscriptionRow } from '../../store/rows'
import type { Session } from '../session'
import type { At, TextAnswerTo, TextQuestion } from './text-questions'

/** How often what was heard is shown, in milliseconds: an edition may have hundreds of texts. */
const showEvery = 80

/** What a text answered. */
export interface Heard<Q extends TextQuestion> {
  readonly row: TranscriptionRow
  readonly answer: TextAnswerTo<Q>
  readonly at: At
}

/** A text that could not be read, and why. */
export interface Unread {
  readonly title: string
  readonly problem: Problem
}

/** How far the asking is: `done` texts of `total` and `part` of one, from 0 to 1; `title` is that of the last, empty before the first. */
export type AskPhase =
  | {
      readonly kind: 'asking'
      readonly title: string
      readonly done: number
      readonly total: number
      readonly part: number
    }
  | { readonly kind: 'stopped'; readonly done: number; readonly total: number }
  | { readonly kind: 'done' }

/** What the texts of an edition have answered so far. */
export interface AskedTexts<Q extends TextQuestion> {
  readonly heard: readonly Heard<Q>[]
  readonly unread: readonly Unread[]
  readonly phase: AskPhase
  /** Ends the asking; what was heard until then stays. */
  readonly stop: () => void
}

const begun = { heard: [], unread: [], phase: { kind: 'asking', title: '', done: 0, total: 0, part: 0 } } as const

/**
 * Asks the texts of an edition, or those with the given ids, one after the other; anew whenever question, texts or `turn`
 * change, which must be stable. Does not ask while the question is `null`.
 */
export function useAskedTexts<Q extends TextQuestion>(
  session: Session,
  edition: string,
  question: Q | null,
  texts: readonly string[] | null,
  turn = 0,
): AskedTexts<Q> {
  const asking = useMemo(() => ({ question, texts, turn }), [question, texts, turn])
  const ends = useRef<AbortController | null>(null)
  const [now, show] = useState<{ readonly asking: object; readonly asked: Omit<AskedTexts<Q>, 'stop'> } | null>(null)
  useEffect(() => {
    if (asking.question === null) return
    const abort = new AbortController()
    ends.current = abort
    const follower = new Follower<Q>((asked) => {
      show({ asking, asked })
    })
    abort.signal.addEventListener('abort', follower.stopped)
    void session.texts
      .ask(edition, asking.question, {
        ...(asking.texts === null ? {} : { texts: asking.texts }),
        signal: abort.signal,
        heard: (row, answer, at, done, total) => {
          follower.heard({ row, answer, at }, done, total)
        },
        progress: (row, part, done, total) => {
          follower.reached(row, done, total, part)
        },
        unread: (row, problem, done, total) => {
          follower.unread(row, problem, done, total)
        },
      })
      .then(follower.ended)
    return () => {
      abort.signal.removeEventListener('abort', follower.stopped)
      follower.leave()
      abort.abort()
    }
  }, [session, edition, asking])
  return {
    ...(now?.asking === asking ? now.asked : begun),
    stop: () => {
      ends.current?.abort()
    },
  }
}

/** Gathers what is heard, and shows it now and then. */
class Follower<Q extends TextQuestion> {
  readonly #show: (asked: Omit<AskedTexts<Q>, 'stop'>) => void
  #asked: Omit<AskedTexts<Q>, 'stop'> = begun
  #timer: ReturnType<typeof setTimeout> | undefined
  #gone = false

  constructor(show: (asked: Omit<AskedTexts<Q>, 'stop'>) => void) {
    this.#show = show
  }

  heard(one: Heard<Q>, done: number, total: number): void {
    this.#change({ heard: [...this.#asked.heard, one] })
    this.reached(one.row, done, total, 0)
  }

  unread({ title }: TranscriptionRow, problem: Problem, done: number, total: number): void {
    this.#change({
      unread: [...this.#asked.unread, { title, problem }],
      phase: { kind: 'asking', title, done, total, part: 0 },
    })
  }

  reached({ title }: TranscriptionRow, done: number, total: number, part: number): void {
    if (this.#asked.phase.kind === 'asking') this.#change({ phase: { kind: 'asking', title, done, total, part } })
  }

  readonly stopped = (): void => {
    const { phase } = this.#asked
    if (phase.kind === 'asking') this.#change({ phase: { kind: 'stopped', done: phase.done, total: phase.total } })
  }

  readonly ended = (): void => {
    if (this.#asked.phase.kind === 'asking') this.#asked = { ...this.#asked, phase: { kind: 'done' } }
    this.#tell()
  }

  /** Nobody listens any more. */
  leave(): void {
    this.#gone = true
    clearTimeout(this.#timer)
  }

  #change(change: Partial<Omit<AskedTexts<Q>, 'stop'>>): void {
    this.#asked = { ...this.#asked, ...change }
    this.#timer ??= setTimeout(() => {
      this.#tell()
    }, showEvery)
  }

  #tell(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (!this.#gone) this.#show(this.#asked)
  }
}
