import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { chromium } from '@playwright/test'
import { root, say } from '../electron/install.mjs'
import { serveRecto } from '../electron/serve.mjs'
import { chromiumOptions } from './chromium.mjs'

/**
 * Works with a built Recto as a person does, and writes the library that it leaves behind, or the edition as a file, as an
 * example of its version:
 *
 *     node e2e/stored-example.mjs fixtures/stored/library-4.json [FOLDER]
 *     node e2e/stored-example.mjs fixtures/stored/edition-1.recto [FOLDER]
 *
 * FOLDER is the built interface, `dist/renderer` where it is left out. So the example of an earlier version is made by
 * the program of that version: check it out elsewhere, build it there, and name its folder.
 *
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {{ readonly id: string, readonly title?: string, readonly body?: string, readonly original?: string }} Row
 */

const files = [
  'plain-text/02-telegram-with-chapter-notes.txt',
  'plain-text/04-numbered-telegram-without-note-texts.txt',
  'tei/latin-by-declaration.xml',
  'tei/crossing-spans-in-notes.xml',
]

const [target = '', folder = join(root, 'dist', 'renderer')] = process.argv.slice(2)
if (!/\.(json|recto)$/.test(target)) {
  say(
    'Name the file to write: node e2e/stored-example.mjs fixtures/stored/library-N.json (or edition-N.recto) [FOLDER]',
  )
  process.exit(2)
}
const home = await mkdtemp(join(tmpdir(), 'recto-stored-'))
const server = await serveRecto(folder, 0)
const context = await chromium.launchPersistentContext(home, { ...chromiumOptions(), locale: 'en-US' })
// Nobody can answer the browser's own dialogs; without them files are chosen and downloaded.
await context.addInitScript(() => {
  for (const name of ['showSaveFilePicker', 'showOpenFilePicker'])
    Object.defineProperty(window, name, { value: undefined })
})
try {
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(server.address)
  await page.locator('[data-region]').first().waitFor()
  const expected = await work(page)
  if (target.endsWith('.recto')) await saveEdition(page)
  else await writeFile(target, `${JSON.stringify({ ...(await page.evaluate(libraryIn)), expected }, null, 1)}\n`)
  say(`Wrote ${target}.`)
} finally {
  await context.close()
  await server.close()
  await rm(home, { recursive: true, force: true, maxRetries: 5 })
}

/**
 * What a person does, and what must be there afterwards.
 *
 * @param {Page} page
 */
