import type { Page } from '@playwright/test'
import { expect, type App } from '../app'
import type { Bench, Stand } from './bench'
import { traced, workAfter } from './main-thread'
import { MainThreadClock } from './memory'
import { median, quantile, times, type Figure, type Measurement } from './measurement'
import { texts } from './texts'

/** A word that stands once, in the middle of the text. */
const word = 'Quillmark'
/** A name that stands so often, and once before. */
const name = 'Edda Varlund'
const occurrences = 1000
/** How often each act is done. */
const rounds = 12
/**
 * How long nothing is done after an act, in milliseconds: what it left for later must not count for the next. Panels follow after
 * 250 ms.
 */
const rest = 500
/** Selects the word before the caret. */
const wordBefore = process.platform === 'darwin' ? 'Alt+Shift+ArrowLeft' : 'Control+Shift+ArrowLeft'
/** How many lines a page has that is pasted. */
const lines = 40

/** How a paragraph of the text begins. */
const paragraph = '          <p>'

/** The acts of editing, by what the page is told that they are. */
const acts = ['tag', 'untag', 'insert a note', 'split a paragraph', 'paste a page', 'undo'] as const
type Act = (typeof acts)[number]

/** What single acts ask of the main thread in a text of 4 MB, and what an act over a thousand places does. */
export const actsOfEditing: Measurement = {
  name: 'acts',
  about:
    'What the main thread computes from the key of an act until its frame is painted, in the middle of 4 MB: the 95th of a hundred ' +
    'of 12 times, beside the middle one. And tagging 1,000 occurrences of a name at once, and undoing that, until it is stored; ' +
    'beside as many addMark steps in one transaction on the bare editor, and undoing those: computing time of the main ' +
    'thread, medians of 5.',
  patience: 600_000,
  measure: async (bench) => [...(await ofActs(bench)), ...(await ofOccurrences(bench))],
}

function ofActs(bench: Bench): Promise<readonly Figure[]> {
  return bench.withApp(async (app) => {
    const { page } = app
    await app.openText('papers.xml', withWord(texts.four.xml()))
    await watchActs(page)
    await app.caretAfter(word)
    for (let line = 0; line < lines; line++) await app.press('Shift+ArrowDown')
    await app.press('ControlOrMeta+c', 'ArrowLeft')
    // The first time of each also compiles what it needs.
    await inTurn(app)
    const trace = await traced(page, async () => {
      for (let round = 0; round < rounds; round++) await inTurn(app)
    })
    return acts.map((act): Figure => {
      const work = workAfter(trace, act)
      return {
        ...{ name: `${act}, 4 MB`, value: quantile(work, 0.95), unit: 'ms' },
        ...{ reference: { name: 'the middle one', value: median(work) }, bound: { of: 'value', most: 33 } },
      }
    })
  })
}

/** Does every act once at the caret behind the word or with the word selected, and undoes it. */
async function inTurn(app: App): Promise<void> {
  await app.press(wordBefore)
  await done(app, 'tag', 'Alt+t')
  await app.press('Escape')
  await done(app, 'untag', 'Alt+u')
  await done(app, 'undo', 'ControlOrMeta+z')
  await done(app, 'undo', 'ControlOrMeta+z')
  await app.press('ArrowRight')
  await done(app, 'insert a note', 'Alt+n')
  await done(app, 'undo', 'ControlOrMeta+z')
  await done(app, 'split a paragraph', 'Enter')
  await done(app, 'undo', 'ControlOrMeta+z')
  await done(app, 'paste a page', 'ControlOrMeta+v')
  await done(app, 'undo', 'ControlOrMeta+z')
}

async function done(app: App, act: Act, key: string): Promise<void> {
  const { page } = app
  await page.evaluate((one) => Object.assign(window, { act: one }), act)
  await app.press(key)
  await page.waitForFunction(() => 'act' in window && window.act === null, null, { timeout: 20_000 })
  await new Promise((resolve) => setTimeout(resolve, rest))
}

/** Has the page set a mark with the name of the act at its key, and another one once its frame is painted. */
function watchActs(page: Page): Promise<void> {
  return page.evaluate(() => {
    const heard = ({ key }: KeyboardEvent) => {
      const its = window as unknown as { act?: string | null }
      if (['Alt', 'Control', 'Meta', 'Shift'].includes(key) || !its.act) return
      performance.mark(its.act)
      requestAnimationFrame(() => {
        // What is posted in a frame's callback is heard once the frame is laid out and painted.
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => {
          performance.mark('painted')
          its.act = null
        }
        port2.postMessage(null)
      })
    }
    window.addEventListener('keydown', heard, { capture: true })
  })
}

