import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from './app'
import { telegram } from './telegram'

// Only the desktop app writes to the places that a person names.

const letter = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>The rope is old.</p></body></text></TEI>\n'

test('a file that was deleted while its text was open is written anew', async ({ app }) => {
  const path = await app.openText('letter.xml', letter)
  await app.select('old')
  await app.type('new')
  await rm(path)
  await app.press('ControlOrMeta+s')
  await app.told('“letter.xml” was not at its place any more, so it was written there anew')
  expect(await readFile(path, 'utf8')).toBe(letter.replace('old', 'new'))
})

test('where the folder of a file is gone, the work is safe, can be exported elsewhere, or written once it is back', async ({
  app,
}) => {
  const path = await app.openText('box/letter.xml', letter)
  await app.select('old')
  await app.type('new')
  await rm(dirname(path), { recursive: true })
  await app.press('ControlOrMeta+s')
  await expect(app.dialog).toContainText(
    `The file “${path}” could not be written: the folder “${dirname(path)}” is not`,
  )
  const elsewhere = join(app.files, 'elsewhere.xml')
  await app.willSaveTo(elsewhere)
  await expect(app.dialog.getByRole('button', { name: 'Export elsewhere…' })).toBeFocused()
  await app.press('Enter')
  await app.told('Exported to elsewhere.xml')
  expect(await readFile(elsewhere, 'utf8')).toBe(letter.replace('old', 'new'))
  await expect(app.text).toContainText('The rope is new.')
  await app.saved()
  await app.press('ControlOrMeta+s')
  await expect(app.dialog).toContainText('could not be written')
  await mkdir(dirname(path))
  await app.dialog.getByRole('button', { name: 'Try again' }).press('Enter')
  await app.told(/“letter.xml” .* was written there anew/)
  expect(await readFile(path, 'utf8')).toBe(letter.replace('old', 'new'))
})

