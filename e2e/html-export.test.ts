import AxeBuilder from '@axe-core/playwright'
import { chromium, type Browser } from '@playwright/test'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SettingValues, TextToExport } from '../shared/export/format'
import { htmlFormat } from '../shared/export/html'
import { importFile } from '../shared/import'
import { presetReadings } from '../shared/queries/readings'
import { newEntry, type Entry } from '../shared/register/entry'
import { entriesInText } from '../shared/register/entries-in-text'
import { chromiumOptions } from './chromium.mjs'

const SAMPLE = 'renderer/app/sample/'
const DATA = '../shared/data/frus/documents/'

let browser: Browser

beforeAll(async () => {
  browser = await chromium.launch(chromiumOptions())
})
afterAll(() => browser.close())

function textsOf(folder: string, endings: RegExp): readonly TextToExport[] {
  const files = readdirSync(folder).filter((name) => endings.test(name))
  return files.map((name) => {
    const file = { text: readFileSync(folder + name, 'utf8'), encoding: 'utf-8', bom: false } as const
    const { value } = importFile(name, file)
    if (!value) throw new Error(`${name} was not read`)
    return { id: name, title: value.title, doc: value.doc, source: file.text }
  })
}

function entriesOf(texts: readonly TextToExport[]): readonly Entry[] {
  return texts.flatMap(({ id, source }, index) =>
    entriesInText(source ?? '').map(({ facts, ids }, place): Entry => {
      const name = `e${String(index)}-${String(place)}`
      return newEntry({ ...facts, id: name, xmlId: name, pointers: ids.map((one) => ({ value: `#${one}`, text: id })) })
    }),
  )
}

async function pageOf(texts: readonly TextToExport[], values: SettingValues): Promise<string> {
  const what = {
    texts,
    title: 'An edition',
    entries: entriesOf(texts),
    reading: presetReadings.corrected,
    today: '2026-01-31',
  }
  const { files } = await htmlFormat.write(what, values, () => undefined)
  return new TextDecoder().decode(files[0]?.bytes)
}

/** What axe finds wrong with a page, and how wide it is. */
async function judged(html: string, colorScheme: 'light' | 'dark', width: number) {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } })
  const page = await context.newPage()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.setContent(html)
  await page.locator('.display summary').click()
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .analyze()
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  await context.close()
  return {
    problems: violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ html: said }) => said.slice(0, 120))
          .slice(0, 3)
          .join(' | ')}`,
    ),
    wide,
    asked,
  }
}

test('The HTML of the sample edition is accessible on a phone and a screen, light and dark, and asks for nothing', async () => {
  const html = await pageOf(textsOf(SAMPLE, /\.(txt|xml)$/), { names: true })
  for (const [scheme, width] of [
    ['light', 1400],
    ['dark', 360],
  ] as const)
    expect(await judged(html, scheme, width)).toEqual({ problems: [], wide: width, asked: [] })
})

test.skipIf(!existsSync(DATA))(`So is that of the texts of ${DATA} (skipped where they are absent)`, async () => {
  const texts = textsOf(DATA, /\.xml$/)
  expect(await judged(await pageOf(texts, { names: true }), 'dark', 1400)).toEqual({
    problems: [],
    wide: 1400,
    asked: [],
  })
  expect(await judged(await pageOf(texts, { notes: 'end' }), 'light', 360)).toEqual({
    problems: [],
    wide: 360,
    asked: [],
  })
})

test('Readings, names and colours are switched on the page, and notes stand beside their references', async () => {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } })
  await page.setContent(await pageOf(textsOf(SAMPLE, /edited\.xml$/), {}))
  const [sic, corr] = [page.getByText('secund'), page.getByText('second', { exact: true })]
  expect([await sic.isVisible(), await corr.isVisible()]).toEqual([false, true])
  await page.locator('.display summary').click()
  await page.getByLabel('As written').check()
  expect([await sic.isVisible(), await corr.isVisible()]).toEqual([true, false])
  await page.getByLabel('Dark').check()
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(35, 34, 32)')
  const tops = await page.evaluate(() =>
    ['note-1', 'ref-1'].map((id) => document.getElementById(id)?.getBoundingClientRect().top ?? 0),
  )
  expect(Math.abs((tops[0] ?? 0) - (tops[1] ?? 99))).toBeLessThan(12)
  await page.close()
})
