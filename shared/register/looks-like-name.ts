import type { DocRange } from '../finding'
import type { EntryKind } from '../edition'
import { longPlaceAt } from './long-place'
import type { NameWord } from './name-words'
import {
  canBeName,
  invertedEnd,
  isTitleWord,
  titlesBefore,
  titleStartsBefore,
  withSuffix,
  type TitleStart,
} from './person-extent'
import { particles, suffixes, thingWords } from './title-words'

/** What makes a stretch look like a name: a title before it, a usual forename, initials, the order of an index, a run of capitals, or a capital alone. */
export type NameSign = 'title' | 'forename' | 'initials' | 'inverted' | 'run' | 'alone'

/** A stretch that looks like a name; indices in its text. */
export interface LikeName extends DocRange {
  readonly first: number
  readonly last: number
  readonly kind: EntryKind
  readonly sign: NameSign
  /** Its last word without `Jr.`, folded. */
  readonly surname: string
  /** Its other words that are no initials or forenames, folded. */
  readonly others: readonly string[]
  /** The titles before it, folded. */
  readonly titles: readonly string[]
  readonly titleStarts: readonly TitleStart[]
  /** Where a list of names goes on: whether a comma or “and” stands before it, and after it. */
  readonly listed: { readonly before: boolean; readonly after: boolean }
  /** Whether all its words are capitals, as in an abbreviation or a heading. */
  readonly capitals: boolean
  /** In brackets of its own, as names stand behind offices. */
  readonly bracketed: boolean
  /** Whether it says what something is or is about, and hardly who does it: “the Fairless report”, “the Cleopatra”. */
  readonly qualifies: boolean
  /** Whether a sentence begins with it. */
  readonly begins: boolean
}

/**
 * The stretches among `words` that look like names, by their words alone. What stands in `used` is passed over.
 * `isGiven` knows forenames. Linear.
 */
export function likeNamesIn(
  text: string,
  words: readonly NameWord[],
  used: (index: number) => boolean,
  isGiven: (folded: string) => boolean,
): readonly LikeName[] {
  const found: LikeName[] = []
  for (let index = 0; index < words.length;) {
    const run = used(index) ? null : personAt(text, words, index, used, isGiven)
    if (run) found.push(run)
    index = (run?.last ?? index) + 1
  }
  return found
}

function personAt(
  text: string,
  words: readonly NameWord[],
  first: number,
  used: (index: number) => boolean,
  isGiven: (folded: string) => boolean,
): LikeName | null {
  if (!begins(words, first)) return null
  let last = first
  while (last - first < 5 && goesOn(words, last + 1, used)) last++
  while (last > first && !isCore(words[last])) last--
  const head = words[first]
  const core = words.slice(first, last + 1)
  const end = core.at(-1)
  if (!head || !end || !canBeName(end) || isInLongPlace(words, first, last)) return null
  const before = head.joint === 'together' ? words[first - 1] : undefined
  if (before?.writing === 'small' && ships.has(before.folded)) return null
  const follows = words[last + 1]
  // “Marshall Plan”, “Mosquito Reservation” and “Acme Company” are no persons.
  if (follows?.joint === 'together' && follows.writing !== 'small' && thingWords.has(follows.folded)) return null
  const titles = titlesBefore(words, first)
  const turned = core.length === 1 ? invertedEnd(words, { first, last }) : last
  const sign = turned > last ? 'inverted' : signOf(core, titles, isGiven)
  const whole = turned > last ? turned : withSuffix(words, last)
  const to = endOf(text, words[whole] ?? end)
  const others = core.slice(0, -1).filter((word) => canBeName(word) && !isGiven(word.folded))
  return {
    ...{
      from: head.from,
      to,
      first,
      last: whole,
      kind: 'person',
      sign,
      surname: end.folded,
      titles,
      begins: head.first,
    },
    titleStarts: titleStartsBefore(words, first),
    capitals: core.every((word) => word.writing === 'capitals'),
    others: others.map((word) => word.folded),
    listed: { before: isList(words, first), after: isList(words, whole + 1) },
    qualifies:
      before?.folded === 'the' || (follows?.joint === 'together' && qualified.has(follows.folded) && text[to] === ' '),
    bracketed: text[head.from - 1] === '(' && /^[),]/.test(text.slice(to, to + 1)),
  }
}

