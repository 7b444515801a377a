import type { Bench } from './bench'
import { median, times, type Figure, type Measurement } from './measurement'
import { texts, volumes, type BenchText } from './texts'

/** How many steps a journal holds at most before it is folded into a checkpoint. */
const longestJournal = 2000

/** How long a text takes to come out of the store. */
export const opening: Measurement = {
  name: 'opening',
  about:
    'A stored text to a checked doc, with an empty journal and with the longest one; beside it JSON.parse of the same doc. ' +
    'Medians of 5.',
  patience: 600_000,
  measure: async (bench) => {
    const figures: Figure[] = []
    for (const text of [texts.one, texts.four, texts.large, ...volumes()])
      figures.push(...(await figuresOf(bench, text)))
    return figures
  },
}

async function figuresOf(bench: Bench, { name, xml }: BenchText): Promise<readonly Figure[]> {
  return bench.withStand(async (stand) => {
    await stand.call('take', xml())
    const parse = median(await times(5, () => stand.call('parseJson')))
    const reference = { name: 'JSON.parse', value: parse }
    const empty = median(await times(5, () => stand.call('open')))
    await stand.call('type', longestJournal - 5)
    const long = median(await times(5, () => stand.call('open')))
    return [
      { name: `out of the store, ${name}`, value: empty, unit: 'ms', reference, bound: null },
      { name: `the same with a long journal, ${name}`, value: long, unit: 'ms', reference, bound: null },
    ]
  })
}
