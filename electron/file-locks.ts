import { randomUUID } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import * as nodeFiles from 'node:fs/promises'
import { hostname, userInfo } from 'node:os'
import { dirname } from 'node:path'
import type { FileHolder, FileRef, Problem } from '../shared/host'
import { systemCode } from './file-problem'
import { linkTarget, type FileSystem } from './files'
import {
  createLock,
  diskTime,
  findLock,
  freshenLock,
  lockPath,
  readLockText,
  replaceLock,
  type FoundLock,
  type Lock,
} from './lock-file'

/** This program, as its lock files name it. */
export interface LockingProgram {
  readonly user: string
  readonly machine: string
  readonly pid: number
  /** Whether a process of this machine is running. */
  readonly isRunning: (pid: number) => boolean
  /** Milliseconds since 1970; only shown. */
  readonly now: () => number
}

/** How often a held file's lock is written again, in milliseconds. */
export const heartbeat = 30_000
/** A lock that was not written for so long, in milliseconds, holds nothing: its program ended, or its machine sleeps. */
export const staleAfter = 3 * 60_000

interface Held {
  readonly lock: Lock
  /** The windows that hold the file, each with the name that it knows the file by. */
  readonly windows: Map<object, FileRef>
}

/** Told to a window whose file another program took over. */
export type Taken = (window: object, ref: FileRef, holder: FileHolder) => void

/**
 * Which edition files this program holds, by lock files beside them. A lock counts by the key in it and by when its disk
 * says that it was written, never by comparing the clocks of two machines. Where no lock file can be written, nothing
 * is held and nothing hinders.
 */
export class FileLocks {
  readonly #program: LockingProgram
  readonly #taken: Taken
  readonly #files: FileSystem
  readonly #held = new Map<string, Held>()
  /** Who took what this program held, until a window holds it again or lets it go. */
  readonly #lost = new Map<string, FileHolder>()
  /** One after the other, or two windows of this program could take each other's lock for a stranger's. */
  #turn: Promise<unknown> = Promise.resolve()
  #beating: NodeJS.Timeout | undefined

  constructor(program: LockingProgram, taken: Taken, files: FileSystem = nodeFiles) {
    this.#program = program
    this.#taken = taken
    this.#files = files
  }

