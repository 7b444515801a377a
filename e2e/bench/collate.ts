import type { Page } from '@playwright/test'
import { SaxesParser } from 'saxes'
import { collateAtOnce } from '../../shared/collate/collate-texts'
import { witnessOf } from '../../shared/collate/witness'
import { writeRebuilt } from '../../shared/tei/write'
import { twoTexts, type TwoTexts } from '../../shared/testing/two-texts'
import { expect } from '../app'
import type { Bench } from './bench'
import { median, times, type Figure, type Measurement } from './measurement'
import { tasksOf, type TypingTasks } from './typing-tasks'

/** In how many places the two texts differ. */
const differences = 2000
/** How many keys are typed before the comparison, and again after it. */
const atLeast = 60
/** From which length on a task of the main thread holds up a frame that somebody may notice, in milliseconds. */
const longFrame = 50

/** What comparing two transcriptions of one text asks of the window and of a processor. */
export const collate: Measurement = {
  name: 'collate',
  about:
    'Two texts of 1 MB, which differ in 2,000 words and in all their pages, lines and paragraphs, are compared: beside reading ' +
    'as much XML (saxes); differences that are told as one with another; and in the window, while somebody types at a pace of 50 ms, the ' +
    'longest main-thread task (computing time) from the choice of the other text until the differences stand in the list and 60 keys more, ' +
    'beside as much typing before.',
  patience: 600_000,
  measure: async (bench) => {
    const two = twoTexts(5, { words: 160_000, edits: differences, notes: 400 })
    return [...(await ofProcessor(two)), ...(await ofWindow(bench, two))]
  },
}

async function ofProcessor({ ours, theirs }: TwoTexts): Promise<readonly Figure[]> {
  const xml = writeRebuilt(ours)
  const reading = median(await times(5, () => timed(() => new SaxesParser().write(xml).close())))
  const witness = witnessOf(theirs)
  const took = median(await times(3, () => timed(() => collateAtOnce(ours, witness))))
  const found = collateAtOnce(ours, witness).differences.length
  const share = (100 * (differences - found)) / differences
  return [
    {
      ...{ name: 'comparing two texts of 1 MB', value: took, unit: 'ms', bound: null },
      reference: { name: 'reading one of them as XML', value: reading },
    },
    {
      // Some that have two words between them are told as one; that every one is found is shown by a test.
      ...{ name: 'differences told with another', value: share, unit: '%', bound: { of: 'value', most: 0.5 } },
      reference: { name: `of ${String(differences)}`, value: 0 },
    },
  ]
}

function ofWindow(bench: Bench, { ours, theirs }: TwoTexts): Promise<readonly Figure[]> {
  return bench.withApp(async (app) => {
    const { page } = app
    await app.openText('ours.xml', writeRebuilt(ours))
    const files = await app.put([{ path: 'theirs.xml', content: writeRebuilt(theirs) }])
    // Words made up by chance are all doubtful: what proofreading asks is measured by itself.
    await app.run('Mark doubtful places')
    await app.press('ControlOrMeta+f', 'Escape')
    await expect(app.text).toBeFocused()
    // The first keys also compile what they need.
    await typeKeys(page, atLeast)
    const before = await tasksOf(page, longFrame, () => typeKeys(page, atLeast))
    let keys = 0
    const during = await tasksOf(page, longFrame, async () => {
      await app.willChoose(files)
      await app.press('ControlOrMeta+Alt+c')
      await expect(page.getByPlaceholder('A file, a version or a transcription …')).toBeFocused()
      await app.press('Enter')
      const listed = differencesListed(page)
      await expect(app.text).toBeFocused()
      const comparison = { isListed: false }
      const seen = listed.then(() => (comparison.isListed = true))
      for (; !comparison.isListed; keys += 10) await typeKeys(page, 10)
      await seen
      await typeKeys(page, atLeast)
      keys += atLeast
    })
    await expect(app.text).toBeFocused()
    return figuresOf({ ...before, keys: atLeast }, { ...during, keys })
  })
}

interface TypedTasks extends TypingTasks {
  /** How many keys were typed meanwhile. */
  readonly keys: number
}

const forKeys = ({ long, keys }: TypedTasks): number => (100 * long.length) / keys

/** Types so many letters and spaces at a pace of 50 ms. */
async function typeKeys(page: Page, keys: number): Promise<void> {
  for (let key = 0; key < keys; key++) {
    const next = new Promise((resolve) => setTimeout(resolve, 50))
    await page.keyboard.press(key % 6 === 5 ? 'Space' : 'e')
    await next
  }
}

/** Waits until the comparison is in sight, by looking at one element now and then: to look through a large text would be work of its own. */
async function differencesListed(page: Page): Promise<void> {
  const panel = page.locator('[role="tabpanel"][data-state="active"] [data-difference-count]')
  await panel.waitFor({ timeout: 120_000 })
}

function figuresOf(before: TypedTasks, during: TypedTasks): readonly Figure[] {
  const reference = (value: number) => ({ name: 'typing before', value })
  return [
    {
      ...{ name: 'longest task, typing while texts are compared', value: during.longest, unit: 'ms', bound: null },
      reference: reference(before.longest),
    },
    {
      ...{ name: 'tasks over 50 ms for 100 keys, typing while texts are compared', value: forKeys(during), unit: '×' },
      reference: reference(forKeys(before)),
      // The dialog in which the other text is chosen is a task or two.
      bound: { of: 'value', most: forKeys(before) + 5 },
    },
  ]
}

function timed(work: () => unknown): Promise<number> {
  const begun = performance.now()
  work()
  return Promise.resolve(performance.now() - begun)
}
