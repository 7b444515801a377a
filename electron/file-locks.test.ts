import * as nodeFiles from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { FileHolder, FileRef } from '../shared/host'
import { FileLocks, staleAfter, type LockingProgram } from './file-locks'
import type { FileSystem } from './files'
import { lockPath } from './lock-file'

let folder = ''
let ref: FileRef
beforeEach(async () => {
  folder = await nodeFiles.mkdtemp(join(tmpdir(), 'recto-locks-'))
  const token = join(folder, 'Letters.recto')
  await nodeFiles.writeFile(token, 'edition')
  ref = { name: 'Letters.recto', token }
})
afterEach(async () => {
  await nodeFiles.rm(folder, { recursive: true })
})

/** The processes that run, on whatever machine. */
const running = new Set([1, 2, 3])
const ada: Omit<LockingProgram, 'isRunning'> = { user: 'ada', machine: 'desk', pid: 1, now: () => 1000 }
const ben: Omit<LockingProgram, 'isRunning'> = { user: 'ben', machine: 'laptop', pid: 2, now: () => 2000 }
const window = { of: 'the program' }

/** A program, and what its windows were told. */
function program(who: typeof ada, files: FileSystem = nodeFiles) {
  const taken: [object, string, FileHolder][] = []
  const isRunning = (pid: number) => running.has(pid)
  const told = (of: object, { name }: FileRef, holder: FileHolder) => taken.push([of, name, holder])
  return { locks: new FileLocks({ ...who, isRunning }, told, files), taken }
}

/** A program that ends without letting go. */
const crashed = async (who: typeof ada) => {
  await program(who).locks.hold(window, ref, false)
}

const held = { user: 'ada', machine: 'desk', since: 1000 }
const heldByBen = { user: 'ben', machine: 'laptop', since: 2000 }
const names = async () => (await nodeFiles.readdir(folder)).sort()
/** Sets when the lock was last written, as its disk says. */
async function age(milliseconds: number): Promise<void> {
  const then = (Date.now() - milliseconds) / 1000
  await nodeFiles.utimes(lockPath(ref.token), then, then)
}

test('the second program is told who holds a file, until that one lets it go', async () => {
  const [first, second] = [program(ada), program(ben)]
  expect(await first.locks.hold(window, ref, false)).toBeNull()
  expect(await names()).toEqual(['.~lock.Letters.recto#', 'Letters.recto'])
  expect(await second.locks.hold(window, ref, false)).toEqual(held)
  await first.locks.letGo(window, ref)
  expect(await names()).toEqual(['Letters.recto'])
  expect(await second.locks.hold(window, ref, false)).toBeNull()
  second.locks.letGoAll(window)
  expect(await names()).toEqual(['Letters.recto'])
})

test('windows of one program hold a file together, and it is held until the last lets it go', async () => {
  const { locks } = program(ada)
  const other = { of: 'the same program' }
  expect(await Promise.all([locks.hold(window, ref, false), locks.hold(other, ref, false)])).toEqual([null, null])
  locks.letGoAll(window)
  expect(await program(ben).locks.hold(window, ref, false)).toEqual(held)
  await locks.letGo(other, ref)
  expect(await names()).toEqual(['Letters.recto'])
})

test('who loses a file is told at the next heartbeat, and does not write it', async () => {
  const [first, second] = [program(ada), program(ben)]
  await first.locks.hold(window, ref, false)
  expect(await second.locks.hold(window, ref, true)).toBeNull()
  await first.locks.beat()
  await first.locks.beat()
  expect(first.taken).toEqual([[window, 'Letters.recto', heldByBen]])
  expect(await first.locks.whyNotWrite(ref)).toMatchObject({ code: 'taken-over', values: { user: 'ben' } })
  expect(await second.locks.whyNotWrite(ref)).toBeNull()
  first.locks.letGoAll(window)
  expect(await program({ ...ada, pid: 3 }).locks.hold(window, ref, false)).toEqual(heldByBen)
  await first.locks.letGo(window, ref)
  expect(await first.locks.whyNotWrite(ref)).toBeNull()
})

test('who loses a file is told when it is written, before a heartbeat, and may take it back', async () => {
  const [first, second] = [program(ada), program(ben)]
  await first.locks.hold(window, ref, false)
  await second.locks.hold(window, ref, true)
  expect((await first.locks.whyNotWrite(ref))?.message).toContain('ben on “laptop” took the file “Letters.recto” over')
  expect(first.taken).toHaveLength(1)
  expect(await first.locks.hold(window, ref, false)).toEqual(heldByBen)
  expect(await first.locks.hold(window, ref, true)).toBeNull()
  expect(await first.locks.whyNotWrite(ref)).toBeNull()
  await second.locks.beat()
  expect(second.taken).toEqual([[window, 'Letters.recto', held]])
})

