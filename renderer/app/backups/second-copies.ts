import type { Answer, BackupFile, BackupPlace, Host, Problem } from '../../../shared/host'
import type { MarkedEdition } from '../../store/edition-marks'
import type { Source } from '../../ui/use-source'
import { Cell } from '../cell'
import { Turns } from '../turns'
import type { Copied, CopiedShelf } from './copied'
import type { Copies } from './copy-state'
import { dueAt, usualTimes, type CopyFacts, type CopyTimes } from './copy-timing'

/** What copying needs from around it. */
export interface CopyWork {
  readonly host: Pick<Host, 'ask' | 'kind'>
  /** All editions with their marks. */
  readonly editions: () => Promise<readonly MarkedEdition[]>
  /** An edition as a file; made in a Worker. */
  readonly bytesOf: (edition: string) => Promise<Answer<Uint8Array>>
  readonly shelf: CopiedShelf
  /** Does work while no other window does the same. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>
  /** The time of day, in milliseconds since 1970. */
  readonly today: () => number
  /** A clock that never goes back, in milliseconds. */
  readonly clock: () => number
}

/** What is said where the library itself cannot be read for a copy. */
const notRead: Problem = {
  code: 'copy-not-read',
  message:
    'The library could not be read for a second copy. Your work is stored as before; Recto tries again by itself. ' +
    'Save the edition as a file to be sure.',
}

const notHere: Problem = { code: 'copies-off', message: 'Here no second copies are kept.' }

/**
 * Keeps a second copy of each edition on disk: when work has rested for a while, now and then where it never rests, when
 * an edition is left, when the person asks, and at the end. What has not changed is not copied again; what fails never
 * stands in the way of work, and is tried again.
 */
export class SecondCopies implements Source<Copies> {
  readonly #work: CopyWork
  readonly #times: CopyTimes
  readonly #turns = new Turns()
  readonly #copies: Cell<Copies>
  #facts: CopyFacts = { work: null, ended: null, asked: false }
  /** Whether it is to be looked whether the copies are still in their folder. */
  #unsure = true
  #timer: { readonly at: number; readonly stop: () => void } | null = null
  #stopped = false