async function work(page) {
  await drop(
    page,
    files.map((file) => join(root, 'fixtures', file)),
  )
  await page.getByRole('dialog', { name: 'were taken in' }).waitFor()
  await page.keyboard.press('Escape')
  await run(page, 'Rename the edition')
  await page.getByRole('dialog').getByRole('textbox').fill('Letters from the harbour')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Letters from the harbour' }).waitFor()
  await page.getByRole('button', { name: /^More about 57\. Telegram/ }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('button', { name: /^57\. Telegram/ }).waitFor({ state: 'detached' })
  await page.evaluate(addByHand)
  const first = page.getByRole('button', { name: /^The Secretary for Foreign Affairs/ }).first()
  await first.click()
  await page.locator('.ProseMirror:focus').waitFor()
  await chooseGrammar(page)
  await write(page, 'Prime Minister', 'President')
  await page.keyboard.press('Control+z')
  await write(page, 'promise of last July', 'word of this July')
  await saved(page)
  // To leave a text folds its journal into a checkpoint; what is done to it next stays in the journal.
  await page
    .getByRole('button', { name: 'All editions' })
    .or(page.getByRole('button', { name: 'Letters from the harbour' }))
    .first()
    .click()
  await first
    .or(page.getByRole('button', { name: /^Letters from the harbour/ }))
    .first()
    .click()
  if (await first.isVisible()) await first.click()
  await find(page, 'Salt Commission')
  await page.keyboard.press('Alt+o')
  // The list of entries that the tag can be linked to.
  await page.keyboard.press('Escape')
  await write(page, 'Report by cable.', 'Report by post – “at once”.')
  await saved(page)
  return { edition: 'Letters from the harbour', texts: [await exported(page)] }
}

/**
 * Drops files on the window.
 *
 * @param {Page} page
 * @param {readonly string[]} paths
 */
async function drop(page, paths) {
  const session = await page.context().newCDPSession(page)
  const place = { x: 600, y: 400, data: { items: [], files: [...paths], dragOperationsMask: 1 } }
  await session.send('Input.dispatchDragEvent', { type: 'dragEnter', ...place })
  while (!(await page.locator('[data-drop-veil]').isVisible()))
    await session.send('Input.dispatchDragEvent', { type: 'dragOver', ...place })
  await session.send('Input.dispatchDragEvent', { type: 'drop', ...place })
}

/**
 * Runs a command by its name; answers whether there is one.
 *
 * @param {Page} page
 * @param {string} command
 */
async function run(page, command) {
  const field = page.getByPlaceholder('What do you want to do?')
  await page.keyboard.press('Control+k')
  await field.fill(command)
  const found = await page
    .getByRole('option', { name: command })
    .first()
    .waitFor({ timeout: 3000 })
    .then(
      () => true,
      () => false,
    )
  await page.keyboard.press(found ? 'Enter' : 'Escape')
  await field.waitFor({ state: 'hidden' })
  return found
}

/**
 * Chooses a grammar, where the program knows of grammars.
 *
 * @param {Page} page
 */
async function chooseGrammar(page) {
  const names = ['letters.rng', 'words.rng']
  page.once(
    'filechooser',
    (chooser) => void chooser.setFiles(names.map((name) => join(root, 'fixtures', 'grammars', name))),
  )
  if (await run(page, 'Choose a grammar for the edition'))
    await page
      .getByText(/^Checked by “letters\.rng”/)
      .first()
      .waitFor()
}

/**
 * Selects words by finding them.
 *
 * @param {Page} page
 * @param {string} words
 */
async function find(page, words) {
  await page.getByRole('textbox', { name: 'Text of the transcription' }).waitFor()
  await page.keyboard.press('Control+f')
  await page.getByRole('textbox', { name: 'Find', exact: true }).fill(words)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.waitForFunction((wanted) => getSelection()?.toString() === wanted, words)
}

/**
 * Writes words over others.
 *
 * @param {Page} page
 * @param {string} over
 * @param {string} words
 */
async function write(page, over, words) {
  await find(page, over)
  await page.keyboard.type(words)
}

/** @param {Page} page */
async function saved(page) {
  await page.locator('[data-save-state="saved"]').waitFor()
}

/**
 * The open text as TEI, as the program exports it.
 *
 * @param {Page} page
 */
async function exported(page) {
  const download = page.waitForEvent('download')
  await page.keyboard.press('Control+Shift+e')
  await page.getByRole('dialog').getByRole('button', { name: 'Export…' }).click()
  const file = await download
  const path = join(home, basename(file.suggestedFilename()))
  await file.saveAs(path)
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  return {
    title: 'The Secretary for Foreign Affairs to the Minister in Ostravia (Tolland)',
    tei: await readFile(path, 'utf8'),
  }
}

/**
 * Saves the edition as a file.
 *
 * @param {Page} page
 */
async function saveEdition(page) {
  const download = page.waitForEvent('download')
  await run(page, 'Save the edition as')
  await (await download).saveAs(target)
}

/**
 * Adds to the library what only another world than this browser leaves there: entries of a register, a file that was
 * repaired, and how a text was exported from the desktop shell. Runs in the page.
 */
async function addByHand() {
  /** @type {IDBDatabase} */
  const database = await new Promise((resolve) => {
    const opening = indexedDB.open('recto')
    opening.onsuccess = () => resolve(opening.result)
  })
  const png = Uint8Array.from(
    atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
    (character) => character.charCodeAt(0),
  )
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', png))
  const digest = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  /** @type {(request: IDBRequest) => Promise<unknown>} */
  const done = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)))
  const transaction = database.transaction(database.objectStoreNames, 'readwrite')
  /** @type {(store: string) => Promise<readonly Row[]>} */
  const rowsOf = async (store) => /** @type {readonly Row[]} */ (await done(transaction.objectStore(store).getAll()))
  /** @type {(store: string, row: object) => void} */
  const put = (store, row) => void transaction.objectStore(store).put(row)
  const [edition] = await rowsOf('editions')
  // What libraries know of an entry since their version 4.
  const full = database.objectStoreNames.contains('refusals')
  const facts = {
    ...{ pointers: [], surname: '', forename: '', roles: [], born: '', died: '', type: '', coordinates: null },
    ...{ expansion: '', description: '', identifiers: [], notes: '' },
  }
  put('entries', {
    id: 'anton',
    edition: edition?.id,
    kind: 'person',
    name: 'Anton Merrow',
    variants: ['Merrow', 'A. M.'],
    ...(full && { ...facts, xmlId: 'p_AM1', surname: 'Merrow', forename: 'Anton', roles: ['Minister in Ostravia'] }),
  })
  const coordinates = { latitude: 59.9, longitude: 10.7 }
  const velm = { ...facts, xmlId: 'place_velm', type: 'city', coordinates }
  put('entries', {
    ...{ id: 'velm', edition: edition?.id, kind: 'place', name: 'Velm', variants: [] },
    ...(full && velm),
  })
  const refused = { edition: edition?.id, kind: 'place', text: 'salt', at: 1_700_000_000_000 }
  if (full) put('refusals', { ...refused, id: 'salt', context: null })
  const texts = await rowsOf('transcriptions')
  // What libraries know of proofreading since their version 5.
  if (database.objectStoreNames.contains('verdicts')) {
    const at = 1_700_000_000_000
    put('editions', { ...edition, rounds: [{ id: 'first', name: 'Against the microfilm' }] })
    const verdict = { edition: edition?.id, check: 'spelling', at }
    put('verdicts', { ...verdict, id: 'velm-always', key: 'velm', context: null })
    put('verdicts', { ...verdict, id: 'merrow-here', key: 'merrow', context: 'the Merrow of' })
    const transcription = texts.find((one) => one.title?.startsWith('The Secretary'))?.id
    const about = { name: '119.png', sheet: null, type: 'image/png', width: 1, height: 1, position: 0 }
    put('imageBytes', { id: digest, bytes: png })
    put('images', { ...about, id: 'image-119', transcription, bytes: digest, size: png.length })
    const marks = [{ round: 'first', done: true, by: 'Anna', at }]
    const record = { id: 'page-119', n: '119', marks, image: { image: 'image-119', turned: 90 } }
    const blocks = [{ text: 'The Salt Commision has met.', note: null, refs: [], page: '119' }]
    const compared = { title: 'telegram.txt', source: 'file', witness: { blocks }, kept: [] }
    put('comparisons', { ...compared, transcription, at })
    put('dictionaries', { language: 'la', name: 'la', aff: 'SET UTF-8', dic: '1\nfiat', at })
    put('scannos', { wrong: 'tbe', right: 'the' })
    put('pageRecords', { transcription, pages: [record], gone: [] })
  }
  const row = texts.find((one) => one.title?.startsWith('Crossing'))
  const ref = { name: 'crossing.xml', token: '/home/anna/letters/crossing.xml' }
  const stamp = row && 'originStamp' in row ? { stamp: null } : {}
  put('transcriptions', { ...row, origin: ref, exported: { format: 'tei', ref, at: 1_700_000_000_000, ...stamp } })
  const body = (await rowsOf('bodies')).find((one) => one.id === row?.body)
  const kept = (await rowsOf('originals')).find((one) => one.id === body?.original)
  put('originals', { ...kept, unrepaired: new TextEncoder().encode('<TEI>Salt & sugar</TEI>') })
  await new Promise((resolve) => (transaction.oncomplete = resolve))
  database.close()
}

