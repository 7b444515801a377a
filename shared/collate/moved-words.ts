import { alignItems } from '../compare/alignment'
import type { Part } from '../shortest-script'
import type { Frame } from './align-words'
import type { Words } from './words'

/** How many words must follow each other in both for a place to be looked at. */
const GRAM = 4
/** How many such places it takes. */
const SEEDS = 3
/** How many words what was moved has at least. */
const LEAST = 6

/** A stretch of words without a counterpart. */
interface Gap extends Part {
  readonly note: boolean
  /** Which stretch of the other text stands in the same place, or -1. */
  readonly opposite: number
}

interface Seed {
  readonly i: number
  readonly j: number
}

/**
 * Looks among the words that have no counterpart in the other text for stretches that stand in both, out of order, or in a
 * note here and in running text there. Linear in what is left over.
 */
export function findMoved(ours: Words, theirs: Words, matches: Int32Array): readonly Frame[] {
  const gaps = gapsOf(ours, theirs, matches)
  const frames: Frame[] = []
  const used = { ours: new Uint8Array(ours.count), theirs: new Uint8Array(theirs.count) }
  for (const { g, h, seeds } of sharedGaps(ours, theirs, gaps)) {
    const [mine, other] = [gaps.ours[g], gaps.theirs[h]]
    if (!mine || !other) continue
    for (let left = seeds; left.length >= SEEDS;) {
      const found = densest(ours, theirs, left)
      const rest = left.filter(({ i, j }) => used.ours[i] === 0 && used.theirs[j] === 0)
      if (!found) break
      const free = isFree(used.ours, found.ours) && isFree(used.theirs, found.theirs)
      if (!free) break
      used.ours.fill(1, found.ours.from, found.ours.to)
      used.theirs.fill(1, found.theirs.from, found.theirs.to)
      const inPlace = mine.opposite === h || mine.note !== other.note
      frames.push({ ...found, moved: !inPlace })
      left = rest.filter(({ i, j }) => used.ours[i] === 0 && used.theirs[j] === 0)
    }
  }
  return frames.sort((a, b) => a.ours.from - b.ours.from)
}

function isFree(used: Uint8Array, { from, to }: Part): boolean {
  return used.subarray(from, to).every((one) => one === 0)
}

interface Gaps {
  readonly ours: readonly Gap[]
  readonly theirs: readonly Gap[]
}

function gapsOf(ours: Words, theirs: Words, matches: Int32Array): Gaps {
  const found: { ours: Gap[]; theirs: Gap[] } = { ours: [], theirs: [] }
  const add = (a: Part, b: Part, note: boolean) => {
    const [long, other] = [a.to - a.from >= LEAST, b.to - b.from >= LEAST]
    if (long) found.ours.push({ ...a, note, opposite: other ? found.theirs.length : -1 })
    if (other) found.theirs.push({ ...b, note, opposite: long ? found.ours.length - 1 : -1 })
  }
  const within = (a: Part, b: Part, note: boolean) => {
    let [i, j] = [a.from, b.from]
    for (let at = b.from; at <= b.to; at++) {
      const match = at === b.to ? a.to : (matches[at] ?? -1)
      if (match < 0) continue
      if (match > i || at > j) add({ from: i, to: match }, { from: j, to: at }, note)
      i = match + 1
      j = at + 1
    }
  }
  within({ from: 0, to: ours.notesFrom }, { from: 0, to: theirs.notesFrom }, false)
  within({ from: ours.notesFrom, to: ours.count }, { from: theirs.notesFrom, to: theirs.count }, true)
  return found
}

/** Pairs of stretches with places in which the same words follow each other, that stand but once in each; those with most first. */
function sharedGaps(ours: Words, theirs: Words, gaps: Gaps) {
  const here = grams(ours, gaps.ours)
  const there = grams(theirs, gaps.theirs)
  const pairs = new Map<number, { readonly g: number; readonly h: number; readonly seeds: Seed[] }>()
  for (const [gram, mine] of here) {
    const other = there.get(gram)
    if (mine === null || !other) continue
    const key = mine.gap * gaps.theirs.length + other.gap
    const pair = pairs.get(key) ?? { g: mine.gap, h: other.gap, seeds: [] }
    pair.seeds.push({ i: mine.at, j: other.at })
    pairs.set(key, pair)
  }
  return [...pairs.values()]
    .filter(({ seeds }) => seeds.length >= SEEDS)
    .sort((a, b) => b.seeds.length - a.seeds.length)
}

/** Where each run of {@link GRAM} words stands that stands once; `null` for others. */
function grams(words: Words, gaps: readonly Gap[]) {
  const places = new Map<string, { readonly at: number; readonly gap: number } | null>()
  gaps.forEach(({ from, to }, gap) => {
    for (let at = from; at + GRAM <= to; at++) {
      const gram = words.keys.slice(at, at + GRAM).join(' ')
      places.set(gram, places.has(gram) ? null : { at, gap })
    }
  })
  return places
}

/** The stretch in both that most of the seeds lie in, in order; `null` where they do not make one. */
function densest(ours: Words, theirs: Words, seeds: readonly Seed[]): Omit<Frame, 'moved'> | null {
  const run = risingRun(seeds)
  const [first, last] = [run[0], run.at(-1)]
  if (!first || !last || run.length < SEEDS) return null
  const found = {
    ours: { from: first.i, to: last.i + GRAM },
    theirs: { from: first.j, to: last.j + GRAM },
  }
  const longest = Math.max(found.ours.to - found.ours.from, found.theirs.to - found.theirs.from)
  const same = alignItems(
    ours.keys.slice(found.ours.from, found.ours.to),
    theirs.keys.slice(found.theirs.from, found.theirs.to),
  ).reduce((count, i) => count + (i < 0 ? 0 : 1), 0)
  return longest >= LEAST && same * 2 >= longest ? found : null
}

/** How many words may stand between two seeds of one stretch. */
const REACH = 40

/** The longest of the runs of seeds that rise in both and follow each other closely. */
function risingRun(seeds: readonly Seed[]): readonly Seed[] {
  const sorted = seeds.toSorted((a, b) => a.i - b.i)
  let best: readonly Seed[] = []
  let run: Seed[] = []
  for (const seed of sorted) {
    const last = run.at(-1)
    const follows = last !== undefined && seed.j > last.j && seed.j - last.j <= REACH && seed.i - last.i <= REACH
    run = follows ? [...run, seed] : [seed]
    if (run.length > best.length) best = run
  }
  return best
}
