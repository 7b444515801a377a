import type { DocRange } from '../finding'
import type { LandmarkList, PageLandmark } from './landmarks'

/**
 * Pages from one to another, by their numbers as they stand; empty for the beginning or the end of the text. Where a
 * number stands on several pages the first is meant, `7#2` means the second page 7, and `#12` the twelfth page of the text.
 */
export interface PageRange {
  readonly from: string
  readonly to: string
}

/**
 * What begins behind `from` and not behind `to` stands on the pages of a range. A number that no page has means the next
 * higher one (as `from`), or the last below it (as `to`), where it is one of digits. `null` where the text has no such pages.
 */
export function pageRange(pages: LandmarkList<PageLandmark>, range: PageRange): DocRange | null {
  const from = range.from.trim()
  const to = range.to.trim()
  const first = from === '' ? -1 : firstPage(pages.values, from)
  if (first === null) return null
  const last = to === '' ? pages.values.length - 1 : lastPage(pages.values, to, Math.max(first, 0))
  if (last === null || last < first) return null
  return { from: pages.positions[first] ?? -1, to: to === '' ? Infinity : (pages.positions[last + 1] ?? Infinity) }
}

function firstPage(pages: readonly PageLandmark[], wanted: string): number | null {
  const exact = pageOf(pages, wanted, 0)
  if (exact !== null) return exact
  const number = numberIn(wanted)
  const index = number === null ? -1 : pages.findIndex(({ n }) => (numberIn(n) ?? -1) >= number)
  return index < 0 ? null : index
}

function lastPage(pages: readonly PageLandmark[], wanted: string, since: number): number | null {
  const exact = pageOf(pages, wanted, since)
  if (exact !== null) return exact
  const number = numberIn(wanted)
  if (number === null || pages.length === 0) return null
  const beyond = pages.findIndex(({ n }, index) => index >= since && (numberIn(n) ?? -1) > number)
  return beyond < 0 ? pages.length - 1 : beyond - 1
}

/** The page that is meant exactly, from an index on where the first of its number is. */
function pageOf(pages: readonly PageLandmark[], wanted: string, since: number): number | null {
  const [, n = '', nth] = /^(.*?)#(\d+)$/.exec(wanted) ?? []
  if (nth === undefined) {
    const index = pages.findIndex((page, at) => at >= since && page.n === wanted)
    return index < 0 ? null : index
  }
  const places = pages.flatMap((page, index) => (n === '' || page.n === n ? [index] : []))
  return places[Number(nth) - 1] ?? null
}

function numberIn(n: string): number | null {
  return /^\d+$/.test(n) ? Number(n) : null
}
