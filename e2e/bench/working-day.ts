import { sumOf } from './journal-bytes'
import { heapOf, MainThreadClock } from './memory'
import type { Figure, Measurement } from './measurement'
import type { Stand } from './bench'
import { texts } from './texts'

/** The keys of a long working day, in so many parts. */
const part = 3000
const parts = 10

/** What a working day leaves behind in the store. */
export const workingDay: Measurement = {
  name: 'working-day',
  about:
    '30,000 keys at a text of 4 MB, into the store alone: bytes written and main-thread computing time per key, checkpoints ' +
    'included, in the last tenth of the day beside the second (the first one writes the first checkpoint); the memory of ' +
    'the page; what the library takes on disk in the end, once swept, less what was typed, beside the morning. One day.',
  patience: 1_200_000,
  measure: (bench) =>
    bench.withStand(async (stand) => {
      await stand.call('take', texts.four.xml())
      await stand.call('type', 5)
      await stand.call('checkpoint')
      const morning = { pieces: await stand.call('pieceBytes'), used: await stand.call('used') }
      const day = await typed(stand)
      const unswept = await stand.call('pieceBytes')
      await stand.call('checkpoint')
      await stand.call('sweep')
      const evening = { pieces: await stand.call('pieceBytes'), used: await stand.call('used') }
      const at = (index: number) => day[index] ?? { bytes: 0, work: 0, heap: 0 }
      const early = { name: 'second tenth of the day', value: 0 }
      const late = { of: 'ratio', most: 1.2 } as const
      const beside = (value: number) => ({ name: 'in the morning', value })
      const [second, last] = [at(1), at(parts - 1)]
      const figures: readonly Figure[] = [
        {
          name: 'bytes per key, last tenth',
          value: last.bytes,
          unit: 'bytes',
          reference: { ...early, value: second.bytes },
          bound: late,
        },
        {
          name: 'work per key, last tenth',
          value: last.work,
          unit: 'ms',
          reference: { ...early, value: second.work },
          bound: late,
        },
        {
          name: 'memory, after 10,000 keys',
          value: at(3).heap,
          unit: 'bytes',
          reference: { name: 'after 3,000', value: at(0).heap },
          bound: late,
        },
        {
          name: 'memory, after 30,000 keys',
          value: last.heap,
          unit: 'bytes',
          reference: { name: 'after 3,000', value: at(0).heap },
          bound: late,
        },
        {
          name: 'pieces in the evening',
          value: unswept - part * parts,
          unit: 'bytes',
          reference: beside(morning.pieces),
          bound: null,
        },
        {
          name: 'pieces in the evening, swept',
          value: evening.pieces - part * parts,
          unit: 'bytes',
          reference: beside(morning.pieces),
          bound: late,
        },
        {
          name: 'library on disk in the evening',
          value: evening.used - part * parts,
          unit: 'bytes',
          reference: beside(morning.used),
          bound: null,
        },
      ]
      return figures
    }),
}

interface Part {
  readonly bytes: number
  readonly work: number
  readonly heap: number
}

async function typed(stand: Stand): Promise<readonly Part[]> {
  const clock = await MainThreadClock.of(stand.page)
  const day: Part[] = []
  for (let index = 0; index < parts; index++) {
    const before = await clock.read()
    const { written } = await stand.call('type', part)
    const work = ((await clock.read()) - before) / part
    day.push({ bytes: sumOf(written) / part, work, heap: await heapOf(stand.page) })
  }
  return day
}
