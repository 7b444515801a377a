import type { Measurement } from './measurement'
import { texts } from './texts'

/** How many versions are kept, and for how many the figure speaks. */
const kept = 250
const spoken = 1000

/** What a history costs. */
export const versions: Measurement = {
  name: 'versions',
  about:
    'Bytes of 1,000 versions of a text of 1.2 MB, one paragraph changed before each, beside those of one. 250 are kept and ' +
    'counted; what the first one shares with the text itself counts once.',
  patience: 600_000,
  measure: (bench) =>
    bench.withStand(async (stand) => {
      await stand.call('take', texts.volume.xml())
      const one = await stand.call('pieceBytes')
      const more = await stand.call('keepVersions', kept)
      const value = one + (more / kept) * spoken
      const bound = { of: 'ratio', most: 10 } as const
      return [
        { name: '1,000 versions, 1.2 MB', value, unit: 'bytes', reference: { name: 'one version', value: one }, bound },
      ]
    }),
}