interface Both {
  readonly tag: number
  readonly undo: number
}

function ofOccurrences(bench: Bench): Promise<readonly Figure[]> {
  return bench.withStand((stand) =>
    bench.withApp(async (app) => {
      const xml = withNames(texts.four.xml())
      await stand.call('referReady', 'bare', xml)
      await stand.call('referMount')
      await app.openText('log.xml', xml)
      await app.caretBefore(`${name} at`)
      await app.press('Alt+p')
      await expect(app.page.getByRole('option', { name: /New entry/ })).toBeVisible()
      await app.press('Enter')
      await app.saved()
      const clocks = { ours: await MainThreadClock.of(app.page), bare: await MainThreadClock.of(stand.page) }
      const runs = await times(5, async () => ({
        ours: await taggedAll(app, clocks.ours),
        bare: await markedAll(stand, clocks.bare),
      }))
      const figure = (what: string, act: keyof Both): Figure => ({
        ...{
          name: `${what} ${String(occurrences)} occurrences, 4 MB`,
          value: median(runs.map(({ ours }) => ours[act])),
        },
        reference: { name: 'bare editor', value: median(runs.map(({ bare }) => bare[act])) },
        ...{ unit: 'ms', bound: { of: 'ratio', most: 2.5 } },
      })
      return [figure('tagging', 'tag'), figure('undoing', 'undo')]
    }),
  )
}

async function taggedAll(app: App, clock: MainThreadClock): Promise<Both> {
  await app.press('Alt+f')
  const tagThem = app.dialog.getByRole('button', { name: new RegExp(`^Tag ${occurrences.toLocaleString('en')}`) })
  await expect(tagThem).toBeEnabled({ timeout: 180_000 })
  const tag = await untilStored(app, clock, 'ControlOrMeta+Enter')
  await expect(app.text).toBeFocused()
  return { tag, undo: await untilStored(app, clock, 'ControlOrMeta+z') }
}

/** How long the main thread computes from a key until what it did is stored, nobody asking the page meanwhile. */
async function untilStored({ page }: App, clock: MainThreadClock, key: string): Promise<number> {
  await page.evaluate(() => {
    const stored = new Promise<void>((resolve) => {
      const line = document.querySelector<HTMLElement>('[data-save-state]')
      if (line === null) throw new Error('Nothing says whether the text is stored')
      let began = false
      const observer = new MutationObserver((records) => {
        const now = line.dataset['saveState']
        began ||= now !== 'saved' || records.some(({ oldValue }) => oldValue !== 'saved')
        if (!began || now !== 'saved') return
        observer.disconnect()
        resolve()
      })
      observer.observe(line, { attributeFilter: ['data-save-state'], attributeOldValue: true })
    })
    Object.assign(window, { stored })
  })
  return clock.during(async () => {
    await page.keyboard.press(key)
    await page.evaluate(() => (window as unknown as { readonly stored: Promise<void> }).stored)
  })
}

async function markedAll(stand: Stand, clock: MainThreadClock): Promise<Both> {
  const tag = await clock.during(() => stand.call('referTag', occurrences))
  const undo = await clock.during(() => stand.call('referUndo'))
  return { tag, undo }
}

/** The text with the word in a paragraph in its middle. */
function withWord(xml: string): string {
  const at = xml.indexOf(paragraph, xml.length / 2) + paragraph.length
  return `${xml.slice(0, at)}Sir: ${word} ${xml.slice(at)}`
}

/** The text with the name in paragraphs evenly all over, and once with a word behind it that is nowhere else. */
function withNames(xml: string): string {
  const parts = xml.split(paragraph)
  const pace = (parts.length - 2) / occurrences
  if (pace < 1) throw new Error('The text has too few paragraphs for so many names')
  const wanted = new Set(Array.from({ length: occurrences }, (_, index) => 2 + Math.floor(index * pace)))
  return parts
    .map((part, index) => {
      if (index === 0) return part
      if (index === 1) return `${paragraph}${name} at the quay, ${part}`
      return `${paragraph}${wanted.has(index) ? `${name} said, ` : ''}${part}`
    })
    .join('')
}
