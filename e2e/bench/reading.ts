import type { Figure, Measurement } from './measurement'
import { rounds, teiTimes } from './tei-times'

/** What reading TEI asks of a processor. */
export const reading: Measurement = {
  name: 'reading',
  about:
    'Computing time of reading 4 MB of TEI to a doc, beside a bare saxes parse of the same text (namespaces, positions). ' +
    `Medians of ${String(rounds)}, in turn, in one Node.`,
  patience: 300_000,
  measure: async () =>
    (await teiTimes<'parse' | 'read'>('reading')).map(({ name, times: { parse, read } }): Figure => ({
      ...{ name: `read, ${name}`, value: read, unit: 'ms' },
      ...{ reference: { name: 'bare saxes parse', value: parse }, bound: { of: 'ratio', most: 4 } },
    })),
}
