import type { Figure, Measurement } from './measurement'
import { rounds, teiTimes } from './tei-times'

/** What writing TEI asks of a processor. */
export const writing: Measurement = {
  name: 'writing',
  about:
    'Computing time of writing 4 MB of TEI, beside a bare saxes parse of the same text (namespaces, positions): rebuilt from ' +
    'the doc alone; with the characters of the source after a letter was typed in the middle, where the source is read again; ' +
    `and where it is still at hand, as while the text is open. Medians of ${String(rounds)}, in turn, in one Node.`,
  patience: 300_000,
  measure: async () =>
    (await teiTimes<'parse' | 'rebuilt' | 'again' | 'open'>('writing')).flatMap(
      ({ name, times }): readonly Figure[] => {
        const { parse, rebuilt, again, open } = times
        const common = { unit: 'ms', reference: { name: 'bare saxes parse', value: parse } } as const
        return [
          { ...common, name: `rebuilt, ${name}`, value: rebuilt, bound: { of: 'ratio', most: 1.5 } },
          {
            ...common,
            ...{ name: `preserving, source read again, ${name}`, value: again, bound: { of: 'ratio', most: 5 } },
          },
          { ...common, name: `preserving, text open, ${name}`, value: open, bound: { of: 'value', most: 20 } },
        ]
      },
    ),
}
