import * as nodeFiles from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { FolderFile, FolderToWrite } from '../shared/host'
import { writeToFolder } from './folder-writing'

let folder = ''
beforeEach(async () => {
  folder = await nodeFiles.mkdtemp(join(tmpdir(), 'recto-folder-'))
  await nodeFiles.mkdir(at('web'))
})
afterEach(async () => {
  await nodeFiles.rm(folder, { recursive: true })
})

const at = (...names: string[]) => join(folder, ...names)
const content = (...names: string[]) => nodeFiles.readFile(at(...names), 'utf8')
const pages = (texts: Readonly<Record<string, string>>, more: Partial<FolderToWrite> = {}): FolderToWrite => ({
  folder: { name: 'web', token: at('web') },
  files: Object.entries(texts).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) })),
  known: [],
  replace: false,
  ...more,
})

async function written(what: FolderToWrite): Promise<readonly FolderFile[]> {
  const answer = await writeToFolder(what)
  if (!answer.ok || answer.value.kind !== 'written') throw new Error(JSON.stringify(answer))
  return answer.value.files
}

test('files are written with the folders that they lie in, and beside what is there', async () => {
  await nodeFiles.writeFile(at('web', 'mine.txt'), 'mine')
  await written(pages({ 'index.html': 'Contents', 'images/map.png': 'Map' }))
  expect(await content('web', 'images', 'map.png')).toBe('Map')
  expect((await nodeFiles.readdir(at('web'))).toSorted()).toEqual(['images', 'index.html', 'mine.txt'])
})

test('files that are there are told, all at once, and nothing is written until they may be replaced', async () => {
  await nodeFiles.writeFile(at('web', 'b.html'), 'mine')
  await nodeFiles.writeFile(at('web', 'c.html'), 'mine')
  const texts = { 'a.html': 'A', 'b.html': 'B', 'c.html': 'C' }
  expect(await writeToFolder(pages(texts))).toEqual({
    ok: true,
    value: { kind: 'there', paths: ['b.html', 'c.html'] },
  })
  expect([await content('web', 'b.html'), await nodeFiles.readdir(at('web'))]).toEqual(['mine', ['b.html', 'c.html']])
  await written(pages(texts, { replace: true }))
  expect(await content('web', 'b.html')).toBe('B')
})

test('what was written last is written over unasked, as long as nothing else has changed it', async () => {
  const known = await written(pages({ 'a.html': 'A', 'b.html': 'B' }))
  await written(pages({ 'a.html': 'A 2', 'b.html': 'B 2' }, { known }))
  expect(await content('web', 'a.html')).toBe('A 2')
  expect(await writeToFolder(pages({ 'a.html': 'A 3', 'b.html': 'B' }, { known }))).toMatchObject({
    value: { kind: 'there', paths: ['a.html', 'b.html'] },
  })
})

test('a link that leads out of the folder is not followed, wherever it stands', async () => {
  await nodeFiles.mkdir(at('other'))
  await nodeFiles.writeFile(at('other', 'b.html'), 'other')
  await nodeFiles.symlink(at('other'), at('web', 'images'))
  await nodeFiles.symlink(at('other', 'b.html'), at('web', 'b.html'))
  await nodeFiles.symlink(at('other', 'new.html'), at('web', 'new.html'))
  for (const path of ['images/map.png', 'b.html', 'new.html'])
    expect(await writeToFolder(pages({ path: 'x', [path]: 'x' }, { replace: true })), path).toMatchObject({
      problem: { code: 'folder-link' },
    })
  expect([await nodeFiles.readdir(at('other')), await content('other', 'b.html')]).toEqual([['b.html'], 'other'])
  expect(await nodeFiles.readdir(at('web'))).not.toContain('path')
})

test('a folder that is gone, and a file that cannot be written, are told with what was written before', async () => {
  const gone = pages({ 'a.html': 'A' }, { folder: { name: 'gone', token: at('gone') } })
  expect(await writeToFolder(gone)).toMatchObject({ ok: false, problem: { code: 'folder-gone' } })
  await nodeFiles.mkdir(at('web', 'b.html'))
  const answer = await writeToFolder(pages({ 'a.html': 'A', 'b.html': 'B' }, { replace: true }))
  expect(answer).toMatchObject({ problem: { code: 'folder-part-written', values: { count: 1, total: 2 } } })
})
