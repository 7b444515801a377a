import { expect, type Page } from '@playwright/test'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { builtFile } from '../../electron/build.mjs'
import type { Measurement } from './measurement'

/** How much JavaScript may be loaded before somebody can work in the library, in bytes. */
const most = 400_000

/** How many files they may be: in the desktop program each is a question to the shell. */
const mostFiles = 6

/** How much of the program is loaded before it can be used. */
export const loaded: Measurement = {
  name: 'loaded',
  about:
    'The scripts that a new window has asked for until the library can be used in full: its rows are painted, each of its keys ' +
    'is taken, dropped files are too, and the palette, a new edition and a problem are shown without a script more. ' +
    'That this is so is tried in a second window, which is refused every other script: its palette must list the same as one that ' +
    'has read everything. Each script compressed with gzip at its usual level; beside all scripts of the interface.',
  patience: 120_000,
  measure: async (bench) => {
    const { names, listed } = await bench.withApp(async (app) => {
      await app.ready()
      const names = await askedFor(app.page)
      await app.page.waitForLoadState('networkidle')
      return { names, listed: await palette(app.page) }
    })
    expect(listed).not.toEqual([])
    await bench.withApp(async (app) => {
      await app.page.route(/\.js$/, (route) =>
        names.has(pathOf(route.request().url())) ? route.continue() : route.abort(),
      )
      await app.page.reload()
      await app.ready()
      await askedFor(app.page)
      expect(await palette(app.page)).toEqual(listed)
      await app.page.keyboard.press('Escape')
      await app.page.keyboard.press('ControlOrMeta+Alt+n')
      await expect(app.dialog.getByRole('textbox')).toBeFocused()
    })
    const folder = dirname(builtFile('renderer'))
    const every = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'))
    const packed = (files: Iterable<string>) =>
      [...files].reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0)
    return [
      {
        name: 'scripts loaded before the library is there',
        value: packed(names),
        unit: 'bytes',
        reference: { name: 'all scripts', value: packed(every) },
        bound: { of: 'value', most },
      },
      {
        name: 'files of scripts loaded before the library is there',
        value: names.size,
        unit: '×',
        reference: { name: 'all files', value: every.length },
        bound: { of: 'value', most: mostFiles },
      },
    ]
  },
}

/** The paths of the scripts that a page asked for before the moment that it marks: from then on the library can be used. */
async function askedFor(page: Page): Promise<ReadonlySet<string>> {
  await page.waitForFunction(() => performance.getEntriesByName('recto-usable').length > 0)
  const asked = await page.evaluate(() => {
    const usable = performance.getEntriesByName('recto-usable')[0]?.startTime ?? Infinity
    return performance
      .getEntriesByType('resource')
      .filter(({ startTime }) => startTime <= usable)
      .map(({ name }) => name)
  })
  return new Set(asked.map(pathOf).filter((name) => name.endsWith('.js')))
}

/** What the palette lists, asked for by its key. */
async function palette(page: Page): Promise<readonly string[]> {
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('option').first()).toBeVisible()
  return page.getByRole('option').allInnerTexts()
}

const pathOf = (address: string): string => decodeURIComponent(new URL(address).pathname)
