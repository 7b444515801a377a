/** When a second copy was made: its place among the others, and what the clock on the wall said. */
export interface CopyTime {
  /** Higher is later, whatever the clock said. */
  readonly order: number
  /** The date and time of the wall, read as if they were UTC, in milliseconds since 1970: no time zone is needed here. */
  readonly local: number
}

/** How many of the latest copies are kept in any case. */
export const keptLatest = 10
/** Of how many days, the latest on which copies were made, the last copy is kept. */
export const keptDays = 30
/** Of how many weeks the last copy is kept: ten years, so that nothing fills a disk for ever. */
export const keptWeeks = 520

/** Copies whose numbers have the same millions were made by a clock that went on; nobody makes a million. */
const million = 1_000_000

const minute = 60 * 1000
const day = 24 * 60 * minute
/** Clocks of two machines that copy into one folder may be apart by so much; whatever is more was set back. */
const setBack = 10 * minute
/** 1970 began on a Thursday, and a week begins on Monday. */
const daysBeforeMonday = 3

/**
 * The number of the next copy, made at `local`: higher than all `taken` so far. Where the clock was set back since the
 * latest copy, the next full million, so that this is known for as long as the copies last.
 */
export function nextOrder(copies: readonly CopyTime[], taken: number, local: number): number {
  const latest = copies.reduce<CopyTime | null>((last, copy) => (last && last.order > copy.order ? last : copy), null)
  const next = Math.max(taken, latest?.order ?? 0) + 1
  return latest && local < latest.local - setBack ? Math.ceil(next / million) * million : next
}

/**
 * The copies of one edition that the rotation lets go: all but the last ten, the last of each day for thirty days, and
 * the last of each week after. Days and weeks on which nothing was copied do not count, so that a clock that jumps
 * ahead costs nothing; where the clock was set back, days and weeks are counted anew, so that no old copy is taken for
 * an earlier state of the new day. The latest copy is never among them.
 */
export function toLetGo<Copy extends CopyTime>(copies: readonly Copy[]): readonly Copy[] {
  const latestFirst = [...copies].sort((one, other) => other.order - one.order)
  const [days, weeks] = [new Set<string>(), new Set<string>()]
  return latestFirst.filter(({ order, local }, index) => {
    const dayNumber = Math.floor(local / day)
    const weekNumber = Math.floor((dayNumber + daysBeforeMonday) / 7)
    const count = Math.floor(order / million)
    const lastOfDay = isNew(days, `${count}/${dayNumber}`) && days.size <= keptDays
    const lastOfWeek = isNew(weeks, `${count}/${weekNumber}`) && weeks.size <= keptWeeks
    return index >= keptLatest && !lastOfDay && !lastOfWeek
  })
}

function isNew(seen: Set<string>, key: string): boolean {
  const known = seen.has(key)
  seen.add(key)
  return !known
}
