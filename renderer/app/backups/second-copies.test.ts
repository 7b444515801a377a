import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Answer, BackupFile, BackupPlace, Host, Problem, Requests } from '../../../shared/host'
import type { Copied } from './copied'
import { copyStateOf } from './copy-state'
import { SecondCopies } from './second-copies'

const second = 1000
const minute = 60 * second

const gone: Problem = { code: 'copies-folder-gone', message: 'The folder of the copies is not there.' }
const full: Problem = { code: 'copies-no-space', message: 'The disk is full.' }

/** A shell whose folder of copies lies in memory. */
class Folder implements Pick<Host, 'ask' | 'kind'> {
  kind: Host['kind'] = 'electron'
  place: BackupPlace | null = { folder: '/copies', chosen: false, problem: null }
  files: BackupFile[] = []
  refusal: Problem | null = null
  written: string[] = []

  ask: Host['ask'] = <N extends keyof Requests>(name: N, ...args: Parameters<Requests[N]>) =>
    Promise.resolve(this.#answer(name, args) as Answer<ReturnType<Requests[N]>>)

  #answer(name: keyof Requests, args: readonly unknown[]): Answer<unknown> {
    if (name === 'backups/place') return { ok: true, value: this.place }
    if (name === 'backups/list') return { ok: true, value: this.files }
    if (name !== 'backups/write') throw new Error(`Nobody asks for ${name}`)
    if (this.refusal !== null) return { ok: false, problem: this.refusal }
    const { edition, at } = args[0] as Parameters<Requests['backups/write']>[0]
    const order = this.written.push(edition)
    const file = {
      token: `${edition} ${String(order)}`,
      name: edition,
      edition,
      editionName: edition,
      at,
      size: 1,
      order,
    }
    this.files.push(file)
    return { ok: true, value: file }
  }
}

let folder: Folder
let shelf: Map<string, Copied>
let marks: Record<string, string>
let bytesOf: (edition: string) => Promise<Answer<Uint8Array>>
let copies: SecondCopies

const start = () =>
  new SecondCopies({
    host: folder,
    editions: () => Promise.resolve(Object.entries(marks).map(([id, mark]) => ({ id, name: id, mark }))),
    bytesOf: (edition) => bytesOf(edition),
    shelf: { read: () => new Map(shelf), keep: (edition, copied) => shelf.set(edition, copied) },
    alone: (work) => work(),
    today: () => Date.now(),
    clock: () => performance.now(),
  })

/** Somebody types without a pause: something is stored every second. */
async function typeFor(time: number, pace = second): Promise<void> {
  for (let at = 0; at < time; at += pace) {
    marks['letters'] = `${marks['letters'] ?? ''}.`
    copies.changed()
    await vi.advanceTimersByTimeAsync(pace)
  }
}

const rest = (time: number) => vi.advanceTimersByTimeAsync(time)
const state = (edition = 'letters') => copyStateOf(copies.get(), edition)

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-04T10:00:00Z') })
  folder = new Folder()
  shelf = new Map()
  marks = { letters: 'a' }
  bytesOf = () => Promise.resolve({ ok: true, value: new Uint8Array([1]) })
  copies = start()
})

afterEach(() => {
  copies.stop()
  vi.useRealTimers()
})

describe('A second copy is written', () => {
  test('when work has rested for twenty seconds, and not before', async () => {
    await rest(19 * second)
    expect(folder.written).toEqual([])
    expect(state()).toEqual({ kind: 'waiting', at: null })
    await rest(second)
    expect(folder.written).toEqual(['letters'])
    expect(state()).toEqual({ kind: 'done', at: Date.now() })
  })

  test('no oftener than every three minutes', async () => {
    await rest(20 * second)
    await typeFor(second)
    expect(state().kind).toBe('waiting')
    await rest(2 * minute)
    expect(folder.written).toHaveLength(1)
    await rest(minute)
    expect(folder.written).toHaveLength(2)
  })

  test('every ten minutes while somebody types without a pause', async () => {
    await typeFor(31 * minute, 5 * second)
    expect(folder.written).toHaveLength(3)
  })

  test('at once when an edition with new work is left', async () => {
    await rest(20 * second)
    await typeFor(second)
    copies.left()
    await rest(0)
    expect(folder.written).toHaveLength(2)
    copies.left()
    await rest(0)
    expect(folder.written).toHaveLength(2)
  })

  test('when the person asks, and says how many were', async () => {
    marks['papers'] = 'b'
    expect(await copies.now()).toEqual({ ok: true, value: 2 })
    expect(await copies.now()).toEqual({ ok: true, value: 0 })
  })

  test('at the end, if it does not take too long', async () => {
    await typeFor(second)
    await copies.finish(second)
    expect(folder.written).toEqual(['letters'])
    bytesOf = () => new Promise(() => undefined)
    await typeFor(second)
    const ended = vi.fn()
    void copies.finish(second).then(ended)
    await rest(second)
    expect(ended).toHaveBeenCalled()
  })
})

