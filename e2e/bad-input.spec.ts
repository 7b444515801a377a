import { mkdir, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type App } from './app'
import { telegram } from './telegram'

interface BadFile {
  readonly path: string
  readonly content: string | Uint8Array
  /** What the person is told. */
  readonly told: RegExp
}

/** A TEI file with this text in its only paragraph. */
function tei(paragraph: string, before = ''): string {
  return `<?xml version="1.0"?>\n${before}<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>${paragraph}</p></body></text></TEI>`
}

/** Declarations of entities, each of which stands for ten of the one before. */
const entityBomb = `<!DOCTYPE TEI [<!ENTITY e0 "ha">${Array.from(
  { length: 12 },
  (_, index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`,
).join('')}]>\n`

const deep = 100_000

const badFiles: readonly BadFile[] = [
  { path: 'empty.txt', content: '', told: /The file is empty/ },
  {
    path: 'picture.txt',
    content: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]),
    told: /The file is a PNG picture, not text/,
  },
  {
    path: 'latin.txt',
    content: Buffer.from('Dear sister,\n\nthe bell r\u0081ng at nine.\n', 'latin1'),
    told: /not valid UTF-8: line 3, column 11 holds the byte 81/,
  },
  {
    path: 'malformed.xml',
    content: tei('One</q>'),
    told: /not well-formed XML: this end tag does not match <p>.*Line 2, column \d+/,
  },
  {
    path: 'page.xml',
    content: '<html><body><p>A page</p></body></html>',
    told: /not TEI: its root element is <html>.*Line 1, column 1/,
  },
  {
    path: 'bomb.xml',
    content: tei('&e12;', entityBomb),
    told: /entity “e\d+” stands for more text than a file may hide/,
  },
  {
    path: 'deep.xml',
    content: tei(`${'<seg>'.repeat(deep)}deep${'</seg>'.repeat(deep)}`),
    told: /Elements are nested more than \d+ deep here/,
  },
]

/** The report of files that were refused. */
function refusals(app: App) {
  return app.dialog.locator('[data-report="none"] li')
}

test('a file that cannot be read is refused in one sentence, and the library stays as it was', async ({ app }) => {
  await app.openText('telegram.txt', telegram)
  // Where the person is in the text is kept a while after they come there.
  const library = async () => ({ ...(await app.stored()), places: 0 })
  const [stored, doc] = [await library(), await app.doc()]
  for (const bad of badFiles)
    await test.step(bad.path, async () => {
      await app.drop([bad])
      await expect(refusals(app)).toHaveCount(1)
      await expect(refusals(app).locator('p')).toHaveText([bad.path, bad.told])
      expect(await library()).toEqual(stored)
      await app.press('Escape')
      await expect(app.text).toBeFocused()
    })
  expect(await app.doc()).toBe(doc)
})

test('a file of 200 MB is refused at once', async ({ app }) => {
  await app.ready()
  const stored = await app.stored()
  const path = join(app.files, 'large.txt')
  await writeFile(path, '')
  await truncate(path, 200 * 1024 * 1024)
  await app.dropPaths([path])
  await expect(refusals(app).locator('p')).toHaveText(['large.txt', /200 MB.* up to 100 MB/])
  expect(await app.stored()).toEqual(stored)
})

test('a folder without texts is said to be one', async ({ app }) => {
  await app.ready()
  const stored = await app.stored()
  const folder = join(app.files, 'songs')
  await mkdir(folder)
  await writeFile(join(folder, 'one.mp3'), 'x')
  await app.dropPaths([folder])
  await expect(app.page.getByText(/There was no text in that|holds no texts/).first()).toBeVisible()
  expect(await app.stored()).toEqual(stored)
})

test('of good and bad files together the good ones are taken in, with one report', async ({ app }) => {
  await app.ready()
  const bad = badFiles.filter(({ path }) => path === 'empty.txt' || path === 'malformed.xml')
  await app.drop([
    { path: 'telegram.txt', content: telegram },
    ...bad,
    { path: 'letter.xml', content: tei('A letter.') },
  ])
  const report = app.dialog.locator('[data-report="taken"]')
  await expect(app.dialog.getByRole('heading', { name: '2 texts were taken in' })).toBeVisible()
  await expect(report.getByRole('heading', { name: '2 files were refused' })).toBeVisible()
  await expect(report.locator('section li')).toHaveText(bad.map(({ told }) => told))
  expect(await app.stored()).toMatchObject({ editions: 1, transcriptions: 2 })
})

/** The bytes of a text in UTF-16. */
function utf16(text: string, order: 'little' | 'big', mark: boolean): Uint8Array {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le')
  return order === 'little' ? bytes : bytes.swap16()
}

test('a text in UTF-16 is read, with a byte order mark and without', async ({ app }) => {
  await app.ready()
  for (const order of ['little', 'big'] as const)
    for (const mark of [true, false]) {
      const words = `the bell rang “twice” (${order}, ${mark ? 'marked' : 'unmarked'}) on 2 May.`
      await app.drop([{ path: `${order}-${mark}.txt`, content: utf16(`Kära Čeněk,\n\n${words}\n`, order, mark) }])
      await expect(app.text).toContainText(words)
      await expect(app.text).toContainText('Kära Čeněk,')
      await app.opened()
    }
})

test('a full disk is said, costs no work, and is got over once there is room', async ({ app }) => {
  await app.ready()
  // What is done to the window below does not reach Workers. A disk that is really full, with Workers, is in faults.spec.ts.
  await app.reloadWith(() => {
    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(String(url).includes('journal-worker') ? '/no-such-worker.js' : url, options)
      }
    }
  })
  await app.openText('telegram.txt', telegram)
  await app.page.evaluate(() => {
    for (const name of ['add', 'put']) {
      const write = Reflect.get(IDBObjectStore.prototype, name) as (...given: readonly unknown[]) => IDBRequest
      Reflect.set(IDBObjectStore.prototype, name, function (this: IDBObjectStore, ...given: readonly unknown[]) {
        if (document.documentElement.dataset['disk'] === 'full')
          throw new DOMException('The disk is full', 'QuotaExceededError')
        return Reflect.apply(write, this, given)
      })
    }
    document.documentElement.dataset['disk'] = 'full'
  })
  const stored = await app.stored()
  await app.caretAfter('until June')
  await app.type(' or so')
  await expect(app.page.locator('[data-save-state]')).toHaveAttribute('data-save-state', 'failed')
  await app.page.getByRole('button', { name: 'Not saved' }).click()
  await expect(app.dialog).toContainText('The disk is full')
  await app.press('Escape')
  await app.drop([{ path: 'other.txt', content: telegram }])
  await expect(app.dialog).toContainText('The disk is full')
  await app.press('Escape')
  expect(await app.stored()).toEqual(stored)
  await expect(app.text).toContainText('until June or so.')
  await app.page.evaluate(() => delete document.documentElement.dataset['disk'])
  await app.saved()
  await app.restart()
  await app.opened()
  await expect(app.text).toContainText('until June or so.')
})

test('where nothing can be stored, one screen says so', async ({ app }) => {
  await app.ready()
  await app.reloadWith(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Not here', 'SecurityError')
    }
  })
  const failure = app.page.locator('main')
  await expect(failure).toHaveAttribute('data-region', 'recovery')
  await expect(failure.getByRole('heading', { name: 'The library cannot be opened' })).toBeVisible()
  await expect(failure.getByRole('alert')).toContainText('nothing was changed or lost')
  await expect(failure.getByRole('button', { name: 'Try again' })).toBeVisible()
  expect(await app.accessibilityProblems()).toEqual([])
})