/** All of the library: what its stores are like, and their rows, bytes as `{$bytes: base64}`. Runs in the page. */
async function libraryIn() {
  /** @type {IDBDatabase} */
  const database = await new Promise((resolve) => {
    const opening = indexedDB.open('recto')
    opening.onsuccess = () => resolve(opening.result)
  })
  /** @type {(request: IDBRequest) => Promise<unknown>} */
  const done = (request) => new Promise((resolve) => (request.onsuccess = () => resolve(request.result)))
  /** @type {(value: unknown) => unknown} */
  const plain = (value) => {
    if (value instanceof Uint8Array)
      return { $bytes: btoa(Array.from(value, (byte) => String.fromCharCode(byte)).join('')) }
    if (Array.isArray(value)) return value.map(plain)
    if (typeof value !== 'object' || value === null) return value
    if (Object.getPrototypeOf(value) !== Object.prototype) throw new Error('The library holds what JSON cannot tell.')
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, plain(field)]))
  }
  const stores = []
  for (const name of [...database.objectStoreNames]) {
    const transaction = database.transaction(name, 'readwrite')
    const store = transaction.objectStore(name)
    const { keyPath, autoIncrement } = store
    const indexes = [...store.indexNames].map((index) => {
      const { keyPath: path, unique, multiEntry } = store.index(index)
      return { name: index, keyPath: path, unique, multiEntry }
    })
    const rows = /** @type {unknown[]} */ (await done(store.getAll())).map(plain)
    // Which number a new row would get, whatever was deleted. It is not kept: the transaction is taken back.
    const next = autoIncrement ? /** @type {number} */ (await done(store.add({}))) : null
    transaction.abort()
    stores.push({ name, keyPath, autoIncrement, next, indexes, rows })
  }
  // Dexie counts versions by tens.
  const example = { version: database.version / 10, database: database.version, stores }
  database.close()
  return example
}
