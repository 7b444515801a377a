import { basename, dirname, join } from 'node:path'
import type { FileHolder } from '../shared/host'
import { systemCode } from './file-problem'
import { temporaryIn, type FileSystem } from './files'

/** What a lock file says: who holds the file beside it. */
export interface Lock extends FileHolder {
  /** The process on that machine. */
  readonly pid: number
  /** Which holding this is, of all that ever were. */
  readonly key: string
}

/** What a lock file is found to be. `lock` is `null` where its text says nothing, as while it is being written. */
export interface FoundLock {
  readonly lock: Lock | null
  /** When it was last written, by the clock of its disk, in milliseconds since 1970. */
  readonly written: number
}

/** Where the lock file of a file lies: beside it, so that programs on other machines see it too. */
export function lockPath(file: string): string {
  return join(dirname(file), `.~lock.${basename(file)}#`)
}

/** The text of a lock file. */
export function lockText({ user, machine, pid, since, key }: Lock): string {
  return `${JSON.stringify({ program: 'Recto', user, machine, pid, since, key })}\n`
}

/** What the text of a lock file says; `null` where it says nothing. */
export function readLockText(text: string): Lock | null {
  const said = parsed(text)
  if (typeof said !== 'object' || said === null) return null
  const { user, machine, pid, since, key }: Partial<Record<keyof Lock, unknown>> = said
  if (typeof user !== 'string' || typeof machine !== 'string' || typeof key !== 'string') return null
  if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || typeof since !== 'number') return null
  return { user, machine, pid, since, key }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Reads a lock file; `null` where there is none. Other failures of the file system are thrown. */
export async function findLock(path: string, files: FileSystem): Promise<FoundLock | null> {
  try {
    const file = await files.open(path, 'r')
    try {
      const written = (await file.stat()).mtimeMs
      return { lock: readLockText(await file.readFile('utf8')), written }
    } finally {
      await file.close()
    }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}

/** Creates a lock file, which of several programs only one can do; answers whether it was this one. */
export async function createLock(path: string, lock: Lock, files: FileSystem): Promise<boolean> {
  try {
    await fill(path, lock, files)
    return true
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false
    throw error
  }
}

/** Puts a lock file in the place of another one; of several programs that do so at once, the last has it. */
export async function replaceLock(path: string, lock: Lock, files: FileSystem): Promise<void> {
  const temporary = temporaryIn(dirname(path))
  await fill(temporary, lock, files)
  await files.rename(temporary, path).catch(async (error: unknown) => {
    await files.rm(temporary, { force: true })
    throw error
  })
}

/**
 * Writes the same lock file again, so that its disk marks it as fresh; answers with the lock that stands there. One that
 * another program put in its place meanwhile is left alone.
 */
export async function freshenLock(path: string, own: Lock, files: FileSystem): Promise<FoundLock | null> {
  try {
    const file = await files.open(path, 'r+')
    try {
      const written = (await file.stat()).mtimeMs
      const lock = readLockText(await file.readFile('utf8'))
      if (lock?.key === own.key) await file.write(lockText(own), 0)
      return { lock, written }
    } finally {
      await file.close()
    }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}

/** What time it is by the clock of the disk that a folder lies on, in milliseconds since 1970. */
export async function diskTime(folder: string, files: FileSystem): Promise<number> {
  const temporary = temporaryIn(folder)
  const file = await files.open(temporary, 'wx')
  try {
    return (await file.stat()).mtimeMs
  } finally {
    await file.close()
    await files.rm(temporary, { force: true })
  }
}

async function fill(path: string, lock: Lock, files: FileSystem): Promise<void> {
  const file = await files.open(path, 'wx')
  try {
    await file.writeFile(lockText(lock))
    await file.sync()
  } catch (error) {
    // An empty lock file would hold the file for nobody.
    await files.rm(path, { force: true }).catch(() => undefined)
    throw error
  } finally {
    await file.close()
  }
}
