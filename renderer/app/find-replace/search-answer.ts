import { childKinds, spansOfSet, type Findable } from '../../../shared/queries/findable'
import { pageAt } from '../../../shared/queries/pages'
import { searchFindable, type MatchPlace } from '../../../shared/queries/search-findable'
import { ShownBlock } from '../../../shared/queries/shown-block'
import type { TagWithin } from '../../../shared/commands/lost-tags'
import { contextLength } from '../../../shared/register/occurrence'
import { wordsAround } from '../../../shared/register/words-around'
import { mostPerText, type FoundMatch, type FoundMatches, type SearchQuestion } from './search-question'

/** Searches a text; yields how much of it is done, from 0 to 1. */
export function* searchAnswer(
  of: Findable,
  { query, most = mostPerText }: SearchQuestion,
): Generator<number, FoundMatches> {
  const { places, count } = yield* searchFindable(of, query, { most: Math.min(most, mostPerText), counts: true })
  let last: { readonly block: number; readonly shown: ShownBlock } | null = null
  const matches = places.map((place): FoundMatch => {
    // Matches come block by block: what is read of one serves all in it.
    if (last?.block !== place.block) last = { block: place.block, shown: new ShownBlock(of, place.block, null) }
    return inContext(of, place, last.shown)
  })
  return { matches, count }
}

/** A match with what stands around it; `shown` is its block with nothing hidden. */
function inContext(of: Findable, { block, ...match }: MatchPlace, shown: ShownBlock): FoundMatch {
  const start = of.positions[block] ?? 0
  const [from, to] = [match.from - start, match.to - start]
  const tags = tagsWithin(of, shown, from, to)
  return {
    ...match,
    was: wordsBetween(of, shown, from, to),
    ...wordsAround(shown.text, shown.indexOf(from), shown.indexOf(to - 1) + 1, contextLength),
    page: pageAt(of, match.from)?.n ?? null,
    inNote: of.holders[block]?.inNote === true,
    ...(tags.length > 0 && { tags }),
  }
}

/** What `wordsBetween` of `shared/commands` says of two positions of a block. */
function wordsBetween({ offsets, kinds }: Findable, shown: ShownBlock, from: number, to: number): string {
  let words = ''
  for (let child = shown.childOver(from); child < shown.end && (offsets[child] ?? to) < to; child++) {
    const first = shown.index(child) + Math.max(0, from - (offsets[child] ?? 0))
    const last = shown.index(child) + to - (offsets[child] ?? 0)
    if (kinds[child] === childKinds.letters) words += shown.text.slice(first, Math.min(last, shown.index(child + 1)))
    else if (kinds[child] === childKinds.lineBreak) words += ' '
  }
  return words
}

/** What `tagsWithin` of `shared/commands` says of two positions of a block. */
function tagsWithin(of: Findable, shown: ShownBlock, from: number, to: number): readonly TagWithin[] {
  const { offsets, marks } = of
  let child = shown.childOver(from)
  let wholly = false
  for (; child < shown.end && (offsets[child] ?? to) < to; child++)
    wholly ||= marks[child] !== 0 && lettersOf(of, child, from, to) === sizeOf(of, child)
  // Most words have no tag of their own: the others in their block need not be looked at.
  return wholly ? tagsOfBlock(of, shown, from, to) : []
}

function tagsOfBlock(of: Findable, shown: ShownBlock, from: number, to: number): readonly TagWithin[] {
  const within = new Map<number, TagWithin>()
  const beyond = new Set<number>()
  let index = 0
  for (let child = shown.first; child < shown.end; child++) {
    const letters = lettersOf(of, child, from, to)
    for (const span of spansOfSet(of, of.marks[child] ?? 0))
      if (letters < sizeOf(of, child)) beyond.add(span)
      else {
        const { start = index } = within.get(span) ?? {}
        within.set(span, { name: of.spans[span]?.name ?? '', start, end: index + letters })
      }
    index += letters
  }
  return [...within].flatMap(([span, tag]) => (beyond.has(span) ? [] : [tag]))
}

const sizeOf = ({ offsets }: Findable, child: number): number => (offsets[child + 1] ?? 0) - (offsets[child] ?? 0)

/** How many letters of a child stand between two positions of its block. */
function lettersOf({ offsets, kinds }: Findable, child: number, from: number, to: number): number {
  if (kinds[child] !== childKinds.letters && kinds[child] !== childKinds.lineBreak) return 0
  return Math.max(0, Math.min(to, offsets[child + 1] ?? 0) - Math.max(from, offsets[child] ?? 0))
}
