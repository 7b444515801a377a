import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerFrom, isOwn } from './scheme'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recto-scheme-'))
  await mkdir(join(folder, 'app', 'assets'), { recursive: true })
  await writeFile(join(folder, 'secret.txt'), 'secret')
  await writeFile(join(folder, 'app', 'index.html'), '<p>start</p>')
  await writeFile(join(folder, 'app', 'assets', 'main.js'), 'start()')
})
afterAll(() => rm(folder, { recursive: true }))

const ask = (url: string) => answerFrom(join(folder, 'app'), url)

test('the start page and what it loads are served with their types and the policy', async () => {
  const page = await ask('recto://app/')
  expect(await page.text()).toBe('<p>start</p>')
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  const script = await ask('recto://app/assets/main.js?v=1#top')
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(await script.text()).toBe('start()')
})

test('nothing outside of the folder can be had', async () => {
  const tries = [
    '../secret.txt',
    '%2e%2e/secret.txt',
    '..%2fsecret.txt',
    '..%5csecret.txt',
    'assets/..%2f..%2fsecret.txt',
  ]
  for (const path of [...tries, 'gone.js', 'assets', '%ff', 'assets/%00.js'])
    expect((await ask(`recto://app/${path}`)).status, path).toBe(404)
  expect((await ask('recto://other/index.html')).status).toBe(404)
})

test('only pages under the program’s own address are its own', () => {
  expect(isOwn('recto://app/index.html')).toBe(true)
  for (const url of ['recto://application/', 'recto://app.example/', 'https://app/', 'file:///recto://app/', ''])
    expect(isOwn(url)).toBe(false)
})

test('the policy allows no script but the program’s own', async () => {
  const policy = (await ask('recto://app/')).headers.get('content-security-policy')
  expect(policy).toContain("default-src 'none'; script-src 'self';")
  expect(policy).not.toMatch(/unsafe-eval|https?:|\*|script-src[^;]*unsafe/)
})
