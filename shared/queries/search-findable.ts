import type { DocRange } from '../finding'
import { hideableNames, type Findable, type Holder } from './findable'
import { foldedText } from './folded-findable'
import { pageRange } from './page-range'
import { hiddenParts, isHiddenWithin } from './readings'
import { isWholeWord, letterLength, matchesInStretch, patternOf } from './search-pattern'
import { isInSearchedElement, stretchesOf, type SearchWithin } from './search-stretches'
import type { SearchMatch, SearchQuery } from './search-text'
import { ShownBlock } from './shown-block'

/** A match, and the number of the block of the {@link Findable} that it stands in. */
export interface MatchPlace extends SearchMatch {
  readonly block: number
}

/** What a search finds. */
export interface MatchPlaces {
  /** In order of place. */
  readonly places: readonly MatchPlace[]
  /** How many there are: more than `places` where those beyond are counted. */
  readonly count: number
}

/** How many matches are wanted, and whether those beyond are counted; a search stops there otherwise. */
export interface Wanted {
  readonly most: number
  readonly counts: boolean
}

/** After how many characters of text a search lets others have their turn. */
const turnLength = 50_000

const anywhere: SearchWithin = { kind: 'anywhere' }

/**
 * All matches in a text that was made ready; yields how much is done, from 0 to 1. A query that has a problem finds nothing.
 * Costs what a regular expression over all the text costs, and little for each match.
 */
export function* searchFindable(
  of: Findable,
  query: SearchQuery,
  { most, counts }: Wanted = { most: Infinity, counts: false },
): Generator<number, MatchPlaces> {
  const search = searchOf(of, query)
  const places: MatchPlace[] = []
  let count = 0
  if (search === null) return { places, count }
  let turnAt = turnLength
  for (const { block, matches } of foundIn(of, query, search)) {
    count += matches.length
    for (const match of matches) if (places.length < most) places.push(match)
    if (!counts && count >= most) break
    const reached = of.starts[block + 1] ?? 0
    if (reached < turnAt) continue
    turnAt = reached + turnLength
    yield reached / of.text.length
  }
  // What stands in a note in the middle of a paragraph comes after all that stands in the paragraph.
  return { places: places.sort((a, b) => a.from - b.from), count: counts ? count : places.length }
}

/** What a query comes to in a text. */
interface Search {
  readonly pattern: RegExp
  /** Where matches may begin, as `pageRange` has it. */
  readonly range: DocRange
  /** Whether the reading hides something. */
  readonly hides: boolean
  readonly isSearched: (block: number) => boolean
}

/** `null` where nothing can be found. */
function searchOf(of: Findable, query: SearchQuery): Search | null {
  const { pages, notes, reading } = query
  const pattern = patternOf(query)
  const isAll = pages === undefined || (pages.from === '' && pages.to === '')
  const range = isAll ? { from: -1, to: Infinity } : pageRange(of.pages, pages)
  if (query.text === '' || !(pattern instanceof RegExp) || range === null) return null
  const hides = reading !== undefined && hiddenParts(reading).size > 0
  const hidden = new Map<Holder, boolean>()
  const isAroundHidden = (holder: Holder | null): boolean => {
    if (holder === null || !hides || !holder.hideable) return false
    const known = hidden.get(holder)
    if (known !== undefined) return known
    const is = isHiddenWithin(hideableNames(of, holder.marks), reading) || isAroundHidden(holder.outer)
    hidden.set(holder, is)
    return is
  }
  const isSearched = (block: number): boolean => {
    const holder = of.holders[block]
    if (holder === undefined || (notes === 'only' && !holder.inNote)) return false
    if (notes === 'excluded' && (holder.inNote || holder.blocks > 1)) return false
    const start = of.positions[block] ?? 0
    const size = of.offsets[(of.children[block + 1] ?? 1) - 1] ?? 0
    return start <= range.to && start + size > range.from && !isAroundHidden(holder)
  }
  return { pattern, range, hides, isSearched }
}

/** What was found in a block. */
interface FoundIn {
  readonly block: number
  readonly matches: readonly MatchPlace[]
}

