import type { Guess } from '../../shared/edition'
import { assertNever, type Finding } from '../../shared/finding'
import type { Piece, PieceId } from '../../shared/pieces/piece'
import type { TextFile } from '../../shared/text-file'
import type { FoundEntry } from '../../shared/register/entries-in-text'
import type { HeaderFields } from '../../shared/tei/header'
import { AskedWorker } from './asked-worker'
import type { FileRead, FileToRead } from './import-worker'

/** A file as it was read, ready for the store. */
export interface ReadFile {
  readonly name: string
  readonly title: string
  readonly format: 'plain-text' | 'tei'
  /** Doc and guesses, in pieces. */
  readonly root: PieceId
  readonly pieces: readonly Piece[]
  /** The file, repaired where it was repaired. */
  readonly file: TextFile
  /** The bytes of a file that was repaired or converted, as they were. */
  readonly unrepaired?: Uint8Array
  /** Whether it became TEI by being read, so that it cannot be written back to. */
  readonly converted?: boolean
  readonly guesses: readonly Guess[]
  /** The entries of a register that its lists and links make. */
  readonly entries: readonly FoundEntry[]
  readonly findings: readonly Finding[]
  /** How many brackets became tags. */
  readonly brackets: number
  readonly words: number
  readonly pages: number
  /** What its header says. */
  readonly header: HeaderFields
  /** The words of the text, for searching. */
  readonly text: string
  /** Of a file that held several texts, this is the first; the others, and what they have in common. */
  readonly corpus?: ReadCorpus
}

/** What was read of a file that holds several texts, beside the first of them. */
export interface ReadCorpus {
  /** What the file calls them together; `''` where it does not. */
  readonly title: string
  /** What its header says of all of them. */
  readonly header: HeaderFields
  /** The entries that it lists for all of them. */
  readonly entries: readonly FoundEntry[]
  readonly others: readonly ReadFile[]
}

/** Reads files one after the other in a Worker, so that nothing waits for it. */
export class FileReaderWorker {
  readonly #worker = new AskedWorker<FileToRead, FileRead>(
    () => new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' }),
  )

  /** Reads one file; `null` where that was cancelled. A failure of the reader itself is a finding too. */
  async read(file: FileToRead): Promise<FileRead | null> {
    const answer = await this.#worker.ask(file)
    switch (answer.kind) {
      case 'answer':
        return answer.value
      case 'failed':
        return { ok: false, findings: [readerFailed(file.name)], repairs: [] }
      case 'stopped':
        return null
      default:
        return assertNever(answer)
    }
  }

  /** Stops the work and answers what is being read with `null`. */
  stop(): void {
    this.#worker.stop()
  }
}

function readerFailed(name: string): Finding {
  return {
    severity: 'error',
    code: 'reader-failed',
    message: `The file “${name}” could not be read to its end: it may be too large or too deeply nested. Nothing of it was taken in, and nothing was changed.`,
    values: { name },
  }
}