test('what a crashed program of this machine held is taken in silence', async () => {
  await crashed({ ...ada, pid: 77 })
  const next = program(ada)
  expect(await next.locks.hold(window, ref, false)).toBeNull()
  expect(await program(ben).locks.hold(window, ref, false)).toEqual(held)
  next.locks.letGoAll(window)
  // The new process has the number of the old one.
  await crashed(ada)
  expect(await program(ada).locks.hold(window, ref, false)).toBeNull()
})

test('a lock of another machine counts while it is fresh, whatever the clocks of the machines say', async () => {
  const future = { ...ben, pid: 88, now: () => Date.now() + 1e10 }
  await crashed(future)
  const { locks } = program(ada)
  expect(await locks.hold(window, ref, false)).toMatchObject({ user: 'ben' })
  await age(staleAfter - 20_000)
  expect(await locks.hold(window, ref, false)).toMatchObject({ user: 'ben' })
  await age(staleAfter + 20_000)
  expect(await locks.hold(window, ref, false)).toBeNull()
})

test('a heartbeat keeps a lock fresh, and brings one back that somebody cleared away', async () => {
  const first = program(ada)
  await first.locks.hold(window, ref, false)
  await age(2 * staleAfter)
  await first.locks.beat()
  expect(await program(ben).locks.hold(window, ref, false)).toEqual(held)
  await nodeFiles.rm(lockPath(ref.token))
  await first.locks.beat()
  expect(await program(ben).locks.hold(window, ref, false)).toEqual(held)
  expect(first.taken).toEqual([])
})

test('a lock that says nothing hinders while it is fresh, and can be taken', async () => {
  for (const damaged of ['', '{', 'null', '{"user":"eve"}', '{"user":1,"machine":[],"pid":"1","since":0,"key":""}']) {
    await nodeFiles.writeFile(lockPath(ref.token), damaged)
    const { locks } = program(ada)
    expect(await locks.hold(window, ref, false)).toMatchObject({ user: '', machine: '' })
    await age(staleAfter + 20_000)
    expect(await locks.hold(window, ref, false)).toBeNull()
    locks.letGoAll(window)
  }
  expect(await names()).toEqual(['Letters.recto'])
})

test('where no lock can be written nothing is held, and nothing hinders', async () => {
  for (const code of ['EROFS', 'EACCES', 'ENOSPC', 'ENAMETOOLONG']) {
    const refused: FileSystem = {
      ...nodeFiles,
      open: (...args) => {
        if (args[1] === 'r') return nodeFiles.open(...args)
        return Promise.reject(Object.assign(new Error(code), { code }))
      },
    }
    const { locks } = program(ada, refused)
    expect(await locks.hold(window, ref, false)).toBeNull()
    expect(await locks.whyNotWrite(ref)).toBeNull()
    await locks.beat()
    expect(await locks.letGo(window, ref)).toBeNull()
  }
  expect(await names()).toEqual(['Letters.recto'])
})

test('a disk that is full while a lock is written leaves no empty lock', async () => {
  const error = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })
  const full: FileSystem = {
    ...nodeFiles,
    open: async (...args) => Object.assign(await nodeFiles.open(...args), { writeFile: () => Promise.reject(error) }),
  }
  expect(await program(ada, full).locks.hold(window, ref, false)).toBeNull()
  expect(await names()).toEqual(['Letters.recto'])
})

test('a link and its file are one file', async () => {
  const link = { name: 'link.recto', token: join(folder, 'link.recto') }
  await nodeFiles.symlink(ref.token, link.token)
  await program(ada).locks.hold(window, link, false)
  expect(await program(ben).locks.hold(window, ref, false)).toEqual(held)
})

test('of many programs that open a file at once, one holds it and the others know who', async () => {
  for (const crashedBefore of [false, true]) {
    if (crashedBefore) await crashed({ ...ada, pid: 99 })
    const programs = Array.from({ length: 5 }, (_, index) =>
      program({ ...ada, pid: (index % 3) + 1, machine: `m${index}` }),
    )
    if (crashedBefore) await age(2 * staleAfter)
    await Promise.all(programs.map(({ locks }) => locks.hold(window, ref, false)))
    // Whoever took a stale lock at the same moment as another finds out before it writes.
    const hindered = await Promise.all(programs.map(({ locks }) => locks.whyNotWrite(ref)))
    const holders = await Promise.all(programs.map(({ locks }) => locks.hold(window, ref, false)))
    expect(holders.filter((holder) => holder === null)).toHaveLength(1)
    const holding = holders.indexOf(null)
    expect(hindered[holding]).toBeNull()
    for (const { locks } of programs) locks.letGoAll(window)
    expect(await names()).toEqual(['Letters.recto'])
  }
})
