import type { Transaction } from 'prosemirror-state'
import type { DocRange } from '../../../shared/finding'
import { changesOf, followDifference, movedBy, type StandingDifference } from './standing-differences'

/** How many differences move as one where nothing among them changes. */
export const together = 64

/** Some differences that follow each other, and how far they all have moved since. */
interface Stretch extends DocRange {
  readonly items: readonly StandingDifference[]
  readonly shift: number
}

/**
 * Differences where they stand in a doc. What is typed beside a stretch of them moves it as a whole; each is moved alone only where
 * it is asked for.
 */
export class PlacedDifferences {
  readonly stretches: readonly Stretch[]
  #all: readonly StandingDifference[] | null = null

  private constructor(stretches: readonly Stretch[]) {
    this.stretches = stretches
  }

  /** Differences by their ids, which count from 0, in the order of the text. */
  static of(all: readonly StandingDifference[]): PlacedDifferences {
    const stretches: Stretch[] = []
    for (let at = 0; at < all.length; at += together) stretches.push(stretchOf(all.slice(at, at + together)))
    return new PlacedDifferences(stretches)
  }

  /** Whether there are none. */
  get isEmpty(): boolean {
    return this.stretches.length === 0
  }

  /** All of them, as they stand now. */
  get all(): readonly StandingDifference[] {
    this.#all ??= this.stretches.flatMap(standingIn)
    return this.#all
  }

  /** The one with this id, as it stands now. */
  byId(id: number): StandingDifference | null {
    const stretch = this.stretches[Math.floor(id / together)]
    const one = stretch?.items[id % together]
    return stretch && one ? moved(one, stretch.shift) : null
  }

  /** Those that begin between two positions. */
  between({ from, to }: DocRange): readonly StandingDifference[] {
    return this.stretches
      .filter((one) => one.from + one.shift <= to && one.to + one.shift >= from)
      .flatMap(standingIn)
      .filter(({ range }) => range.from >= from && range.from <= to)
  }

  /** Whether one of them is so, wherever it stands. */
  some(is: (one: StandingDifference) => boolean): boolean {
    return this.stretches.some(({ items }) => items.some(is))
  }

  /** Where they stand after a transaction; those whose words it changed are read again. `touched` says whether there are any. */
  follow(transaction: Transaction): { readonly placed: PlacedDifferences; readonly touched: boolean } {
    const { mapping, doc } = transaction
    const changes = changesOf(transaction)
    if (changes.length === 0) return { placed: this, touched: false }
    const first = Math.min(...changes.map(({ before }) => before))
    let touched = false
    const stretches = this.stretches.map((stretch): Stretch => {
      const place = { from: stretch.from + stretch.shift, to: stretch.to + stretch.shift }
      if (place.to < first) return stretch
      const now = movedBy(mapping, place)
      if (!changes.some(({ from, to }) => from <= now.to && to >= now.from))
        return { ...stretch, shift: stretch.shift + now.from - place.from }
      return stretchOf(
        standingIn(stretch).map((one) => {
          const next = followDifference(one, mapping, changes, doc)
          if (next.now !== one.now || next.recorded !== one.recorded) touched = true
          return next
        }),
      )
    })
    return { placed: new PlacedDifferences(stretches), touched }
  }
}

function stretchOf(items: readonly StandingDifference[]): Stretch {
  const from = items.reduce((least, { range }) => Math.min(least, range.from), Infinity)
  const to = items.reduce((most, { range }) => Math.max(most, range.to), 0)
  return { items, shift: 0, from, to }
}

const standingIn = ({ items, shift }: Stretch): readonly StandingDifference[] =>
  shift === 0 ? items : items.map((one) => moved(one, shift))

const moved = (one: StandingDifference, by: number): StandingDifference =>
  by === 0 ? one : { ...one, range: { from: one.range.from + by, to: one.range.to + by } }
