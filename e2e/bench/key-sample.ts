import type { Page } from '@playwright/test'
import { traced, workAfter } from './main-thread'
import { median } from './measurement'

/** How far apart the keys of a sample are, in milliseconds. */
const pace = 50

/** What keys took, in milliseconds. */
export interface KeySample {
  /** From the key until its frame was drawn: the middle one. */
  readonly frame: number
  /** What the main thread computed for a key: the middle one. */
  readonly work: number
}

/** Has the page take down how long each letter (and F9) takes until its frame is drawn, and set a mark at each key. */
export function watchKeys(page: Page): Promise<void> {
  return page.evaluate(() => {
    const times: number[] = []
    Object.assign(window, { keyTimes: times })
    const heard = ({ timeStamp, key }: KeyboardEvent) => {
      if (key.length !== 1 && key !== 'F9') return
      performance.mark('key')
      requestAnimationFrame(() => {
        // What is posted in a frame's callback is heard once the frame is laid out and painted.
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => times.push(performance.now() - timeStamp)
        port2.postMessage(null)
      })
    }
    window.addEventListener('keydown', heard, { capture: true })
  })
}

/** Presses keys one after the other, as fast as a hand does, and tells what they took. The page has to be watched ({@link watchKeys}). */
export async function sampleKeys(page: Page, count: number, keyAt: (index: number) => string): Promise<KeySample> {
  await page.evaluate(() => {
    ;(window as unknown as { readonly keyTimes: number[] }).keyTimes.length = 0
  })
  const work = await workOfKeys(page, count, keyAt)
  const times = await page.evaluate(() => (window as unknown as { readonly keyTimes: readonly number[] }).keyTimes)
  return { frame: median(times), work: median(work) }
}

/** The same; tells what the main thread computed for each key but the last, in milliseconds. */
export async function workOfKeys(
  page: Page,
  count: number,
  keyAt: (index: number) => string,
): Promise<readonly number[]> {
  const trace = await traced(page, async () => {
    for (let key = 0; key < count; key++) {
      const next = new Promise((resolve) => setTimeout(resolve, pace))
      await page.keyboard.press(keyAt(key))
      await next
    }
  })
  return workAfter(trace, 'key')
}