  constructor(work: CopyWork, times: CopyTimes = usualTimes) {
    this.#work = work
    this.#times = times
    const last = new Map([...work.shelf.read()].map(([edition, { at }]) => [edition, at]))
    this.#copies = new Cell<Copies>({
      place: work.host.kind === 'browser' ? null : undefined,
      behind: true,
      writing: new Set(),
      problem: null,
      problems: new Map(),
      last,
    })
    // What was stored and not copied when the program ended last.
    this.changed()
  }

  get(): Copies {
    return this.#copies.get()
  }

  subscribe(listener: () => void): () => void {
    return this.#copies.subscribe(listener)
  }

  /** Told whenever work was stored; costs nothing. */
  readonly changed = (): void => {
    const now = this.#work.clock()
    this.#facts = { ...this.#facts, work: { first: this.#facts.work?.first ?? now, last: now } }
    this.#say({ behind: true })
    this.#arm()
  }

  /** Told when an edition is left: what changed is copied now. */
  readonly left = (): void => {
    if (this.#facts.work === null) return
    this.#facts = { ...this.#facts, asked: true }
    this.#arm()
  }

  /** Copies what has changed, because the person asks; answers with how many editions were copied. */
  now(): Promise<Answer<number>> {
    this.#unsure = true
    return this.#turns.take(() => this.#run())
  }

  /** Copies what has changed, because the program ends; waits no longer than `patience`, in milliseconds. */
  async finish(patience: number): Promise<void> {
    if (this.#facts.work === null || this.get().place === null) return
    const late = new Promise<void>((resolve) => setTimeout(resolve, patience))
    await Promise.race([this.#turns.take(() => this.#run()), late])
  }

  /** Stops copying, for good. */
  stop(): void {
    this.#stopped = true
    this.#timer?.stop()
    this.#timer = null
  }

  #say(change: Partial<Copies>): void {
    const now = this.get()
    const names = Object.keys(change) as (keyof Copies)[]
    if (!this.#stopped && names.some((name) => now[name] !== change[name])) this.#copies.set({ ...now, ...change })
  }

  #arm(): void {
    const at = dueAt(this.#facts, this.#times)
    if (this.#stopped || at === null || this.get().place === null) return
    // Work that goes on only moves the time further; that is looked at when the timer rings.
    if (this.#timer !== null && this.#timer.at <= at) return
    this.#timer?.stop()
    const timer = setTimeout(this.#ring, Math.max(0, at - this.#work.clock()))
    this.#timer = {
      at,
      stop: () => {
        clearTimeout(timer)
      },
    }
  }

  readonly #ring = (): void => {
    this.#timer = null
    const at = dueAt(this.#facts, this.#times)
    if (at === null || at > this.#work.clock()) this.#arm()
    else void this.#turns.take(() => this.#run())
  }

  async #run(): Promise<Answer<number>> {
    if (this.#stopped) return { ok: true, value: 0 }
    const { work } = this.#facts
    this.#facts = { ...this.#facts, work: null, asked: false }
    this.#say({ behind: false })
    const answer = await this.#work.alone(() => this.#copyAll()).catch(() => failed(notRead))
    const again = !answer.ok || this.get().problems.size > 0
    const now = this.#work.clock()
    const since = this.#facts.work
    const waiting = again && work !== null ? { first: work.first, last: since?.last ?? work.last } : since
    this.#facts = { ...this.#facts, work: waiting, ended: { at: now, failed: !answer.ok } }
    this.#unsure = again
    this.#say({
      problem: answer.ok ? null : answer.problem,
      behind: since !== null || !answer.ok,
      writing: new Set(),
    })
    this.#arm()
    return answer.ok && this.get().place === null ? failed(notHere) : answer
  }

  async #copyAll(): Promise<Answer<number>> {
    const { host, shelf } = this.#work
    const place = await host.ask('backups/place')
    if (!place.ok) return place
    this.#say({ place: place.value })
    if (place.value === null) return { ok: true, value: 0 }
    if (place.value.problem !== null) return failed(place.value.problem)
    const there = this.#unsure ? await this.#look() : null
    if (there?.ok === false) return there
    const { folder } = place.value
    const isThere = (one: Copied) => one.folder === folder && there?.value.has(one.token) !== false
    const copied = shelf.read()
    const due = (await this.#work.editions()).filter(({ id, mark }) => {
      const last = copied.get(id)
      return last?.mark !== mark || !isThere(last)
    })
    return this.#copy(due, place.value)
  }

  /** Looks what lies in the folder, and says when each edition was copied last. */
  async #look(): Promise<Answer<ReadonlySet<string>>> {
    const answer = await this.#work.host.ask('backups/list')
    if (!answer.ok) return answer
    this.#say({ last: new Map([...newest(answer.value)].map(([edition, { at }]) => [edition, at])) })
    return { ok: true, value: new Set(answer.value.map(({ token }) => token)) }
  }

  async #copy(due: readonly MarkedEdition[], { folder }: BackupPlace): Promise<Answer<number>> {
    const problems = new Map<string, Problem>()
    const waiting = new Set(due.map(({ id }) => id))
    for (const { id, name, mark } of due) {
      if (this.#stopped) break
      this.#say({ writing: new Set(waiting) })
      waiting.delete(id)
      const bytes = await this.#work.bytesOf(id)
      if (!bytes.ok) {
        problems.set(id, bytes.problem)
        continue
      }
      const at = this.#work.today()
      const written = await this.#work.host.ask('backups/write', { edition: id, name, at, bytes: bytes.value })
      if (!written.ok) return written
      this.#work.shelf.keep(id, { folder, token: written.value.token, mark, at: written.value.at })
      this.#say({ last: new Map([...this.get().last, [id, written.value.at]]) })
    }
    this.#say({ problems })
    return { ok: true, value: due.length - problems.size }
  }
}

/** The last copy of each edition. */
function newest(files: readonly BackupFile[]): ReadonlyMap<string, BackupFile> {
  const last = new Map<string, BackupFile>()
  for (const file of files) if (file.order >= (last.get(file.edition)?.order ?? -Infinity)) last.set(file.edition, file)
  return last
}

function failed(problem: Problem): Answer<never> {
  return { ok: false, problem }
}