  /** Holds a file for a window; answers with who holds it instead. With `take`, whoever holds it loses it. */
  hold(window: object, ref: FileRef, take: boolean): Promise<FileHolder | null> {
    return this.#inTurn(null, async () => {
      const path = await this.#lockOf(ref)
      const held = this.#held.get(path)
      if (held !== undefined && (await this.#isOurs(path, held))) {
        held.windows.set(window, ref)
        return null
      }
      const lock = this.#newLock()
      const holder = await this.#take(path, lock, take)
      if (holder === null) {
        this.#lost.delete(path)
        this.#held.set(path, { lock, windows: new Map([[window, ref]]) })
        this.#beating ??= setInterval(() => void this.beat(), heartbeat).unref()
      }
      return holder
    })
  }

  /** A window lets a file go. */
  letGo(window: object, ref: FileRef): Promise<null> {
    return this.#inTurn(null, async () => {
      const path = await this.#lockOf(ref)
      this.#release(path, window)
      this.#lost.delete(path)
      return null
    })
  }

  /** A window that closes lets all of its files go, at once. */
  letGoAll(window: object): void {
    for (const path of [...this.#held.keys()]) this.#release(path, window)
  }

  /** Why a file must not be written: another program took it over. `null` where nothing hinders. */
  whyNotWrite(ref: FileRef): Promise<Problem | null> {
    return this.#inTurn(null, async () => {
      const path = await this.#lockOf(ref)
      const held = this.#held.get(path)
      if (held !== undefined) await this.#isOurs(path, held)
      const holder = this.#lost.get(path)
      return holder === undefined ? null : takenOver(ref, holder)
    })
  }

  /** Keeps the locks fresh, and finds out which were taken. Called at every heartbeat. */
  beat(): Promise<null> {
    return this.#inTurn(null, async () => {
      for (const [path, held] of [...this.#held]) await this.#isOurs(path, held).catch(ignoreSystem)
      return null
    })
  }

  /** Waits for what was begun before; where the file system refuses, the answer is `otherwise`. */
  #inTurn<T>(otherwise: T, work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work).catch((error: unknown) => {
      ignoreSystem(error)
      return otherwise
    })
    this.#turn = done.catch(() => undefined)
    return done
  }

  async #lockOf(ref: FileRef): Promise<string> {
    return lockPath(await linkTarget(ref.token, this.#files))
  }

  #newLock(): Lock {
    const { user, machine, pid } = this.#program
    return { user, machine, pid, since: this.#program.now(), key: randomUUID() }
  }

  /** Whether a held lock is still there, which is then fresh; if another is in its place, its windows are told. */
  async #isOurs(path: string, held: Held): Promise<boolean> {
    const found = await freshenLock(path, held.lock, this.#files)
    // Somebody cleared it away, or the disk was out for a while.
    if (found === null && (await createLock(path, held.lock, this.#files))) return true
    const there = found ?? (await findLock(path, this.#files))
    if (there?.lock?.key === held.lock.key) return true
    const holder = holderOf(there)
    this.#held.delete(path)
    this.#lost.set(path, holder)
    for (const [window, ref] of held.windows) this.#taken(window, ref, holder)
    return false
  }

  async #take(path: string, lock: Lock, take: boolean): Promise<FileHolder | null> {
    let found: FoundLock | null = null
    while (found === null) {
      if (await createLock(path, lock, this.#files)) return null
      // Gone again where its program let go in this moment.
      found = await findLock(path, this.#files)
    }
    const { key } = found.lock ?? { key: null }
    // The same file under another name, as where capitals do not count.
    if ([...this.#held.values()].some((held) => held.lock.key === key)) return null
    if (!take && !(await this.#isStale(path, found))) return holderOf(found)
    await replaceLock(path, lock, this.#files)
    const now = await findLock(path, this.#files)
    return now?.lock?.key === lock.key ? null : holderOf(now)
  }

  async #isStale(path: string, { lock, written }: FoundLock): Promise<boolean> {
    const { machine, pid, isRunning } = this.#program
    // This process knows what it holds: what it does not know was left by an earlier process of the same number.
    if (lock?.machine === machine && (lock.pid === pid || !isRunning(lock.pid))) return true
    return (await diskTime(dirname(path), this.#files)) - written > staleAfter
  }

  /** Without waiting, for a window may close because the program ends. */
  #release(path: string, window: object): void {
    const held = this.#held.get(path)
    if (held === undefined) return
    held.windows.delete(window)
    if (held.windows.size > 0) return
    this.#held.delete(path)
    if (this.#held.size === 0) {
      clearInterval(this.#beating)
      this.#beating = undefined
    }
    try {
      if (readLockText(readFileSync(path, 'utf8'))?.key === held.lock.key) rmSync(path, { force: true })
    } catch (error) {
      ignoreSystem(error)
    }
  }
}

/** This process, for its lock files. */
export function thisProgram(): LockingProgram {
  return { user: userName(), machine: hostname(), pid: process.pid, isRunning, now: () => Date.now() }
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    // The system has no name for this user.
    return ''
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // A process of another user is running too.
    return systemCode(error) !== 'ESRCH'
  }
}

const holderOf = (found: FoundLock | null): FileHolder => ({
  user: found?.lock?.user ?? '',
  machine: found?.lock?.machine ?? '',
  since: found?.lock?.since ?? found?.written ?? 0,
})

function takenOver({ name }: FileRef, { user, machine, since }: FileHolder): Problem {
  const who = user === '' && machine === '' ? 'Another program' : `${user} on “${machine}”`
  return {
    code: 'taken-over',
    message: `${who} took the file “${name}” over, so it was not written. Your work is safe in the library. Save it as another file, or take this one over again.`,
    values: { file: name, user, machine, since },
  }
}

/** What the file system refuses is no failure here; an error of the program is. */
function ignoreSystem(error: unknown): void {
  if (systemCode(error) === null) throw error
}
