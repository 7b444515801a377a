import type { DocRange } from '../finding'
import type { EntryKind } from '../edition'
import type { NameWord } from './name-words'
import { canBeName, isTitleWord, titlesBefore } from './person-extent'
import { honorifics, offices, particles, suffixes, thingWords } from './title-words'

/** What makes a stretch look like a name: a title before it, a usual forename, initials, a run of capitals, or a capital alone. */
export type NameSign = 'title' | 'forename' | 'initials' | 'run' | 'alone'

/** A stretch that looks like a name; indices in its text. */
export interface LikeName extends DocRange {
  readonly first: number
  readonly last: number
  readonly kind: EntryKind
  readonly sign: NameSign
  /** Its last word without `Jr.`, folded. */
  readonly surname: string
  /** Whether a sentence begins with it. */
  readonly begins: boolean
}

/**
 * The stretches among `words` that look like names, by their words alone. What stands in `used` is passed over.
 * `isGiven` knows forenames. Linear.
 */
export function likeNamesIn(
  words: readonly NameWord[],
  used: (index: number) => boolean,
  isGiven: (folded: string) => boolean,
): readonly LikeName[] {
  const found: LikeName[] = []
  for (let index = 0; index < words.length;) {
    const run = used(index) ? null : personAt(words, index, used, isGiven)
    if (run) found.push(run)
    index = (run?.last ?? index) + 1
  }
  return found
}

function personAt(
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
  if (!head || !end || !canBeName(end)) return null
  const follows = words[last + 1]
  // “Marshall Plan”, “Mosquito Reservation” and “Acme Company” are no persons.
  if (follows?.joint === 'together' && follows.writing !== 'small' && thingWords.has(follows.folded)) return null
  const titled = titlesBefore(words, first)
  const names = core.filter(canBeName).length
  const sign = signOf(core, titled, names, isGiven)
  const jr = follows && suffixes.has(follows.folded) && follows.writing !== 'small' && follows.joint !== 'apart' ? 1 : 0
  const to = words[last + jr]?.to ?? end.to
  return { from: head.from, to, first, last: last + jr, kind: 'person', sign, surname: end.folded, begins: head.first }
}

function signOf(
  core: readonly NameWord[],
  titles: readonly string[],
  names: number,
  isGiven: (folded: string) => boolean,
): NameSign {
  const [head] = core
  if (titles.some((title) => honorifics.has(title) || offices.has(title)) || titles.length > 0) return 'title'
  if (head && core.length > 1 && isGiven(head.folded)) return 'forename'
  if (core.some((word) => word.writing === 'initial')) return 'initials'
  return names > 1 ? 'run' : 'alone'
}

function begins(words: readonly NameWord[], index: number): boolean {
  const word = words[index]
  if (!word || isTitleWord(word)) return false
  return word.writing === 'initial' || canBeName(word)
}

function goesOn(words: readonly NameWord[], index: number, used: (index: number) => boolean): boolean {
  const word = words[index]
  if (word?.joint !== 'together' || used(index)) return false
  if (word.writing === 'initial' || canBeName(word)) return true
  return particles.has(word.folded) && isCore(words[index + 1]) && words[index + 1]?.joint === 'together'
}

function isCore(word: NameWord | undefined): boolean {
  return word !== undefined && canBeName(word)
}
