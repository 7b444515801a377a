import type { Figure, Measurement } from './measurement'
import { sizes } from './texts'

const keys = 1000

/** What is written per key, however long the text is. */
export const journalBytes: Measurement = {
  name: 'journal-bytes',
  about:
    'Bytes written into all tables of the library per key, without checkpoints, with five keys in a row of the journal; ' +
    'beside it those of the smallest text. Counted, not timed: one sample of 1,000 keys.',
  patience: 300_000,
  measure: async (bench) => {
    const figures: Figure[] = []
    for (const { name, xml } of sizes) {
      const value = await bench.withStand(async (stand) => {
        await stand.call('take', xml())
        const { written } = await stand.call('type', keys)
        return sumOf(written) / keys
      })
      const reference = { name: sizes[0]?.name ?? '', value: figures[0]?.value ?? value }
      figures.push({
        name: `bytes per key, ${name}`,
        value,
        unit: 'bytes',
        reference,
        bound: { of: 'ratio', most: 1.1 },
      })
    }
    return figures
  },
}

/** All that was written, into whatever table. */
export const sumOf = (written: Readonly<Record<string, number>>): number =>
  Object.values(written).reduce((sum, bytes) => sum + bytes, 0)
