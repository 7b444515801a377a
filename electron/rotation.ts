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

const hour = 60 * 60 * 1000
const day = 24 * hour
/** How far the clock goes back at the end of summer time, and then some; whatever is more was set. */
const setBack = 2 * hour
/** 1970 began on a Thursday, and a week begins on Monday. */
const daysBeforeMonday = 3

/**
 * The copies of one edition that the rotation lets go: all but the last ten, the last of each day for thirty days, and
 * the last of each week after. Days and weeks on which nothing was copied do not count, so that a clock that jumps
 * ahead costs nothing; where the clock was set back, days and weeks are counted anew, so that no old copy is taken for
 * an earlier state of the new day. The latest copy is never among them.
 */
export function toLetGo<Copy extends CopyTime>(copies: readonly Copy[]): readonly Copy[] {
  const latestFirst = counted(copies).reverse()
  const [days, weeks] = [new Set<string>(), new Set<string>()]
  return latestFirst.flatMap(({ copy, count }, index) => {
    const dayNumber = Math.floor(copy.local / day)
    const lastOfDay = isNew(days, `${count}/${dayNumber}`) && days.size <= keptDays
    const lastOfWeek =
      isNew(weeks, `${count}/${Math.floor((dayNumber + daysBeforeMonday) / 7)}`) && weeks.size <= keptWeeks
    return index < keptLatest || lastOfDay || lastOfWeek ? [] : [copy]
  })
}

/** The copies in their order, each with how often the clock was set back before it. */
function counted<Copy extends CopyTime>(copies: readonly Copy[]): { readonly copy: Copy; readonly count: number }[] {
  let count = 0
  let before = -Infinity
  return [...copies]
    .sort((one, other) => one.order - other.order)
    .map((copy) => {
      if (copy.local < before - setBack) count += 1
      before = copy.local
      return { copy, count }
    })
}

function isNew(seen: Set<string>, key: string): boolean {
  const known = seen.has(key)
  seen.add(key)
  return !known
}
