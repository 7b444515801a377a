import { expect, type App } from '../app'
import type { Bench } from './bench'
import { sampleKeys, watchKeys, type KeySample } from './key-sample'
import { heapOf } from './memory'
import type { Figure, Measurement } from './measurement'
import { texts } from './texts'

/** The keys of a long working day, in so many parts. */
const part = 10_000
const parts = 3
/** How many keys a sample has. */
const keys = 100

/** What a working day does to the window. */
export const longDay: Measurement = {
  name: 'long-day',
  about:
    '30,000 letters typed in the program, in a text of 4 MB, faster than a hand: from key to frame and main-thread computing ' +
    'time per key (medians of 100 keys at a pace of 50 ms) in the evening beside the morning; the memory of the page ' +
    'through the day, beside the first 10,000 keys (undo keeps the last 1,000 acts, which are full by then). One day.',
  patience: 1_500_000,
  measure: (bench: Bench) =>
    bench.withApp(async (app) => {
      await app.openText('papers.xml', texts.four.xml())
      await app.caretAfter('I have the honor')
      await watchKeys(app.page)
      await sampleLetters(app)
      const morning = await sampleLetters(app)
      const heaps = [await heapOf(app.page)]
      for (let index = 0; index < parts; index++) {
        await typeFast(app)
        heaps.push(await heapOf(app.page))
      }
      const evening = await sampleLetters(app)
      return figures(morning, evening, heaps)
    }),
}

const sampleLetters = ({ page }: App): Promise<KeySample> =>
  sampleKeys(page, keys, (key) => (key % 6 === 5 ? 'Space' : 'e'))

function figures(morning: KeySample, evening: KeySample, heaps: readonly number[]): readonly Figure[] {
  const bound = { of: 'ratio', most: 1.2 } as const
  const [open = 0, first = 0, ...later] = heaps
  const frame = { name: 'in the morning', value: morning.frame }
  const work = { name: 'in the morning', value: morning.work }
  const reference = { name: 'after 10,000 keys', value: first }
  return [
    { name: 'key to frame in the evening', value: evening.frame, unit: 'ms', reference: frame, bound },
    { name: 'work per key in the evening', value: evening.work, unit: 'ms', reference: work, bound },
    { name: 'memory after opening', value: open, unit: 'bytes', reference, bound: null },
    ...later.map((value, index) => ({
      name: `memory after ${(index + 2) * 10},000 keys`,
      value,
      unit: 'bytes' as const,
      reference,
      bound: { of: 'ratio', most: 1.05 } as const,
    })),
  ]
}

/**
 * Types many letters, with a new paragraph now and then, as the browser itself would put them in: the program hears of
 * each as of one that was typed, and stores them as it goes.
 */
async function typeFast(app: App): Promise<void> {
  for (let typed = 0; typed < part; typed += 500) {
    await app.page.evaluate(async (count) => {
      for (let key = 0; key < count; key++) {
        // Deprecated without a successor: there is no other way in which a page types as its person does.
        // eslint-disable-next-line @typescript-eslint/no-deprecated
        document.execCommand('insertText', false, key % 6 === 5 ? ' ' : 'o')
        // The editor hears of it in the next turn at the latest; frames are drawn in between, as for a person.
        await new Promise((resolve) => setTimeout(resolve))
      }
    }, 500)
    await app.press('Enter')
    await app.saved()
  }
  await expect(app.text).toBeFocused()
}