describe('What has not changed is not copied again', () => {
  test('in the same session', async () => {
    await rest(20 * second)
    copies.changed()
    await rest(4 * minute)
    expect(folder.written).toEqual(['letters'])
    expect(state().kind).toBe('done')
  })

  test('nor after a new start; what was not copied before is', async () => {
    marks['papers'] = 'b'
    await rest(20 * second)
    copies.stop()
    marks['papers'] = 'c'
    copies = start()
    expect(state('letters').kind).toBe('waiting')
    await rest(20 * second)
    expect(folder.written).toEqual(['letters', 'papers', 'papers'])
  })

  test('unless the copies are not there any more, or another folder was chosen', async () => {
    await rest(20 * second)
    folder.files = []
    await copies.now()
    expect(folder.written).toHaveLength(2)
    folder.place = { folder: '/other', chosen: true, problem: null }
    await copies.now()
    expect(folder.written).toHaveLength(3)
  })
})

describe('Where a copy fails', () => {
  test('it is said why, and tried again by itself when the folder is back', async () => {
    folder.place = { folder: '/copies', chosen: true, problem: gone }
    await rest(20 * second)
    expect(state()).toEqual({ kind: 'failed', problem: gone, at: null })
    await rest(5 * minute)
    folder.place = { folder: '/copies', chosen: true, problem: null }
    await rest(30 * second)
    expect(state()).toEqual({ kind: 'done', at: Date.now() })
  })

  test('on a full disk, the copies that are there stay what they are and it is tried again', async () => {
    await rest(20 * second)
    const at = Date.now()
    folder.refusal = full
    await typeFor(second)
    copies.left()
    await rest(0)
    expect(state()).toEqual({ kind: 'failed', problem: full, at })
    folder.refusal = null
    await rest(30 * second)
    expect(state()).toEqual({ kind: 'done', at: Date.now() })
  })

  test('for one edition, the others are copied', async () => {
    marks['papers'] = 'b'
    const damaged: Problem = { code: 'damaged', message: 'It cannot be read.' }
    bytesOf = (edition) =>
      Promise.resolve(
        edition === 'letters' ? { ok: false, problem: damaged } : { ok: true, value: new Uint8Array([1]) },
      )
    await rest(20 * second)
    expect(state('letters')).toEqual({ kind: 'failed', problem: damaged, at: null })
    expect(state('papers').kind).toBe('done')
    bytesOf = () => Promise.resolve({ ok: true, value: new Uint8Array([1]) })
    await rest(3 * minute)
    expect(state('letters').kind).toBe('done')
  })

  test('a library that cannot be read is a problem and no crash', async () => {
    bytesOf = () => Promise.reject(new DOMException('closed', 'InvalidStateError'))
    await rest(20 * second)
    expect(state()).toMatchObject({ kind: 'failed', problem: { code: 'copy-not-read' } })
  })
})

test('Work that is done while a copy is written is in the next one', async () => {
  bytesOf = (edition) => {
    marks[edition] = 'later'
    copies.changed()
    return Promise.resolve({ ok: true, value: new Uint8Array([1]) })
  }
  await rest(20 * second)
  expect(state().kind).toBe('waiting')
  bytesOf = () => Promise.resolve({ ok: true, value: new Uint8Array([2]) })
  await rest(3 * minute)
  expect(folder.written).toHaveLength(2)
  expect(state().kind).toBe('done')
})

test('A clock that is set back delays no copy', async () => {
  await rest(20 * second)
  vi.setSystemTime(new Date('2020-01-01T00:00:00Z'))
  await typeFor(second)
  await rest(3 * minute)
  expect(folder.written).toHaveLength(2)
  expect(state()).toMatchObject({ kind: 'done' })
})

test('A host that keeps no copies is asked once, and a browser not at all', async () => {
  folder.kind = 'browser'
  expect(copyStateOf(start().get(), 'letters')).toEqual({ kind: 'off' })
  folder.place = null
  await rest(20 * second)
  expect(state()).toEqual({ kind: 'off' })
  const ask = vi.spyOn(folder, 'ask')
  await typeFor(minute)
  await rest(30 * minute)
  expect(ask).not.toHaveBeenCalled()
})