test('a file that another program changes is told of, compared and read again, and never written over unasked', async ({
  app,
}) => {
  const path = await app.openText('letter.xml', letter)
  const bar = app.page.locator('[data-outside]')
  const comeBack = () => app.page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await writeFile(path, letter.replace('rope', 'cable'))
  await comeBack()
  await expect(bar).toContainText('“letter.xml” was changed on disk since Recto read it.')
  await bar.getByRole('button', { name: 'Compare' }).press('Enter')
  await expect(app.dialog).toContainText('The cable is old.')
  expect(await app.accessibilityProblems()).toEqual([])
  await app.dialog.getByRole('button', { name: 'Read it again' }).press('Enter')
  await expect(app.text).toContainText('The cable is old.')
  await expect(bar).toBeHidden()
  await app.select('old')
  await app.type('new')
  await writeFile(path, letter.replace('rope', 'chain'))
  await app.press('ControlOrMeta+s')
  await expect(app.dialog).toContainText('“letter.xml” was changed on disk')
  await expect(app.dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await app.press('Enter')
  expect(await readFile(path, 'utf8')).toContain('chain')
  await app.press('ControlOrMeta+s')
  await app.dialog.getByRole('button', { name: 'Overwrite' }).press('Enter')
  await app.told('Written to letter.xml')
  expect(await readFile(path, 'utf8')).toBe(letter.replace('rope is old', 'cable is new'))
  await app.press('ControlOrMeta+s')
  await expect(app.dialog).toBeHidden()
})

for (const { place, told } of [
  { place: '/dev/full', told: 'the disk is full' },
  { place: join('/', 'proc', 'recto', 'letter.xml'), told: 'is not there' },
])
  test(`a place that cannot be written, ${place}, is said, and the text stays as it is`, async ({ app }) => {
    await app.openText('telegram.txt', telegram)
    const [stored, doc] = [await app.stored(), await app.doc()]
    await app.willSaveTo(place)
    await app.press('ControlOrMeta+Shift+e')
    await expect(app.dialog.getByRole('button', { name: 'Export…' })).toBeFocused()
    await app.press('Enter')
    await app.saveReported()
    await expect(app.dialog).toContainText('could not be written')
    await expect(app.dialog).toContainText(told)
    await app.press('Escape')
    await expect(app.text).toBeFocused()
    expect(await app.doc()).toBe(doc)
    // Where the person is in the text is taken down by and by.
    expect({ ...(await app.stored()), places: 0 }).toEqual({ ...stored, places: 0 })
  })

test('a PDF of the sample edition has its words, its notes, the pages of the original and an outline, and is written again by one key', async ({
  app,
}) => {
  await app.page.getByRole('button', { name: 'Try the sample' }).click()
  await app.dialog.getByRole('button', { name: 'Open the first' }).click()
  const path = join(app.files, 'sample.pdf')
  await app.willSaveTo(path)
  await app.press('ControlOrMeta+Shift+e')
  await app.dialog.getByRole('radio', { name: 'PDF' }).check()
  await app.dialog.getByRole('combobox', { name: 'What' }).selectOption('The whole edition')
  await app.dialog.getByRole('button', { name: 'Export…' }).click()
  await app.saveReported()
  await app.told('Exported to sample.pdf')
  const { sheets, headings } = await readPdf(path)
  expect(sheets.length).toBeGreaterThan(5)
  for (const [index, words] of sheets.entries())
    expect(words).toMatch(new RegExp(`Sample edition.*${String(index + 1)}`))
  expect(sheets.join(' ')).toContain('Chairman of the harbour board from 1919 to 1931.')
  expect(sheets[1]).toMatch(/\b212\b/)
  expect(headings).toContain('Clara Ames to her sister')
  await rm(path)
  await app.press('ControlOrMeta+s')
  await expect.poll(() => readFile(path, 'latin1').catch(() => '')).toMatch(/^%PDF-/)
})

test('several files are exported into a folder, again as last time by one key, and asked about once where somebody changed one', async ({
  app,
}) => {
  const folder = join(app.files, 'out')
  await mkdir(folder)
  await app.page.getByRole('button', { name: 'Try the sample' }).click()
  await app.dialog.getByRole('button', { name: 'Open the first' }).click()
  await app.willChoose([folder])
  await app.press('ControlOrMeta+Shift+e')
  await app.dialog.getByRole('radio', { name: 'Plain text' }).check()
  await app.dialog.getByRole('combobox', { name: 'What' }).selectOption('The whole edition')
  await app.dialog.getByRole('button', { name: 'Export…' }).press('Enter')
  await app.dialog.getByRole('button', { name: 'Choose folder…' }).press('Enter')
  await app.told('7 files were written to the folder out')
  const names = await readdir(folder)
  expect(names).toHaveLength(7)
  const [first = '', second = ''] = names.map((name) => join(folder, name))
  const written = await readFile(first, 'utf8')
  await rm(second)
  await app.press('ControlOrMeta+Alt+e')
  await expect.poll(() => readdir(folder)).toHaveLength(7)
  await expect(app.page.getByRole('alertdialog')).toBeHidden()
  await writeFile(first, 'Somebody’s own')
  await app.press('ControlOrMeta+Alt+e')
  const asked = app.page.getByRole('alertdialog')
  await expect(asked).toContainText(basename(first))
  await expect(asked).not.toContainText(basename(second))
  await asked.getByRole('button', { name: 'Cancel' }).press('Enter')
  expect(await readFile(first, 'utf8')).toBe('Somebody’s own')
  await app.press('ControlOrMeta+Alt+e')
  await asked.getByRole('button', { name: 'Replace it' }).press('Enter')
  await expect.poll(() => readFile(first, 'utf8')).toBe(written)
  await expect(asked).toBeHidden()
})

/** What a PDF says on each sheet, and what its outline holds, read by PDF.js. */
async function readPdf(path: string) {
  const pdf = await getDocument({ data: new Uint8Array(await readFile(path)) }).promise
  const sheets: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    sheets.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' '),
    )
  }
  const titles = (items: readonly Outlined[]): readonly string[] =>
    items.flatMap(({ title, items: within }) => [title, ...titles(within)])
  return { sheets, headings: titles(await pdf.getOutline()) }
}

/** A line of an outline, with those below it. */
interface Outlined {
  readonly title: string
  readonly items: readonly Outlined[]
}
