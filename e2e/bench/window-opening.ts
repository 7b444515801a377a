import type { Page } from '@playwright/test'
import { expect, type App } from '../app'
import type { Bench, Stand } from './bench'
import { median, times, type Figure, type Measurement } from './measurement'
import { backToEdition, takeIn, textOnScreen } from './text-on-screen'
import { texts, type BenchText } from './texts'

/** How many times the marked editor's time each text may take. */
const bounds = [
  { text: texts.one, most: 2 },
  { text: texts.four, most: 2 },
  { text: texts.large, most: 3 },
] as const

/** How long a person waits for a text that they choose. */
export const windowOpening: Measurement = {
  name: 'window-opening',
  about:
    'A stored text, from choosing it in its edition until it is painted and has the caret, a key typed after that being heard; beside the ' +
    'marked editor from the JSON of its doc to the same. The marked editor has then drawn all of it, Recto what is around the caret: so ' +
    'also until all of it is drawn, beside the same, and how soon the first of it is seen, beside that. Each in a window that was ' +
    'loaded anew and has read what it reads by itself, the two in turn. Medians of 5.',
  patience: 900_000,
  measure: async (bench) => {
    const figures: Figure[] = []
    for (const { text, most } of bounds) figures.push(...(await figuresOf(bench, text, most)))
    return figures
  },
}

function figuresOf(bench: Bench, text: BenchText, most: number): Promise<readonly Figure[]> {
  return bench.withApp((app) =>
    bench.withStand(async (stand) => {
      const xml = text.xml()
      await takeIn(app, 'papers.xml', xml)
      await backToEdition(app)
      const json = await stand.call('referJson', 'marked', xml)
      const runs = await times(5, async () => ({ marked: await marked(stand, json), window: await chosen(app) }))
      const drawn = median(runs.map(({ window }) => window.drawn))
      const reference = { name: 'marked editor', value: median(runs.map((run) => run.marked)) }
      const figures: readonly Figure[] = [
        {
          name: `chosen to editable and painted, ${text.name}`,
          value: median(runs.map(({ window }) => window.all)),
          unit: 'ms',
          reference,
          bound: { of: 'ratio', most },
        },
        { name: `chosen to all of it drawn, ${text.name}`, value: drawn, unit: 'ms', reference, bound: null },
        {
          name: `chosen to the first of the text seen, ${text.name}`,
          value: median(runs.map(({ window }) => window.first)),
          unit: 'ms',
          reference: { name: 'all of it drawn', value: drawn },
          bound: text === texts.large ? { of: 'ratio', most: 0.5 } : null,
        },
      ]
      return figures
    }),
  )
}

/** How long the marked editor takes in a fresh page, in milliseconds. */
async function marked(stand: Stand, json: string): Promise<number> {
  await stand.page.reload()
  await stand.page.waitForFunction(() => 'stand' in window)
  await stand.call('referTo', json)
  return stand.call('referMount')
}

interface Seen {
  /** When words of the text were painted, when it had the caret and was painted, and when all of it was drawn: milliseconds since it was chosen. */
  readonly first: number
  readonly all: number
  readonly drawn: number
}

/** Loads the window anew, chooses the text of the edition on the screen, types into it and takes that back. */
async function chosen(app: App): Promise<Seen> {
  const { page } = app
  await page.reload()
  const line = page.locator('[data-line]')
  await expect(line).toBeVisible()
  // What a new window reads by itself is there within a second: whoever looks for a text in a list takes longer.
  await page.waitForLoadState('networkidle')
  await idle(page)
  await watchOpening(page)
  await line.click()
  // Whoever waits for an element looks for it through all of the page in every frame: that comes after.
  const seen = await page.evaluate(() => (window as unknown as { readonly opening: Promise<Seen> }).opening)
  await textOnScreen(app)
  await app.type('Q')
  await expect.poll(() => page.evaluate(() => getSelection()?.focusNode?.textContent ?? '')).toContain('Q')
  await app.press('ControlOrMeta+z')
  await textOnScreen(app)
  await backToEdition(app)
  return seen
}

/** Waits until the page has nothing to do. */
function idle(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestIdleCallback(() => {
          resolve()
        })
      }),
  )
}

/** Has the page take down when the text that is clicked next is seen, and when it has the caret. */
function watchOpening(page: Page): Promise<void> {
  return page.evaluate(() => {
    const painted = (): Promise<number> =>
      new Promise((resolve) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => {
            resolve(performance.now())
          }
          port2.postMessage(null)
        })
      })
    const until = (holds: () => boolean): Promise<number> =>
      new Promise((resolve) => {
        const look = () => {
          if (!holds()) return false
          void painted().then(resolve)
          observer.disconnect()
          removeEventListener('focusin', look)
          return true
        }
        const observer = new MutationObserver(look)
        observer.observe(document.body, { childList: true, subtree: true, attributes: true })
        addEventListener('focusin', look)
      })
    const opening = new Promise<Seen>((resolve) => {
      const chosen = (event: Event) => {
        const start = event.timeStamp
        const first = until(() => document.querySelector('.paper .textblock, .paper .heading') !== null)
        const all = until(() => document.activeElement?.classList.contains('ProseMirror') === true)
        void Promise.all([first, all]).then(async ([first, all]) => {
          while (document.querySelector('.ProseMirror .blank') !== null) await painted()
          const drawn = Math.max(all, await painted())
          resolve({ first: first - start, all: all - start, drawn: drawn - start })
        })
      }
      addEventListener('click', chosen, { capture: true, once: true })
    })
    Object.assign(window, { opening })
  })
}
