import { type Bench, type Stand } from './bench'
import { traced, workAfter } from './main-thread'
import { median, quantile, times, type Figure, type Measurement } from './measurement'
import { sizes } from './texts'

/** How many keys a sample has, and how far apart they are in milliseconds: a fast hand. */
const keys = 60
const pace = 50

/** What the main thread does for the journal, per key. */
export const journalTime: Measurement = {
  name: 'journal-time',
  about:
    'Main-thread computing time for the journal in the 50 ms after a key, in the worst key of twenty (p95), less what the ' +
    'step itself takes; beside it that of a bare IndexedDB put of the same steps as often. Medians of 5 samples of 60 keys.',
  patience: 600_000,
  measure: async (bench) => {
    const figures: Figure[] = []
    for (const text of sizes) figures.push(await figureOf(bench, text.name, text.xml()))
    return figures
  },
}

async function figureOf(bench: Bench, name: string, xml: string): Promise<Figure> {
  return bench.withStand(async (stand) => {
    await stand.call('take', xml)
    // The first keys also compile what they need.
    await sample(stand, 'journal')
    const step = median(await sample(stand, 'nothing'))
    const p95 = async (into: 'journal' | 'bare') => quantile(await sample(stand, into), 0.95) - step
    const journal = median(await times(5, () => p95('journal')))
    const bare = median(await times(5, () => p95('bare')))
    return {
      name: `journal per key, p95, ${name}`,
      value: journal,
      unit: 'ms',
      reference: { name: 'bare put', value: bare },
      bound: { of: 'value', most: 2 },
    }
  })
}

async function sample(stand: Stand, into: 'journal' | 'nothing' | 'bare'): Promise<readonly number[]> {
  const trace = await traced(stand.page, () => stand.call('typePaced', keys, pace, into))
  return workAfter(trace, 'key')
}