/**
 * The blocks that have matches, or may have. Plain words are looked for in all the text at once, for most blocks have none of
 * them. A regular expression may mean the ends of a block, and words that run over what a reading hides stand nowhere as they
 * are read: there each block is searched for itself.
 */
function* foundIn(of: Findable, query: SearchQuery, search: Search): Generator<FoundIn> {
  const { regex, foldAccents = false, within = anywhere } = query
  const count = of.starts.length - 1
  const inEach = function* (from: number, to: number): Generator<FoundIn> {
    for (let block = from; block < to; block++)
      if (regex || of.hideable[block] === 1)
        yield { block, matches: search.isSearched(block) ? matchesIn(of, block, query, search, 0) : [] }
  }
  if (regex) {
    yield* inEach(0, count)
    return
  }
  const pattern = patternOf({ ...query, wholeWord: query.wholeWord && /\s$/.test(query.text) })
  if (!(pattern instanceof RegExp)) return
  const { text, starts } = foldAccents ? foldedText(of) : of
  const isDirect = !foldAccents && within.kind === 'anywhere'
  let next = 0
  for (;;) {
    pattern.lastIndex = starts[next] ?? text.length
    const first = pattern.exec(text)
    if (first === null) break
    let block = next
    while ((starts[block + 1] ?? Infinity) <= first.index) block++
    if (search.hides) yield* inEach(next, block)
    next = block + 1
    const isShown = !(search.hides && of.hideable[block] === 1)
    const from = isShown && within.kind === 'anywhere' ? first.index - (starts[block] ?? 0) : 0
    if (!search.isSearched(block)) continue
    const matches =
      isShown && isDirect
        ? directMatches(of, block, query, pattern, first, search.range)
        : matchesIn(of, block, query, search, from)
    yield { block, matches }
  }
  if (search.hides) yield* inEach(next, count)
}

/** The matches of plain words in a block of which all is shown, from the first on. Runs for each of ten thousands of matches. */
function directMatches(
  of: Findable,
  block: number,
  { wholeWord }: SearchQuery,
  pattern: RegExp,
  first: RegExpExecArray,
  range: DocRange,
): readonly MatchPlace[] {
  const { text, starts, indices, offsets } = of
  const matches: MatchPlace[] = []
  const start = starts[block] ?? 0
  const end = starts[block + 1] ?? 0
  const position = of.positions[block] ?? 0
  let child = of.children[block] ?? 0
  for (let match: RegExpExecArray | null = first; match !== null && match.index < end; match = pattern.exec(text)) {
    const last = match.index + match[0].length
    if (wholeWord && !isWholeWord(text, match.index, last)) {
      pattern.lastIndex = match.index + letterLength(text, match.index)
      continue
    }
    const index = match.index - start
    while ((indices[child + 1] ?? Infinity) <= index) child++
    const from = position + (offsets[child] ?? 0) + index - (indices[child] ?? 0)
    while ((indices[child + 1] ?? Infinity) < last - start) child++
    const to = position + (offsets[child] ?? 0) + last - start - (indices[child] ?? 0)
    if (from > range.from && from <= range.to) matches.push({ from, to, groups: [match[0]], block })
  }
  return matches
}

/** The matches in a block, of whatever kind of query, from an index of its text on, as it is sought in. */
function matchesIn(
  of: Findable,
  block: number,
  query: SearchQuery,
  { pattern, range }: Search,
  first: number,
): readonly MatchPlace[] {
  const shown = new ShownBlock(of, block, query.reading ?? null)
  const { within = anywhere } = query
  const whole = within.kind === 'anywhere' || isInSearchedElement(of.holders[block] ?? null, within)
  const stretches = whole ? [{ start: 0, end: shown.text.length }] : stretchesOf(of, shown, within)
  const position = of.positions[block] ?? 0
  const matches: MatchPlace[] = []
  for (const stretch of stretches)
    for (const { from, to, groups } of matchesInStretch(shown.text, stretch, pattern, query, whole ? first : 0)) {
      const at = { from: position + shown.before(from), to: position + shown.after(to) }
      if (at.from <= range.from || at.from > range.to) continue
      const overHidden = shown.hidesAmong(at.from - position, at.to - position)
      matches.push({ ...at, groups, block, ...(overHidden && { overHidden: true as const }) })
    }
  return matches
}
