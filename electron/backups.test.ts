import { execFileSync } from 'node:child_process'
import * as nodeFiles from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Answer, BackupFile } from '../shared/host'
import { CopyPlace } from './backup-place'
import { listCopies, readCopy, whyNoCopy, writeCopy, type Copy, type CopyFolder } from './backups'
import { claimName } from './copy-names'
import type { FileSystem } from './files'

let home = ''
let folder: CopyFolder
beforeEach(async () => {
  home = await nodeFiles.mkdtemp(join(tmpdir(), 'recto-copies-'))
  folder = { path: join(home, 'Copies'), make: true }
})
afterEach(async () => {
  await nodeFiles.rm(home, { recursive: true })
})

const letters = '0f8fad5b-d9cb-469f-a165-70867728950e'
const noon = new Date(2026, 4, 4, 12).getTime()
const minute = 60_000

const bytes = (text: string) => new TextEncoder().encode(text)
const copy = (text: string, at = noon, edition = letters, name = 'Letters'): Copy => ({
  edition,
  name,
  at,
  bytes: bytes(text),
})
const problem = <T>(answer: Answer<T>) => (answer.ok ? null : answer.problem)
function value<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(answer.problem.message)
  return answer.value
}
const written = async (each: Copy) => value(await writeCopy(folder, each))
const listed = async () => value(await listCopies(folder))
const text = async ({ token }: BackupFile) => new TextDecoder().decode(value(await readCopy(folder, token)))
/** Every file below the folder, temporary ones too. */
const everything = async () =>
  (await nodeFiles.readdir(folder.path, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)

type Operation = 'mkdir' | 'readdir' | 'open' | 'writeFile' | 'sync' | 'close' | 'rename' | 'rm' | 'stat'

/** A file system in which one operation fails from the n-th time on that it is done. */
function failing(code: string, operation: Operation, from = 1): FileSystem {
  let done = 0
  const broken = () => ++done >= from
  const error = () => Object.assign(new Error(code), { code })
  const wrap =
    (work: (...args: never[]) => Promise<unknown>) =>
    async (...args: never[]) => {
      if (broken()) throw error()
      return work(...args)
    }
  if (operation in nodeFiles && operation !== 'writeFile')
    return { ...nodeFiles, [operation]: wrap(nodeFiles[operation as 'rm']) }
  return {
    ...nodeFiles,
    open: async (...args) => {
      const file = await nodeFiles.open(...args)
      const whole = file[operation as 'sync'].bind(file)
      return Object.assign(file, {
        [operation]: async (...given: never[]) => {
          if (!broken()) return whole(...(given as []))
          // A disk that fails still closes the file.
          if (operation === 'close') await whole()
          throw error()
        },
      })
    },
  }
}

test('a copy is written into a folder of its edition, is found, and is read again', async () => {
  const made = await written(copy('one'))
  expect(made).toEqual({
    token: `Letters (${letters})/Letters, 2026-05-04 12.00.00, 00001.recto`,
    name: 'Letters, 2026-05-04 12.00.00, 00001.recto',
    edition: letters,
    editionName: 'Letters',
    at: noon,
    size: 3,
    order: 1,
  })
  expect(await listed()).toEqual([made])
  expect(await text(made)).toBe('one')
  expect(await everything()).toEqual([made.name])
})

test('an edition that is renamed keeps its folder, and each its own', async () => {
  await written(copy('one'))
  await written(copy('other', noon, 'other', 'Letters'))
  const renamed = await written(copy('two', noon + minute, letters, 'Letters of 1936'))
  expect(renamed.token).toBe(`Letters (${letters})/Letters of 1936, 2026-05-04 12.01.00, 00002.recto`)
  expect((await listed()).map(({ edition, editionName, order }) => [edition, editionName, order])).toEqual([
    [letters, 'Letters of 1936', 2],
    [letters, 'Letters', 1],
    ['other', 'Letters', 1],
  ])
})

test('with the clock set back, the copy that was written last is the last', async () => {
  await written(copy('one'))
  await written(copy('two', noon - 400 * 24 * 60 * minute))
  await written(copy('three', noon - 400 * 24 * 60 * minute + minute))
  expect(await Promise.all((await listed()).map(text))).toEqual(['three', 'two', 'one'])
})

test('old copies are let go, and nothing else that lies in the folder', async () => {
  const first = await written(copy('first'))
  const own = join(folder.path, first.token, '..')
  const foreign = ['notes.txt', 'Letters.recto', 'Letters, 2020-01-01, 00000.recto', '.recto-mine.tmp']
  for (const name of foreign) await nodeFiles.writeFile(join(own, name), name)
  await nodeFiles.writeFile(join(folder.path, 'by hand.recto'), 'by hand')
  await nodeFiles.mkdir(join(folder.path, 'Photographs'))
  for (let count = 2; count <= 14; count += 1) await written(copy(String(count), noon + count * minute))
  const orders = (await listed()).filter(({ edition }) => edition === letters).map(({ order }) => order)
  expect(orders).toEqual([14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 0, 0])
  expect(await everything()).toEqual(expect.arrayContaining([...foreign, 'by hand.recto']))
  const byHand = (await listed()).find(({ edition }) => edition === '')
  expect(byHand).toMatchObject({ editionName: 'by hand', order: 0 })
  expect(byHand && (await text(byHand))).toBe('by hand')
})

test('two programs that write at once lose no copy, and each copy has a number of its own', async () => {
  const made = await Promise.all(
    Array.from({ length: 10 }, (_, index) => written(copy(String(index), noon + index * 1000))),
  )
  expect(made.map(({ order }) => order).sort((one, other) => one - other)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  expect(await listed()).toHaveLength(10)
  for (const [index, each] of made.entries()) expect(await text(each)).toBe(String(index))
})

test('a number that another program finished meanwhile is not used again', async () => {
  const first = await written(copy('one'))
  const own = join(folder.path, first.token, '..')
  let reads = 0
  const overtaken: FileSystem = Object.assign({}, nodeFiles, {
    readdir: async (path: string, options: { withFileTypes: true }) => {
      const before = await nodeFiles.readdir(path, options)
      // Between reading the folder and creating the temporary file.
      if (path === own && (reads += 1) === 1)
        await nodeFiles.writeFile(join(own, 'Letters, 2026-05-04 12.00.01, 00002.recto'), 'theirs')
      return before
    },
  })
  expect(value(await writeCopy(folder, copy('mine'), overtaken)).order).toBe(3)
  expect((await listed()).map(({ order }) => order)).toEqual([3, 2, 1])
})

test('a full disk, at whatever moment, says so, loses no copy, and leaves no part of one', async () => {
  const operations: Operation[] = ['mkdir', 'readdir', 'open', 'writeFile', 'sync', 'close', 'rename']
  for (const operation of operations)
    for (const from of [1, 2, 3])
      for (const code of ['ENOSPC', 'EIO']) {
        const edition = `${operation}-${from}-${code}`.toLowerCase()
        const before = await written(copy('before', noon, edition))
        const answer = await writeCopy(folder, copy('after', noon, edition), failing(code, operation, from))
        if (!answer.ok) {
          expect(answer.problem.code).toBe(code === 'EIO' ? 'copies-failed' : 'copies-no-space')
          expect(answer.problem.message).toContain('Your work is safe in the library, but no second copy is')
        }
        const copies = (await listed()).filter((each) => each.edition === edition)
        expect(copies).toEqual(answer.ok ? [answer.value, before] : [before])
        expect(await Promise.all(copies.map(text))).toEqual(answer.ok ? ['after', 'before'] : ['before'])
        expect((await everything()).filter((name) => name.endsWith('.tmp'))).toEqual([])
      }
})

test('a copy that is written is written, whatever fails in letting old ones go', async () => {
  for (let count = 1; count <= 11; count += 1) await written(copy(String(count), noon + count * minute))
  for (const operation of ['rm', 'stat'] as const)
    expect(problem(await writeCopy(folder, copy('more'), failing('EIO', operation)))).toBeNull()
  const withdrawn: FileSystem = { ...nodeFiles, rm: () => Promise.reject(new TypeError('broken')) }
  await expect(writeCopy(folder, copy('more'), withdrawn)).rejects.toThrow('broken')
})

test('what a killed program left is swept away when it is old, by the clock of the disk', async () => {
  const first = await written(copy('one'))
  const own = join(folder.path, first.token, '..')
  const [old, fresh] = [join(own, claimName(7)), join(own, claimName(8))]
  for (const path of [old, fresh]) await nodeFiles.writeFile(path, 'half')
  const hoursAgo = Date.now() / 1000 - 2 * 60 * 60
  await nodeFiles.utimes(old, hoursAgo, hoursAgo)
  expect((await written(copy('two'))).order).toBe(9)
  expect((await everything()).filter((name) => name.startsWith('.'))).toEqual([claimName(8)])
})

test('a folder that is gone, no folder, or not to be written is said, and is not made where the person chose it', async () => {
  const stick: CopyFolder = { path: join(home, 'stick', 'copies'), make: false }
  for (const answer of [problem(await writeCopy(stick, copy('one'))), await whyNoCopy(stick)])
    expect(answer).toMatchObject({ code: 'copies-folder-gone', values: { folder: stick.path } })
  expect(problem(await listCopies(stick))?.code).toBe('file-gone')
  await nodeFiles.writeFile(join(home, 'file'), '')
  for (const make of [true, false]) {
    const file: CopyFolder = { path: join(home, 'file'), make }
    expect(problem(await writeCopy(file, copy('one')))?.code).toBe('copies-not-a-folder')
    expect((await whyNoCopy(file))?.code).toBe('copies-not-a-folder')
  }
  const codes = { EACCES: 'copies-not-allowed', EPERM: 'copies-not-allowed', EROFS: 'copies-read-only' }
  for (const [cause, code] of Object.entries(codes)) {
    expect(problem(await writeCopy(folder, copy('one'), failing(cause, 'open')))?.code).toBe(code)
    expect((await whyNoCopy(folder, failing(cause, 'open')))?.code).toBe(code)
  }
  expect(await whyNoCopy(folder)).toBeNull()
})

test('a folder that was never used holds no copies', async () => {
  expect(await listed()).toEqual([])
})

test('a token leads to copies in the folder and to nothing else', async () => {
  const { token } = await written(copy('one'))
  await nodeFiles.writeFile(join(home, 'secret.recto'), 'secret')
  await nodeFiles.symlink(join(home, 'secret.recto'), join(folder.path, 'link.recto'))
  await nodeFiles.symlink(home, join(folder.path, 'out'))
  const [inside = ''] = token.split('/')
  const outside = [
    '../secret.recto',
    `${inside}/../../secret.recto`,
    join(home, 'secret.recto'),
    'link.recto',
    'out/secret.recto',
    '..\\secret.recto',
    `${inside}/deeper/copy.recto`,
    `/${token}`,
    '',
    'a.recto\0',
    inside,
  ]
  for (const each of outside) expect([each, problem(await readCopy(folder, each))?.code]).toEqual([each, 'not-a-copy'])
  expect(problem(await readCopy(folder, `${inside}/gone.recto`))?.code).toBe('file-gone')
  expect((await listed()).map((each) => each.token)).toEqual([token])
})

test('copies in the topmost folder of a disk are read', async () => {
  const here = join(home, 'By hand.recto')
  await nodeFiles.writeFile(here, bytes('one'))
  // No test writes there: a disk on which the copy lies in the topmost folder.
  const files: FileSystem = {
    ...nodeFiles,
    realpath: ((path: string) => Promise.resolve(path)) as FileSystem['realpath'],
  }
  const open: FileSystem['open'] = (path, ...rest) => nodeFiles.open(path === '/By hand.recto' ? here : path, ...rest)
  const stat = ((path: string) => nodeFiles.stat(path === '/By hand.recto' ? here : path)) as FileSystem['stat']
  const read = await readCopy({ path: '/', make: false }, 'By hand.recto', { ...files, open, stat })
  expect(new TextDecoder().decode(value(read))).toBe('one')
})

test('a chosen folder is remembered; one that cannot be written to is not taken', async () => {
  const settings = join(home, 'settings.json')
  const place = await CopyPlace.open(settings, folder.path)
  expect(await place.state()).toEqual({ folder: folder.path, chosen: false, problem: null })
  const stick = join(home, 'stick')
  expect(problem(await place.choose(stick))).toMatchObject({
    code: 'copies-folder-gone-not-taken',
    values: { folder: stick, before: folder.path },
  })
  await nodeFiles.mkdir(stick)
  expect(value(await place.choose(stick))).toEqual({ folder: stick, chosen: true, problem: null })
  const later = await CopyPlace.open(settings, folder.path)
  expect(later.folder).toEqual({ path: stick, make: false })
  await nodeFiles.rm(stick, { recursive: true })
  expect(await later.state()).toMatchObject({ folder: stick, problem: { code: 'copies-folder-gone' } })
  await later.choose(folder.path)
  expect((await CopyPlace.open(settings, folder.path)).folder).toEqual(folder)
  await nodeFiles.writeFile(settings, '{"folder":')
  expect((await CopyPlace.open(settings, folder.path)).folder).toEqual(folder)
})

/** A disk of a few kilobytes, where this user may mount one; `null` where not. */
function smallDisk(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  const path = join(tmpdir(), `recto-small-disk-${process.pid}`)
  try {
    execFileSync('mkdir', ['-p', path])
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', path], { stdio: 'ignore' })
    return path
  } catch {
    return null
  }
}

test('a real disk that is full, and one that is read-only, lose no copy', async ({ skip, onTestFinished }) => {
  const disk = smallDisk()
  if (disk === null) return skip('No disk can be mounted here: only the root user of a Linux system may.')
  onTestFinished(() => {
    execFileSync('umount', [disk])
    execFileSync('rmdir', [disk])
  })
  folder = { path: disk, make: false }
  const large = { ...copy('', noon), bytes: new Uint8Array(20_000) }
  const codes: (string | undefined)[] = []
  for (let count = 0; count < 6; count += 1) codes.push(problem(await writeCopy(folder, large))?.code)
  expect(codes.slice(0, 2)).toEqual([undefined, undefined])
  expect(codes.at(-1)).toBe('copies-no-space')
  const copies = await listed()
  expect(copies.length).toBe(codes.filter((code) => code === undefined).length)
  expect(copies.every(({ size }) => size === 20_000)).toBe(true)
  expect((await everything()).filter((name) => name.endsWith('.tmp'))).toEqual([])
  execFileSync('mount', ['-o', 'remount,ro', disk])
  expect(problem(await writeCopy(folder, copy('small')))?.code).toBe('copies-read-only')
  expect((await whyNoCopy(folder))?.code).toBe('copies-read-only')
  expect(await listed()).toEqual(copies)
})
