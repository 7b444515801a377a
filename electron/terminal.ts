import * as nodeFiles from 'node:fs/promises'
import { systemCode } from './file-problem'
import type { FileSystem } from './files'

/** Where the command line reads and writes; tests hand in their own. */
export interface Terminal {
  readonly files: FileSystem
  /** How long a search may take, in milliseconds. */
  readonly patience: number
  /** Writes to standard output; answers with the system's code where that failed, such as `ENOSPC`, else with `null`. */
  print(bytes: Uint8Array): Promise<string | null>
  /** Writes a line to standard error. */
  say(line: string): void
}

/** The terminal of this process. */
export const processTerminal: Terminal = {
  files: nodeFiles,
  patience: 20_000,
  print: (bytes) =>
    new Promise((resolve) => {
      const failed = (error: Error) => {
        const code = systemCode(error) ?? error.message
        // `recto … | head` ends reading early, which is no failure.
        resolve(code === 'EPIPE' ? null : code)
      }
      process.stdout.once('error', failed)
      process.stdout.write(bytes, (error) => {
        if (error) return
        process.stdout.off('error', failed)
        resolve(null)
      })
    }),
  say: (line) => {
    process.stderr.write(`${line}\n`)
  },
}
