import type { Page } from '@playwright/test'
import { traced } from './main-thread'

/** What the main thread did while somebody typed. */
export interface TypingTasks {
  /** The longest task, in milliseconds of computing. */
  readonly longest: number
  /** All tasks over the limit, the longest first, in milliseconds of computing. */
  readonly long: readonly number[]
}

/** The tasks of the main thread of a page while something is done, and which of them took longer than a limit (in milliseconds). */
export async function tasksOf(page: Page, limit: number, work: () => Promise<unknown>): Promise<TypingTasks> {
  const { tasks, marks } = await traced(page, async () => {
    await page.evaluate(() => performance.mark('begun'))
    await work()
    await page.evaluate(() => performance.mark('ended'))
  })
  // Beginning and ending a trace take their time too.
  const [from, to] = [marks[0]?.at ?? 0, marks.at(-1)?.at ?? Infinity]
  const during = tasks.filter(({ start }) => start > from && start < to)
  const times = during.map((task) => task.work).sort((a, b) => b - a)
  return { longest: times[0] ?? 0, long: times.filter((time) => time > limit) }
}
