import type { CDPSession, Page } from '@playwright/test'

/** A task of the main thread of a page. */
export interface Task {
  /** When it began, in milliseconds of the trace. */
  readonly start: number
  /** How long the thread computed in it, in milliseconds: what other programs do meanwhile does not count. */
  readonly work: number
}

/** A mark that the page set by `performance.mark`. */
export interface Mark {
  readonly name: string
  readonly at: number
}

/** What the main thread of a page did. */
export interface Trace {
  readonly tasks: readonly Task[]
  readonly marks: readonly Mark[]
}

interface TraceEvent {
  readonly name: string
  readonly cat: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  readonly tdur?: number
}

/**
 * Tasks as the threads themselves tell of them. Those of the timeline of the developer tools would cost: with them on, all elements of the page
 * are counted at every frame.
 */
const categories = 'toplevel,blink.user_timing'
const task = 'ThreadControllerImpl::RunTask'

/** Does something and tells what the main thread of the page did meanwhile. The page has to set a mark in it. */
export async function traced(page: Page, work: () => Promise<unknown>): Promise<Trace> {
  const session = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  await session.send('Tracing.start', { transferMode: 'ReportEvents', categories })
  try {
    await work()
  } finally {
    await ended(session)
  }
  await session.detach()
  return traceOf(events)
}

async function ended(session: CDPSession): Promise<void> {
  const complete = new Promise<void>((resolve) => {
    session.once('Tracing.tracingComplete', () => resolve())
  })
  await session.send('Tracing.end')
  await complete
}

function traceOf(events: readonly TraceEvent[]): Trace {
  const marks = events.filter(({ cat, ph }) => cat.includes('blink.user_timing') && (ph === 'I' || ph === 'R'))
  const [first] = marks
  if (first === undefined) throw new Error('The page set no mark while it was watched')
  const isOfMain = ({ pid, tid }: TraceEvent) => pid === first.pid && tid === first.tid
  const tasks = events.filter((event) => isOfMain(event) && event.ph === 'X' && event.name === task)
  return {
    tasks: tasks
      .map(({ ts, dur = 0, tdur = dur }) => ({ start: ts / 1000, work: tdur / 1000 }))
      .sort((a, b) => a.start - b.start),
    marks: marks
      .filter(isOfMain)
      .map(({ name, ts }) => ({ name, at: ts / 1000 }))
      .sort((a, b) => a.at - b.at),
  }
}

/** How long the main thread worked after each mark of this name until the next one of any name, in milliseconds. */
export function workAfter({ tasks, marks }: Trace, name: string): readonly number[] {
  return marks.flatMap((mark, index) => {
    const next = marks[index + 1]
    if (mark.name !== name || next === undefined) return []
    // A mark stands within the task that it belongs to.
    const from = startOfTaskAt(tasks, mark.at)
    const to = startOfTaskAt(tasks, next.at)
    return [tasks.filter(({ start }) => start >= from && start < to).reduce((sum, { work }) => sum + work, 0)]
  })
}

function startOfTaskAt(tasks: readonly Task[], at: number): number {
  return tasks.findLast(({ start }) => start <= at)?.start ?? at
}
