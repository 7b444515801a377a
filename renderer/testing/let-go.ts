import { expect } from 'vitest'
import { cdp } from 'vitest/browser'

/** What one collection frees may have held other things. */
const collections = 4

/** Expects that nobody holds what this refers to: the browser is made to collect all that nobody does. */
export async function expectLetGo(ref: WeakRef<object>): Promise<void> {
  const browser = cdp() as unknown as { send: (name: string) => Promise<unknown> }
  for (let count = 0; count < collections; count++) await browser.send('HeapProfiler.collectGarbage')
  expect(ref.deref()).toBeUndefined()
}