/** Whether words are a place of several words, or its end: “New York”, “Francisco” in “San Francisco”. */
function isInLongPlace(words: readonly NameWord[], first: number, last: number): boolean {
  return longPlaceAt(words, first) >= last || (first > 0 && longPlaceAt(words, first - 1) >= last)
}

/** What stands right before the name of a ship, folded. */
const ships = new Set(
  'ship ships steamer steamers steamship vessel vessels cruiser gunboat boat schooner tug sloop frigate launch'.split(
    ' ',
  ),
)

/** What stands right behind a name that says what it is about, folded. */
const qualified = new Set(
  `report reports recommendation recommendations conclusion conclusions proposal proposals group study studies plan visit
  talks treaty contract hearing hearings challenge resignation speech amendment resolution bill case cases affair mission agreement
  agreements note notes letter letters memorandum plea regime administration family era`.split(/\s+/),
)

/** Whether a list of names can go on before a word: a comma, “and” or “or” parts it from the one before. */
function isList(words: readonly NameWord[], index: number): boolean {
  const [word, before] = [words[index], words[index - 1]]
  if (!word || !before) return false
  const behind = word.folded === 'and' || word.folded === 'or' ? words[index + 1] : word
  const conjunction = before.folded === 'and' || before.folded === 'or' || behind !== word
  return (conjunction || word.joint === 'comma') && behind !== undefined && behind.writing !== 'small'
}

/** The end of a word, with the point of `Jr.` and of an initial. */
function endOf(text: string, word: NameWord): number {
  return text[word.to] === '.' && (word.writing === 'initial' || suffixes.has(word.folded)) ? word.to + 1 : word.to
}

function signOf(core: readonly NameWord[], titles: readonly string[], isGiven: (folded: string) => boolean): NameSign {
  const [head] = core
  if (titles.length > 0) return 'title'
  if (head && core.length > 1 && isGiven(head.folded)) return 'forename'
  if (core.some((word) => word.writing === 'initial')) return 'initials'
  return core.filter(canBeName).length > 1 ? 'run' : 'alone'
}

function begins(words: readonly NameWord[], index: number): boolean {
  const word = words[index]
  if (!word || isTitleWord(word)) return false
  const [before, after] = [words[index - 1], words[index + 1]]
  // “Dr. de Soto” begins with his particle.
  if (particles.has(word.folded) && word.writing === 'small')
    return (
      word.folded !== 'of' &&
      before !== undefined &&
      word.joint === 'together' &&
      isTitleWord(before) &&
      after?.joint === 'together' &&
      isCore(after)
    )
  return word.writing === 'initial' ? !isOfState(words, index) : canBeName(word)
}

/** Letters of states and before the names of ships that are no initials. */
const states = new Set(['us', 'usa', 'uk', 'un', 'ussr', 'dc', 'uss', 'usn', 'hms', 'hbms', 'hmss', 'rms', 'rn'])

/** Whether an initial is one of the letters of “U.S.”, “U.S.S. Marblehead” or the like. */
function isOfState(words: readonly NameWord[], index: number): boolean {
  const isLetter = (at: number) => words[at]?.writing === 'initial'
  let first = index
  while (isLetter(first - 1) && words[first]?.joint === 'together') first--
  let letters = ''
  for (let at = first; isLetter(at) && (at === first || words[at]?.joint === 'together'); at++)
    letters += words[at]?.folded ?? ''
  return states.has(letters)
}

function goesOn(words: readonly NameWord[], index: number, used: (index: number) => boolean): boolean {
  const word = words[index]
  if ((word?.joint !== 'together' && word?.joint !== 'hyphen') || used(index)) return false
  if (word.writing === 'initial' || canBeName(word)) return true
  if (!particles.has(word.folded) || word.folded === 'of') return false
  const next = words[index + 1]
  const behind = next && particles.has(next.folded) && next.joint === 'together' ? words[index + 2] : next
  return isCore(behind) && behind?.joint === 'together'
}

function isCore(word: NameWord | undefined): boolean {
  return word !== undefined && canBeName(word)
}
