import type { PageRecord } from './page-record'

/** The records of a text's pages in their order, and those whose breaks were deleted. */
export interface AlignedPages {
  readonly pages: readonly PageRecord[]
  readonly gone: readonly PageRecord[]
}

/**
 * Brings records into line with the page breaks of a text: one for each of `numbers`, which are the numbers of the breaks in their order
 * (`['']` for a text without breaks, which is one page; see `pageNumbersOf`). A break takes the record that stands in the same order and has its number; where
 * as many are left between two such as there are records, they were renumbered. A record whose break is gone waits in
 * `gone` if it holds anything, and a break of its number takes it again; a new break gets an empty record with an id of `newId`.
 * Where a break could be either of two pages, neither's marks are given to it: what was not proofread never counts as done.
 */
export function alignPages(
  records: readonly PageRecord[],
  gone: readonly PageRecord[],
  numbers: readonly string[],
  newId: () => string,
): AlignedPages {
  const pairs = pairInOrder(
    records.map(({ n }) => n),
    numbers,
  )
  const taken = new Set([...pairs.values()])
  const rest = gone.concat(records.filter((_, index) => !taken.has(index)))
  const waiting = rest.filter(holdsAnything)
  const open = countsOf(numbers.filter((_, index) => !pairs.has(index)))
  const back = new Map(waiting.filter(({ n }) => n !== '' && open.get(n) === 1).map((record) => [record.n, record]))
  const pages = numbers.map((n, index) => {
    const record = records[pairs.get(index) ?? -1]
    if (record !== undefined) return record.n === n ? record : { ...record, n }
    return back.get(n) ?? { id: newId(), n, marks: [], image: null }
  })
  const used = new Set(pages.map(({ id }) => id))
  return { pages, gone: waiting.filter(({ id }) => !used.has(id)) }
}

/** Whether a record says anything, so that it is worth keeping. */
export function holdsAnything({ marks, image }: PageRecord): boolean {
  return marks.length > 0 || image !== null
}

/** The numbers of a text's pages, of those of its page breaks: a text without breaks is one page. */
export function pageNumbersOf(breaks: readonly { readonly n: string }[]): readonly string[] {
  return breaks.length === 0 ? [''] : breaks.map(({ n }) => n)
}

/**
 * Pairs two lists of page numbers: for an index of `after`, the index of `before` that is the same page. Equal numbers in the same
 * order are the same page (the longest such chain); what stands between two of these, or at an end, is paired one by one
 * where it is as many on both sides.
 */
export function pairInOrder(before: readonly string[], after: readonly string[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>()
  const anchors = chain(before, after)
  let [was, is] = [0, 0]
  for (const [a, b] of [...anchors, [before.length, after.length] as const]) {
    if (a - was === b - is) for (let i = 0; i < a - was; i += 1) pairs.set(is + i, was + i)
    if (b < after.length) pairs.set(b, a)
    ;[was, is] = [a + 1, b + 1]
  }
  return pairs
}

/** The longest chain of equal numbers that stand in the same order in both lists, as pairs of indexes. */
function chain(before: readonly string[], after: readonly string[]): readonly (readonly [number, number])[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1
  let end = 0
  const most = Math.min(before.length, after.length) - start
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1
  const same = Array.from({ length: start }, (_, index) => [index, index] as const)
  const tail = Array.from(
    { length: end },
    (_, index) => [before.length - end + index, after.length - end + index] as const,
  )
  const middle = longest(before.slice(start, before.length - end), after.slice(start, after.length - end))
  return [...same, ...middle.map(([a, b]) => [a + start, b + start] as const), ...tail]
}

/** How many lengths of chains are worked out at most: 100 MB of them, which 5,000 pages that were all renumbered need. */
const mostLengths = 25_000_000

/** A pair of a chain, with the one before it. */
interface Link {
  readonly a: number
  readonly b: number
  readonly before: Link | null
}

/** The longest chain of those numbers that stand once in each list, for lists that are too long to work out all. */
function longestOfSingle(before: readonly string[], after: readonly string[]): readonly (readonly [number, number])[] {
  const [was, is] = [countsOf(before), countsOf(after)]
  const places = new Map(after.map((n, index) => [n, index]))
  // The chain of each length that ends first (the method of patience sorting).
  const ends: Link[] = []
  for (const [a, n] of before.entries()) {
    const b = places.get(n)
    if (b === undefined || was.get(n) !== 1 || is.get(n) !== 1) continue
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle]?.b ?? Infinity) < b) low = middle + 1
      else high = middle
    }
    ends[low] = { a, b, before: ends[low - 1] ?? null }
  }
  const found: (readonly [number, number])[] = []
  for (let link = ends.at(-1) ?? null; link !== null; link = link.before) found.push([link.a, link.b])
  return found.reverse()
}

/** The same where the ends differ, by the lengths of the chains of all rests. */
function longest(before: readonly string[], after: readonly string[]): readonly (readonly [number, number])[] {
  if (before.length * after.length > mostLengths) return longestOfSingle(before, after)
  const width = after.length + 1
  const lengths = new Uint32Array((before.length + 1) * width)
  const at = (a: number, b: number) => lengths[a * width + b] ?? 0
  for (let a = before.length - 1; a >= 0; a -= 1)
    for (let b = after.length - 1; b >= 0; b -= 1)
      lengths[a * width + b] = before[a] === after[b] ? at(a + 1, b + 1) + 1 : Math.max(at(a + 1, b), at(a, b + 1))
  const found: (readonly [number, number])[] = []
  let [a, b] = [0, 0]
  while (a < before.length && b < after.length) {
    if (before[a] === after[b]) found.push([a++, b++])
    else if (at(a + 1, b) >= at(a, b + 1)) a += 1
    else b += 1
  }
  return found
}

function countsOf(numbers: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const n of numbers) counts.set(n, (counts.get(n) ?? 0) + 1)
  return counts
}
