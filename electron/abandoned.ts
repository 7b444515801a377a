import * as nodeFiles from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { systemCode } from './file-problem'
import type { FileSystem } from './files'

/** How long a temporary file may lie before it was surely left by a program that was killed, in milliseconds. */
const abandonedAfter = 60 * 60 * 1000

/** Every temporary file that this program makes: beside a file that is written, and of a second copy. */
const temporaryPattern = /^\.recto-([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|copy-\d{5,15})\.tmp$/

/**
 * Removes the temporary files that killed programs left beside a file that was just written. What time it is, is asked
 * of that file, whose disk marked them all. It is written by then, so a failure of the file system is none here.
 */
export async function sweepAbandoned(written: string, files: FileSystem = nodeFiles): Promise<void> {
  const folder = dirname(written)
  try {
    const names = (await files.readdir(folder)).filter((name) => temporaryPattern.test(name))
    if (names.length === 0) return
    const now = (await files.stat(join(folder, basename(written)))).mtimeMs
    for (const name of names) {
      const about = await files.stat(join(folder, name))
      if (about.mtimeMs < now - abandonedAfter) await files.rm(join(folder, name), { force: true })
    }
  } catch (error) {
    if (systemCode(error) === null) throw error
  }
}
