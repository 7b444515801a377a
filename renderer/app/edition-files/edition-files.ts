import type { Answer, Problem } from '../../../shared/host'
import type { Intake } from '../../store/intake'
import { Turns } from '../turns'
import { editionFileFailed, editionFileStopped } from './edition-file-problems'
import type {
  EditionAnswer,
  EditionAnswers,
  EditionQuestion,
  FileRead,
  TakeIn,
  TakenIn,
  Written,
} from './edition-file-questions'

/** Told how much of the work is done. */
export type Progress = (done: number, total: number) => void

/** What goes into a file. */
export interface Contents {
  /** The versions of the texts. */
  readonly history: boolean
  /** The files that they were read from. */
  readonly originals: boolean
  /** The bytes of page images: all of them, or only where they are little together. */
  readonly images: 'all' | 'few' | 'none'
  /** Whether what is written is kept as versions, for it is saved where others find it. */
  readonly keep: boolean
}

/** An edition file that was read, held by the Worker until it is put away. */
export interface HeldFile {
  readonly findings: FileRead['findings']
  readonly intake: Intake
  /** What taking it in would do now. */
  plan(): Promise<Answer<Intake>>
  /** One of its texts, as the JSON text of its doc; `null` where it cannot be read. */
  text(transcription: string): Promise<Answer<string | null>>
  takeIn(how: TakeIn): Promise<Answer<TakenIn>>
  putAway(): void
}

/** What of the file is damaged. That a newer program wrote it is none of that: its edition says so wherever it is shown. */
export function damageOf({ findings }: Pick<HeldFile, 'findings'>): HeldFile['findings'] {
  return findings.filter(({ severity, code }) => severity !== 'info' && code !== 'edition-file-newer')
}

/**
 * Editions as files, written and read in a Worker that opens the library itself, one thing at a time. It remembers what it
 * wrote of texts that have not changed since.
 */
export class EditionFiles {
  readonly #database: string
  readonly #start: () => Worker
  readonly #turns = new Turns()
  #worker: Worker | null = null
  #stop: ((problem: Problem) => void) | null = null

  /** `start` makes the Worker; tests give one of their own. */
  constructor(
    database: string,
    start = () => new Worker(new URL('./edition-file-worker.ts', import.meta.url), { type: 'module' }),
  ) {
    this.#database = database
    this.#start = start
  }

  /** A whole edition as it is stored now, as the bytes of a `.recto` file, without the bytes of many page images. */
  async bytesOf(edition: string): Promise<Answer<Uint8Array>> {
    const written = await this.write(edition, { history: true, originals: true, images: 'few', keep: false })
    return written.ok ? { ok: true, value: written.value.bytes } : written
  }

  /** An edition with what is asked for, as the bytes of a `.recto` file. */
  write(edition: string, contents: Contents, progress?: Progress): Promise<Answer<Written>> {
    return this.#ask({ kind: 'write', database: this.#database, edition, ...contents }, progress)
  }

  /** Reads a file. Where nothing of it can be taken in, `held` is `null` and the findings say why. */
  async read(
    bytes: Uint8Array,
  ): Promise<Answer<{ readonly findings: FileRead['findings']; readonly held: HeldFile | null }>> {
    const file = crypto.randomUUID()
    const database = this.#database
    const read = await this.#ask({ kind: 'read', database, file, bytes })
    if (!read.ok) return read
    const { findings, intake } = read.value
    if (intake === null) return { ok: true, value: { findings, held: null } }
    const held: HeldFile = {
      findings,
      intake,
      plan: () => this.#ask({ kind: 'plan', database, file }),
      text: (transcription) => this.#ask({ kind: 'text', file, transcription }),
      takeIn: (how) => this.#ask({ kind: 'take-in', database, file, ...how }),
      putAway: () => {
        if (this.#worker !== null) void this.#ask({ kind: 'put-away', file })
      },
    }
    return { ok: true, value: { findings, held } }
  }

  /** Ends what is being done; what was asked is answered with a problem, and files that are held are put away. */
  stop(problem: Problem = editionFileStopped): void {
    this.#worker?.terminate()
    this.#worker = null
    this.#stop?.(problem)
    this.#stop = null
  }

  #ask<K extends EditionQuestion['kind']>(
    question: Extract<EditionQuestion, { readonly kind: K }>,
    progress?: Progress,
  ): Promise<EditionAnswers[K]> {
    return this.#turns.take(
      () =>
        new Promise((resolve) => {
          const worker = (this.#worker ??= this.#start())
          const stopped = (problem: Problem) => {
            resolve({ ok: false, problem } as EditionAnswers[K])
          }
          this.#stop = stopped
          worker.onmessage = ({ data }: MessageEvent<EditionAnswer>) => {
            if (data.kind === 'progress') progress?.(data.done, data.total)
            else {
              this.#stop = null
              resolve(data.answer as EditionAnswers[K])
            }
          }
          const failed = (event: Event) => {
            event.preventDefault()
            this.stop(editionFileFailed)
          }
          worker.onerror = failed
          worker.onmessageerror = failed
          worker.postMessage(question)
        }),
    )
  }
}
