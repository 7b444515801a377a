import type { StepMap } from 'prosemirror-transform'
import type { SearchMatch } from '../../../shared/queries/search-text'

/** How many matches stand in a lot. */
const lotSize = 256

/** Matches that stand side by side, and how far they have moved since they were found. */
interface Lot {
  readonly matches: readonly SearchMatch[]
  readonly shift: number
  /** Where the last of them ends, not shifted: one that stands around a note ends behind those in it. */
  readonly end: number
}

/**
 * The matches of a search in an open text, in order. They follow its changes in lots, of which only those are looked through that a
 * change touches: a common word stands in a volume tens of thousands of times.
 */
export class FoundMatches {
  static readonly none = new FoundMatches([])

  readonly length: number
  readonly #lots: readonly Lot[]
  #all: readonly SearchMatch[] | null = null

  private constructor(lots: readonly Lot[]) {
    this.#lots = lots
    this.length = lots.reduce((sum, { matches }) => sum + matches.length, 0)
  }

  /** Those that were found; they stand in order and do not overlap. */
  static of(found: readonly SearchMatch[]): FoundMatches {
    if (found.length === 0) return FoundMatches.none
    const lots = Array.from({ length: Math.ceil(found.length / lotSize) }, (_, index) =>
      lotOf(found.slice(index * lotSize, (index + 1) * lotSize)),
    )
    return new FoundMatches(lots)
  }

  /** All of them, where they stand now. Made when it is asked for, for it is as long as they are many. */
  get all(): readonly SearchMatch[] {
    return (this.#all ??= this.#lots.flatMap((lot) => lot.matches.map((match) => standing(match, lot))))
  }

  /** One of them, by its index. */
  at(index: number): SearchMatch | undefined {
    return this.between(index, index + 1)[0]
  }

  /** Those from one index up to another. */
  between(first: number, end: number): readonly SearchMatch[] {
    const found: SearchMatch[] = []
    let start = 0
    for (const lot of this.#lots) {
      const { matches } = lot
      if (start < end && start + matches.length > first)
        for (const match of matches.slice(Math.max(0, first - start), end - start)) found.push(standing(match, lot))
      start += matches.length
    }
    return found
  }

  /** The index of the first match that begins at or after `pos`; their number where none does. */
  indexFrom(pos: number): number {
    let start = 0
    for (const { matches, shift } of this.#lots) {
      const last = matches.at(-1)
      if (last !== undefined && last.from + shift >= pos)
        return start + matches.findIndex(({ from }) => from + shift >= pos)
      start += matches.length
    }
    return this.length
  }

  /** Where they stand after a step; those of which nothing is left are gone. `looked` hears of each match that is looked at. */
  followed(map: StepMap, looked?: () => void): FoundMatches {
    const ranges = rangesOf(map)
    if (ranges.length === 0 || this.length === 0) return this
    return new FoundMatches(
      this.#lots.flatMap((lot) => {
        const moved = movedBy(lot, ranges)
        if (moved !== null) return moved === 0 ? [lot] : [{ ...lot, shift: lot.shift + moved }]
        const matches = lot.matches.flatMap((match) => {
          looked?.()
          const from = map.map(match.from + lot.shift, 1)
          const to = map.map(match.to + lot.shift, -1)
          return to > from ? [{ ...match, from, to }] : []
        })
        return matches.length === 0 ? [] : [lotOf(matches)]
      }),
    )
  }
}

function lotOf(matches: readonly SearchMatch[]): Lot {
  return { matches, shift: 0, end: matches.reduce((end, { to }) => Math.max(end, to), 0) }
}

interface Changed {
  readonly from: number
  readonly to: number
  /** By how much it made longer what it changed. */
  readonly more: number
}

function rangesOf(map: StepMap): readonly Changed[] {
  const ranges: Changed[] = []
  map.forEach((from, to, start, end) => {
    ranges.push({ from, to, more: end - start - (to - from) })
  })
  return ranges
}

/** How far a lot as a whole is moved; `null` where something in it was changed. */
function movedBy({ matches, shift, end: last }: Lot, ranges: readonly Changed[]): number | null {
  const start = (matches[0]?.from ?? 0) + shift
  const end = last + shift
  let moved = 0
  for (const { from, to, more } of ranges) {
    if (from > end) break
    if (to >= start) return null
    moved += more
  }
  return moved
}

function standing(match: SearchMatch, { shift }: Lot): SearchMatch {
  return shift === 0 ? match : { ...match, from: match.from + shift, to: match.to + shift }
}
