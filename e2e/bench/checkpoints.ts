import type { Bench, Stand } from './bench'
import { sumOf } from './journal-bytes'
import { traced, type Trace } from './main-thread'
import { median, times, type Figure, type Measurement } from './measurement'
import { texts, type BenchText } from './texts'

/** From which length on a task counts as long (Long Tasks API): what somebody who types may notice. */
const longTask = 50

/** How long checkpoints keep the window from doing anything else, and what they write. */
export const checkpoints: Measurement = {
  name: 'checkpoint',
  about:
    'The longest main-thread task (computing time) while a checkpoint runs: the first one after opening, which takes the whole ' +
    'text apart, and one after an edit of one paragraph; beside it writing the text as JSON in one go. And what the second one ' +
    'writes beside all that is stored of the text. Medians of 5.',
  patience: 600_000,
  measure: async (bench) => [...(await figuresOf(bench, texts.four)), ...(await figuresOf(bench, texts.large))],
}

async function figuresOf(bench: Bench, { name, xml }: BenchText): Promise<readonly Figure[]> {
  return bench.withStand(async (stand) => {
    await stand.call('take', xml())
    const whole = await stand.call('pieceBytes')
    const json = median(await times(5, () => stand.call('writeJson')))
    const first = await times(5, async () => {
      await stand.call('open')
      await stand.call('type', 5)
      return checkpointed(stand)
    })
    const next = await times(5, async () => {
      await stand.call('type', 5)
      return checkpointed(stand)
    })
    const reference = { name: 'JSON.stringify at once', value: json }
    const bound = { of: 'value', most: longTask } as const
    const block = (runs: readonly Checkpointed[]) => median(runs.map(({ longest }) => longest))
    const bytes = median(next.map(({ written }) => written))
    return [
      { name: `longest task, first checkpoint, ${name}`, value: block(first), unit: 'ms', reference, bound },
      { name: `longest task, next checkpoint, ${name}`, value: block(next), unit: 'ms', reference, bound },
      {
        name: `bytes of a checkpoint after an edit, ${name}`,
        value: bytes,
        unit: 'bytes',
        reference: { name: 'all of the text', value: whole },
        bound: { of: 'ratio', most: 0.05 },
      },
    ]
  })
}

interface Checkpointed {
  /** The longest task, in milliseconds of computing. */
  readonly longest: number
  readonly written: number
}

async function checkpointed(stand: Stand): Promise<Checkpointed> {
  let written = 0
  const trace = await traced(stand.page, async () => {
    written = sumOf(await stand.call('checkpoint'))
  })
  return { longest: longestBetween(trace), written }
}

function longestBetween({ tasks, marks }: Trace): number {
  const [from, to] = [marks[0]?.at ?? 0, marks.at(-1)?.at ?? Infinity]
  const during = tasks.filter(({ start }, index) => start <= to && (tasks[index + 1]?.start ?? Infinity) >= from)
  return Math.max(...during.map(({ work }) => work))
}
