import type { CDPSession, Page } from '@playwright/test'

/** How many bytes of its heap a page uses once all that nobody refers to is gone. Workers are not in it. */
export async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  try {
    // What was freed by one collection may have held other things.
    await session.send('HeapProfiler.collectGarbage')
    await session.send('HeapProfiler.collectGarbage')
    const { usedSize } = await session.send('Runtime.getHeapUsage')
    return usedSize
  } finally {
    await session.detach()
  }
}

/** How long the main thread of a page has computed in all, in milliseconds. */
export class MainThreadClock {
  readonly #session: CDPSession

  private constructor(session: CDPSession) {
    this.#session = session
  }

  static async of(page: Page): Promise<MainThreadClock> {
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    return new MainThreadClock(session)
  }

  async read(): Promise<number> {
    const { metrics } = await this.#session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
  }

  /** How long it computes while something is done, in milliseconds. */
  async during(work: () => Promise<unknown>): Promise<number> {
    const before = await this.read()
    await work()
    return (await this.read()) - before
  }
}
