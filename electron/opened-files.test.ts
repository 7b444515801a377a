import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OpenedFile } from '../shared/host'
import { chosenFiles, remembered, type ChosenFiles } from './chosen-files'
import { fileArguments } from './file-arguments'
import { openPaths } from './opened-files'

let folder = ''
let chosen: ChosenFiles
const at = (...names: string[]) => join(folder, ...names)
const memory = () => chosenFiles(at('chosen.json'))

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recto-opened-'))
  await mkdir(at('letters', '1936'), { recursive: true })
  await mkdir(at('empty'))
  await writeFile(at('one.txt'), 'One')
  await writeFile(at('letters', 'two.xml'), '<two/>')
  await writeFile(at('letters', '1936', 'three.txt'), 'Three')
  chosen = await memory()
})
afterEach(() => rm(folder, { recursive: true }))

const summary = (files: readonly OpenedFile[]) =>
  files.map(({ name, folder: inside, content }) => [
    inside + name,
    content.ok ? new TextDecoder().decode(content.value) : content.problem.code,
  ])

test('files and folders are opened together, each text with the folders it was in', async () => {
  expect(summary(await openPaths([at('one.txt'), at('letters')], chosen))).toEqual([
    ['one.txt', 'One'],
    ['1936/three.txt', 'Three'],
    ['two.xml', '<two/>'],
  ])
})

test('what cannot be opened is among the answers with its problem, and cannot be written back to', async () => {
  const files = await openPaths([at('gone.txt'), at('one.txt'), at('empty')], chosen)
  expect(summary(files)).toEqual([
    ['gone.txt', 'file-gone'],
    ['one.txt', 'One'],
    ['empty', 'folder-without-texts'],
  ])
  expect(files.map(({ ref }) => ref?.token ?? null)).toEqual([null, at('one.txt'), null])
})

test('images of pages are chosen without being read; a folder without texts gives its images', async () => {
  await mkdir(at('scans', 'verso'), { recursive: true })
  await writeFile(at('scans', 'p10.JPG'), 'Ten')
  await writeFile(at('scans', 'verso', 'p2.png'), 'Two')
  await writeFile(at('letters', 'seal.png'), 'Seal')
  await writeFile(at('volume.pdf'), 'Volume')
  expect(summary(await openPaths([at('scans'), at('letters'), at('volume.pdf')], chosen))).toEqual([
    ['p10.JPG', 'not-read-yet'],
    ['verso/p2.png', 'not-read-yet'],
    ['1936/three.txt', 'Three'],
    ['two.xml', '<two/>'],
    ['volume.pdf', 'not-read-yet'],
  ])
  expect(chosen.has(at('scans', 'p10.JPG'))).toBe(true)
})

test('more than can be handed over at once is refused file by file', async () => {
  expect(summary(await openPaths([at('one.txt'), at('letters')], chosen, 8))).toEqual([
    ['one.txt', 'One'],
    ['1936/three.txt', 'Three'],
    ['two.xml', 'too-many'],
  ])
})

test('opened files are chosen, in later sessions too, and no others', async () => {
  await openPaths([at('letters')], chosen)
  const later = await memory()
  expect([at('letters', 'two.xml'), at('letters', '1936', 'three.txt')].every((path) => later.has(path))).toBe(true)
  expect(later.has(at('one.txt'))).toBe(false)
  expect(later.has(at('letters'))).toBe(false)
})

test('a damaged memory of chosen files is an empty one', async () => {
  for (const damaged of ['', '{', '{"a":1}', '[1,null]']) {
    await writeFile(at('chosen.json'), damaged)
    expect((await memory()).has(at('one.txt'))).toBe(false)
  }
})

test('the files chosen longest ago are forgotten first', async () => {
  await chosen.add(Array.from({ length: remembered }, (_, index) => `/old/${index}`))
  await chosen.add(['/old/0', '/new'])
  expect([chosen.has('/old/0'), chosen.has('/old/1'), chosen.has('/new')]).toEqual([true, false, true])
})

test('a start names files among options, relative to where it was made', () => {
  const argv = ['/opt/electron', '--no-sandbox', '/opt/recto', 'a.txt', '--inspect=0', '/b.xml']
  expect(fileArguments(argv, true, '/home')).toEqual(['/home/a.txt', '/b.xml'])
  expect(fileArguments(['/opt/Recto', 'a.txt'], false, '/home')).toEqual(['/home/a.txt'])
})
