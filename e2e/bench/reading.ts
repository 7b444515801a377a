import { readTei } from '../../shared/tei/read'
import { bareParse, parseBarely, textsOfFour } from './bare-parse'
import { inTurn } from './in-turn'
import type { Figure, Measurement } from './measurement'

/** How often each is done. */
const rounds = 9

/** What reading TEI asks of a processor. */
export const reading: Measurement = {
  name: 'reading',
  about:
    'Computing time of reading 4 MB of TEI to a doc, beside a bare saxes parse of the same text (namespaces, positions). ' +
    `Medians of ${String(rounds)}, in turn.`,
  patience: 300_000,
  measure: () =>
    Promise.resolve(
      textsOfFour().map(({ name, xml }): Figure => {
        const source = xml()
        const { read, parse } = inTurn({ parse: () => parseBarely(source), read: () => readTei(source) }, rounds)
        return {
          ...{ name: `read, ${name}`, value: read, unit: 'ms' },
          ...{ reference: { name: bareParse, value: parse }, bound: { of: 'ratio', most: 4 } },
        }
      }),
    ),
}
