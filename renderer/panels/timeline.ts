import type { VersionRow } from '../store/rows'
import { daysBetween } from '../ui/when'

/** A version in a timeline. */
export interface TimelineVersion {
  readonly row: VersionRow
  /** How many words it has more than the version before it; `null` for the first one. */
  readonly words: number | null
}

/** The versions of one day, the newest first. */
export interface TimelineDay {
  /** A moment of that day. */
  readonly at: number
  readonly versions: readonly TimelineVersion[]
}

/**
 * Versions, given oldest first, as a timeline: the newest first, those of one day together. They stand in the order in
 * which they were kept, so a day may come twice where the clock was set back.
 */
export function timelineOf(rows: readonly VersionRow[], wanted: (row: VersionRow) => boolean): readonly TimelineDay[] {
  const days: { at: number; versions: TimelineVersion[] }[] = []
  for (let i = rows.length - 1; i >= 0; i--) {
    const row = rows[i]
    if (row === undefined || !wanted(row)) continue
    const before = rows[i - 1]
    const version = { row, words: before === undefined ? null : row.words - before.words }
    const last = days.at(-1)
    if (last !== undefined && daysBetween(last.at, row.at) === 0) last.versions.push(version)
    else days.push({ at: row.at, versions: [version] })
  }
  return days
}

/** The first days of a timeline, with as many versions as `count` at least, where there are so many; days stay whole. */
export function partOf(days: readonly TimelineDay[], count: number): readonly TimelineDay[] {
  let sum = 0
  const end = days.findIndex(({ versions }) => (sum += versions.length) >= count)
  return end < 0 ? days : days.slice(0, end + 1)
}
