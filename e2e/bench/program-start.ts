import { chromium } from '@playwright/test'
import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findElectron } from '../../electron/binary.mjs'
import { root } from '../../electron/install.mjs'
import { median, times, type Measurement } from './measurement'

/** A program whose one window says a word. */
const emptyWindow = join(import.meta.dirname, 'empty-window')

/** How long a program may take until its window is painted, in milliseconds; one that takes longer stands still. */
const longest = 60_000

/** How long the desktop program takes to start. */
export const programStart: Measurement = {
  name: 'start',
  about:
    'The desktop program from its start until the library of a new person is painted and can be used in full, whichever is later; ' +
    'beside a program of Electron whose one window says a word, until that is painted. The two in turn, each in a profile that was started once before. Medians of 5.',
  patience: 600_000,
  measure: async () => {
    const program = findElectron()
    if (program === null) throw new Error('There is no Electron here: set ELECTRON_OVERRIDE_DIST_PATH, or fetch it.')
    const homes = { recto: await newHome(), empty: await newHome() }
    try {
      const both = async () => ({
        empty: await startTime(program, emptyWindow, homes.empty),
        recto: await startTime(program, root, homes.recto),
      })
      await both()
      const runs = await times(5, both)
      return [
        {
          name: 'start to the library painted and usable',
          value: median(runs.map(({ recto }) => recto)),
          unit: 'ms',
          reference: { name: 'empty Electron window', value: median(runs.map(({ empty }) => empty)) },
          bound: { of: 'ratio', most: 2 },
        },
      ]
    } finally {
      for (const home of Object.values(homes)) await rm(home, { recursive: true, force: true, maxRetries: 5 })
    }
  },
}

const newHome = (): Promise<string> => mkdtemp(join(tmpdir(), 'recto-start-'))

/** How long a program takes from its start until its window is painted and can be used, in milliseconds. */
async function startTime(program: string, folder: string, home: string): Promise<number> {
  await rm(join(home, 'DevToolsActivePort'), { force: true })
  const start = Date.now()
  const args = [folder, `--user-data-dir=${home}`, '--remote-debugging-port=0', '--disable-gpu']
  if (process.getuid?.() === 0) args.push('--no-sandbox')
  const running = spawn(program, args, { stdio: 'ignore' })
  const gone = new Promise<void>((resolve) => running.once('exit', () => resolve()))
  try {
    return (await paintedAt(await portOf(home, running))) - start
  } finally {
    running.kill()
    await gone
  }
}

/** The port at which a program can be asked about its pages, which it writes into its profile. */
async function portOf(home: string, running: ChildProcess): Promise<string> {
  const until = Date.now() + longest
  for (;;) {
    if (Date.now() > until) throw new Error('The program cannot be asked about its window')
    if (running.exitCode !== null) throw new Error('The program ended before it had a window')
    const [port] = written(join(home, 'DevToolsActivePort')).split('\n')
    if (port !== undefined && port !== '') return port
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function written(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/**
 * When the largest thing of the program's page was painted, and it had marked that it can be used, if it marks that at all: the
 * first moment at which a person sees it and every key does what it should. In milliseconds since 1970.
 */
async function paintedAt(port: string): Promise<number> {
  await windowAt(port)
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { timeout: longest })
  try {
    const page = browser.contexts()[0]?.pages()[0]
    if (page === undefined) throw new Error('The program shows nothing')
    await page.locator('[data-region], [data-empty]').first().waitFor({ timeout: longest })
    if ((await page.locator('[data-region]').count()) > 0)
      await page.waitForFunction(() => performance.getEntriesByName('recto-usable').length > 0, null, {
        timeout: longest,
      })
    return await page.evaluate(
      (most) =>
        new Promise<number>((resolve, reject) => {
          setTimeout(() => reject(new Error('Nothing was painted')), most)
          new PerformanceObserver((list) => {
            const last = list.getEntries().at(-1)
            const usable = performance.getEntriesByName('recto-usable')[0]?.startTime ?? 0
            if (last !== undefined) resolve(performance.timeOrigin + Math.max(last.startTime, usable))
          }).observe({ type: 'largest-contentful-paint', buffered: true })
        }),
      longest,
    )
  } finally {
    await browser.close()
  }
}

/** Waits until the program has loaded its window: one who connects while it opens may wait for ever. */
async function windowAt(port: string): Promise<void> {
  for (const until = Date.now() + longest; Date.now() < until;) {
    const targets = (await (await fetch(`http://127.0.0.1:${port}/json`)).json()) as readonly { readonly url: string }[]
    if (targets.some(({ url }) => url !== '' && url !== 'about:blank')) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('The program opens no window')
}
