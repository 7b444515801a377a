import { randomUUID } from 'node:crypto'
import * as nodeFiles from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Answer } from '../shared/host'
import { sweepAbandoned } from './abandoned'
import { readWhole, statOf, textFilesIn, writeWhole, type FileSystem } from './files'

let folder = ''
beforeEach(async () => {
  folder = await nodeFiles.mkdtemp(join(tmpdir(), 'recto-files-'))
})
afterEach(async () => {
  await nodeFiles.rm(folder, { recursive: true })
})

const at = (...names: string[]) => join(folder, ...names)
const bytes = (text: string) => new TextEncoder().encode(text)
const content = (path: string) => nodeFiles.readFile(path, 'utf8')
const problem = <T>(answer: Answer<T>) => (answer.ok ? null : answer.problem)

/** A file system in which one operation on opened or closed files fails. */
function failing(code: string, operation: 'writeFile' | 'sync' | 'rename' | 'open' | 'stat'): FileSystem {
  const fail = () => Promise.reject(Object.assign(new Error(code), { code }))
  if (operation === 'rename' || operation === 'open' || operation === 'stat') return { ...nodeFiles, [operation]: fail }
  return {
    ...nodeFiles,
    open: async (...args) => Object.assign(await nodeFiles.open(...args), { [operation]: fail }),
  }
}

test('what is written is read again', async () => {
  expect(await writeWhole(at('new.txt'), bytes('Çok'))).toEqual({ ok: true, value: null })
  expect(await readWhole(at('new.txt'))).toEqual({ ok: true, value: bytes('Çok') })
  expect(await nodeFiles.readdir(folder)).toEqual(['new.txt'])
})

test('a full disk, at whatever moment, leaves what was there and no temporary file', async () => {
  await nodeFiles.writeFile(at('letter.txt'), 'before')
  for (const operation of ['writeFile', 'sync', 'rename', 'open'] as const)
    for (const code of ['ENOSPC', 'EDQUOT', 'EIO']) {
      const failed = problem(await writeWhole(at('letter.txt'), bytes('after'), failing(code, operation)))
      expect(failed).toMatchObject({ code: code === 'EIO' ? 'write-failed' : 'no-space', values: { cause: code } })
      expect(await content(at('letter.txt'))).toBe('before')
      expect(await nodeFiles.readdir(folder)).toEqual(['letter.txt'])
    }
})

test('each failure has a sentence of its own that says what is safe', async () => {
  await nodeFiles.writeFile(at('letter.txt'), 'before')
  const codes = { EACCES: 'not-allowed', EROFS: 'read-only', EBUSY: 'busy', ENAMETOOLONG: 'name-too-long' }
  for (const [cause, code] of Object.entries(codes)) {
    const failed = problem(await writeWhole(at('letter.txt'), bytes('after'), failing(cause, 'open')))
    expect(failed?.code).toBe(code)
    expect(failed?.message).toMatch(
      /^The file “.*letter\.txt” could not be written: .* What was there before is untouched\. /,
    )
  }
  for (const [cause, code] of Object.entries({ EACCES: 'not-allowed', EBUSY: 'busy', EIO: 'read-failed' })) {
    const failed = problem(await readWhole(at('letter.txt'), failing(cause, 'open')))
    expect(failed?.code).toBe(code)
    expect(failed?.message).toContain('Nothing was changed.')
  }
})

test('an error of the program is thrown, not told to the person', async () => {
  const broken: FileSystem = Object.assign({}, nodeFiles, { stat: () => Promise.reject(new TypeError('broken')) })
  await expect(readWhole(at('letter.txt'), broken)).rejects.toThrow('broken')
})

test('a file keeps its permissions, and a link stays a link', async () => {
  await nodeFiles.writeFile(at('letter.txt'), 'before', { mode: 0o640 })
  await nodeFiles.symlink('letter.txt', at('link.txt'))
  await writeWhole(at('link.txt'), bytes('after'))
  expect((await nodeFiles.lstat(at('link.txt'))).isSymbolicLink()).toBe(true)
  expect(await content(at('letter.txt'))).toBe('after')
  expect((await nodeFiles.stat(at('letter.txt'))).mode & 0o777).toBe(0o640)
  await nodeFiles.symlink('not-yet.txt', at('dangling.txt'))
  await writeWhole(at('dangling.txt'), bytes('new'))
  expect(await content(at('not-yet.txt'))).toBe('new')
})

