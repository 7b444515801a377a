/** When second copies are written, in milliseconds. */
export interface CopyTimes {
  /** How long nothing was stored before a copy is made. */
  readonly rest: number
  /** How long work can go on before it is copied all the same. */
  readonly ceiling: number
  /** How much time lies between two copies at least. */
  readonly gap: number
  /** How long to wait after a failure. */
  readonly retry: number
}

/** The times that a person works with: a copy costs a second of a Worker, and losing ten minutes of work is much. */
export const usualTimes: CopyTimes = { rest: 20_000, ceiling: 10 * 60_000, gap: 3 * 60_000, retry: 30_000 }

/** What decides when the next copy is due; all times by one clock that never goes back. */
export interface CopyFacts {
  /** When the first and the last work was stored that no copy holds; `null` where there is none. */
  readonly work: { readonly first: number; readonly last: number } | null
  /** When copying ended last, and whether it failed; `null` where nothing was copied yet. */
  readonly ended: { readonly at: number; readonly failed: boolean } | null
  /** Whether the person asked for it, or left the edition. */
  readonly asked: boolean
}

/** When the next copy is due, `null` where none is. */
export function dueAt({ work, ended, asked }: CopyFacts, times: CopyTimes): number | null {
  if (asked) return 0
  if (ended?.failed === true) return ended.at + times.retry
  if (work === null) return null
  const rested = Math.min(work.last + times.rest, work.first + times.ceiling)
  return ended === null ? rested : Math.max(rested, ended.at + times.gap)
}
