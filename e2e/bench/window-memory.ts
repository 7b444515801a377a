import type { Locator, Page } from '@playwright/test'
import type { App } from '../app'
import type { Bench } from './bench'
import { heapOf } from './memory'
import { median, times, type Figure, type Measurement } from './measurement'
import { privateMemoryOfPages } from './private-memory'
import { takeIn, textOnScreen } from './text-on-screen'
import { texts } from './texts'

/** How much more than the bare editor the window may have, and how much more than before once the text is closed. */
const bounds = { open: 1.6, closed: 1.1 } as const

/** How much memory an open text takes, and whether it is given back. */
export const windowMemory: Measurement = {
  name: 'memory',
  about:
    'The heap of the page, rubbish collected, and the private memory of its process, which has Workers and elements in it: with ' +
    'the text of 4 MB open beside the bare editor with it, and with a small text open after it was closed beside before. ' +
    'Medians of 5.',
  patience: 600_000,
  measure: async (bench) => {
    const runs = await times(5, async () => ({ ...(await theWindow(bench)), bare: await bareEditor(bench) }))
    const middle = (of: (run: (typeof runs)[number]) => number) => median(runs.map(of))
    const figures = [
      figure(
        'heap, text of 4 MB open',
        middle(({ open }) => open.heap),
        'bare editor',
        middle(({ bare }) => bare.heap),
        bounds.open,
      ),
      figure(
        'heap, once it is closed',
        middle(({ after }) => after.heap),
        'before',
        middle(({ before }) => before.heap),
        bounds.closed,
      ),
    ]
    if (runs.some(({ bare }) => bare.process === null)) return figures
    return [
      ...figures,
      figure(
        'process, text of 4 MB open',
        middle(({ open }) => open.process ?? 0),
        'bare editor',
        middle(({ bare }) => bare.process ?? 0),
        bounds.open,
      ),
      figure(
        'process, once it is closed',
        middle(({ after }) => after.process ?? 0),
        'before',
        middle(({ before }) => before.process ?? 0),
        bounds.closed,
      ),
    ]
  },
}

function figure(name: string, value: number, beside: string, reference: number, most: number): Figure {
  return { name, value, unit: 'bytes', reference: { name: beside, value: reference }, bound: { of: 'ratio', most } }
}

/** In bytes; the process is `null` where the system does not tell. */
interface Memory {
  readonly heap: number
  readonly process: number | null
}

interface Run {
  readonly before: Memory
  readonly open: Memory
  readonly after: Memory
}

async function memoryOf(page: Page): Promise<Memory> {
  return { heap: await heapOf(page), process: privateMemoryOfPages() }
}

/** The bare editor, in a page in which nothing was read to make it. */
function bareEditor(bench: Bench): Promise<Memory> {
  return bench.withStand(async (stand) => {
    const json = await stand.call('referJson', 'bare', texts.four.xml())
    await stand.page.reload()
    await stand.page.waitForFunction(() => 'stand' in window)
    await stand.call('referTo', json)
    await stand.call('referMount')
    await stand.call('referForget')
    return memoryOf(stand.page)
  })
}

function theWindow(bench: Bench): Promise<Run> {
  return bench.withApp(async (app) => {
    await takeIn(app, 'large.xml', texts.four.xml())
    const id = (await (await showLibrary(app)).getAttribute('data-drop-edition')) ?? ''
    const large = `[data-drop-edition="${id}"]`
    await takeIn(app, 'small.xml', texts.small.xml())
    const small = `[data-drop-edition]:not(${large})`
    // A window that has read no file of 4 MB, and has opened a text on the same way: what shows the screens on it is
    // compiled once, and stays whichever text is closed.
    await app.page.reload()
    await textOnScreen(app)
    await openFromLibrary(app, small)
    const before = await memoryOf(app.page)
    await openFromLibrary(app, large)
    const open = await memoryOf(app.page)
    await openFromLibrary(app, small)
    return { before, open, after: await memoryOf(app.page) }
  })
}

/** Shows all editions; answers with their cards. */
async function showLibrary(app: App): Promise<Locator> {
  await app.press('Alt+Home')
  const cards = app.page.locator('[data-drop-edition]')
  await cards.first().waitFor({ timeout: patience })
  return cards
}

/** Opens the one text of an edition, by the selector of its card. */
async function openFromLibrary(app: App, card: string): Promise<void> {
  await showLibrary(app)
  await app.page.locator(`${card} > button`).click({ timeout: patience })
  await app.page.locator('[data-line]').click({ timeout: patience })
  await textOnScreen(app)
}

/** How long each thing is waited for, in milliseconds. */
const patience = 60_000