test('a write-protected file stays as it is', async () => {
  await nodeFiles.writeFile(at('letter.txt'), 'before', { mode: 0o444 })
  const refused: FileSystem = {
    ...nodeFiles,
    access: () => Promise.reject(Object.assign(new Error('EACCES'), { code: 'EACCES' })),
  }
  expect(problem(await writeWhole(at('letter.txt'), bytes('after'), refused))?.code).toBe('not-allowed')
  expect(await content(at('letter.txt'))).toBe('before')
})

test.runIf(process.platform === 'linux')('a device is written to and never replaced', async () => {
  expect(problem(await writeWhole('/dev/full', bytes('text')))?.code).toBe('no-space')
  expect((await nodeFiles.stat('/dev/full')).isCharacterDevice()).toBe(true)
  expect(problem(await readWhole('/dev/zero'))?.code).toBe('not-a-file')
})

test('what is missing, a folder, or in no folder is said', async () => {
  expect(problem(await readWhole(at('gone.txt')))?.code).toBe('file-gone')
  expect(problem(await readWhole(folder))?.code).toBe('is-folder')
  expect(problem(await writeWhole(folder, bytes('text')))?.code).toBe('is-folder')
  expect(problem(await writeWhole(at('no', 'new.txt'), bytes('text')))?.code).toBe('folder-gone')
})

test('what killed programs left beside a file is swept away when it is old, and nothing else', async () => {
  const [old, fresh] = [`.recto-${randomUUID()}.tmp`, `.recto-${randomUUID()}.tmp`]
  const others = ['letter.txt', '.recto-notes.tmp', 'old.tmp']
  for (const name of [old, fresh, ...others]) await nodeFiles.writeFile(at(name), name)
  const hoursAgo = Date.now() / 1000 - 2 * 60 * 60
  for (const name of [old, ...others.slice(1)]) await nodeFiles.utimes(at(name), hoursAgo, hoursAgo)
  await sweepAbandoned(at('letter.txt'))
  expect((await nodeFiles.readdir(folder)).sort()).toEqual([fresh, ...others].sort())
  await sweepAbandoned(at('letter.txt'), failing('EIO', 'stat'))
})

test('an edition file may be larger than a text', async () => {
  await nodeFiles.writeFile(at('large.recto'), '')
  await nodeFiles.truncate(at('large.recto'), 1025 * 1024 * 1024)
  expect(problem(await readWhole(at('large.recto')))).toMatchObject({ values: { size: 1025, most: 1024 } })
  await nodeFiles.truncate(at('large.recto'), 101 * 1024 * 1024)
  expect(await statOf(at('large.recto'))).toMatchObject({ ok: true, value: { size: 101 * 1024 * 1024 } })
  expect((await readWhole(at('large.recto'))).ok).toBe(true)
  expect(problem(await statOf(at('gone.recto')))?.code).toBe('file-gone')
})

test('a file of 200 MB is refused by its size, unread', async () => {
  await nodeFiles.writeFile(at('large.txt'), '')
  await nodeFiles.truncate(at('large.txt'), 200 * 1024 * 1024)
  expect(problem(await readWhole(at('large.txt')))).toMatchObject({
    code: 'too-large',
    values: { file: 'large.txt', size: 200, most: 100 },
  })
})

test('a folder is walked in the order of names, links followed once, hidden files left out', async () => {
  await nodeFiles.mkdir(at('b', 'deep'), { recursive: true })
  for (const name of ['10.txt', '9.XML', 'picture.png', '.hidden.txt', join('b', 'deep', '1.tei')])
    await nodeFiles.writeFile(at(name), 'text')
  await nodeFiles.symlink('..', at('b', 'loop'))
  await nodeFiles.symlink('nowhere', at('b', 'broken.txt'))
  const found = await textFilesIn(folder, ['.txt', '.xml', '.tei'])
  expect(found).toEqual([
    { path: at('9.XML'), folder: '' },
    { path: at('10.txt'), folder: '' },
    { path: at('b', 'deep', '1.tei'), folder: 'b/deep/' },
  ])
})

test('a folder that cannot be read is among what was found, with its error', async () => {
  await nodeFiles.mkdir(at('closed'))
  await nodeFiles.writeFile(at('open.txt'), 'text')
  const refused = Object.assign(new Error('EACCES'), { code: 'EACCES' })
  const files = Object.assign({}, nodeFiles, {
    readdir: (path: string, options: { withFileTypes: true }) =>
      path === at('closed') ? Promise.reject(refused) : nodeFiles.readdir(path, options),
  })
  expect(await textFilesIn(folder, ['.txt'], files)).toEqual([
    { path: at('closed'), folder: 'closed/', error: refused },
    { path: at('open.txt'), folder: '' },
  ])
})
