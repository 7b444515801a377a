import type { Entry } from './entry'
import { foldWord } from './fold'
import type { NameMatch } from './match'
import type { NameWord } from './name-words'
import { personName } from './name-forms'
import {
  commonWords,
  givenNames,
  honorifics,
  offices,
  particles,
  ranks,
  suffixes,
  thingWords,
  timeWords,
} from './title-words'

/** How far the name of a person reaches around its surname, and what it says beside it. */
export interface PersonExtent {
  /** Which of the words it begins and ends with. */
  readonly first: number
  readonly last: number
  /** Forenames and initials before the surname, folded. */
  readonly given: readonly string[]
  /** Titles right before it, folded, in their order. */
  readonly titles: readonly string[]
}

/** Whether a word says what a person is and not who: `Mr.`, `Secretary`, `General`. */
export function isTitleWord({ folded, writing }: NameWord): boolean {
  return writing !== 'small' && (honorifics.has(folded) || ranks.has(folded) || offices.has(folded))
}

/** Whether a word can be a part of a name that nobody told us: it has a capital and is no common word, title, thing or month. */
export function canBeName(word: NameWord): boolean {
  const { folded, writing, text } = word
  if (writing !== 'capital' && writing !== 'capitals') return false
  if (folded.length < 2 || /\p{N}/u.test(text)) return false
  return !(
    commonWords.has(folded) ||
    thingWords.has(folded) ||
    timeWords.has(folded) ||
    honorifics.has(folded) ||
    ranks.has(folded) ||
    offices.has(folded) ||
    suffixes.has(folded)
  )
}

/** The extent of a name around a match: forenames, initials and particles before it, `Jr.` behind it, titles before all. */
export function extentAround(
  words: readonly NameWord[],
  match: Pick<NameMatch, 'first' | 'last'>,
  isGiven: (folded: string) => boolean,
): PersonExtent {
  let first = match.first
  while (first > 0 && match.first - first < 4 && joins(words, first) && isBefore(words, first - 1, isGiven)) first--
  while (first < match.first && particles.has(words[first]?.folded ?? '') && words[first]?.writing === 'small') first++
  const given = words.slice(first, match.first).map((word) => word.folded)
  const follows = words[match.last + 1]
  const last =
    follows && suffixes.has(follows.folded) && follows.writing !== 'small' && follows.joint !== 'apart' ? 1 : 0
  return { first, last: match.last + last, given, titles: titlesBefore(words, first) }
}

/** The titles right before a word, folded. */
export function titlesBefore(words: readonly NameWord[], first: number): readonly string[] {
  const titles: string[] = []
  for (let index = first; index > 0 && joins(words, index); index--) {
    const word = words[index - 1]
    if (!word || !isTitleWord(word)) break
    titles.unshift(word.folded)
  }
  return titles
}

/** Whether forenames or initials before a surname can be those of an entry. */
export function agrees(entry: Entry, given: readonly string[]): boolean {
  if (given.length === 0) return true
  const name = personName(entry)
  const own = name.forenames.map(foldWord)
  if (own.length === 0) return false
  return given.every(
    (word, index) =>
      own.some((one, place) => isSame(word, one) || (index === place && isSame(word, one))) ||
      (index > 0 && word.length === 1),
  )
}

function isSame(written: string, known: string): boolean {
  if (written === known) return true
  if (written.length === 1 || known.length === 1) return known.startsWith(written.slice(0, 1))
  // “Wm” for William, “Geo” for George, “Chas” for Charles, “Bob” is not to be guessed.
  return written.length >= 3 && known.startsWith(written)
}

function joins(words: readonly NameWord[], index: number): boolean {
  return words[index]?.joint === 'together'
}

function isBefore(words: readonly NameWord[], index: number, isGiven: (folded: string) => boolean): boolean {
  const word = words[index]
  if (!word) return false
  if (isTitleWord(word) && !isGiven(word.folded)) return false
  if (word.writing === 'initial') return word.folded !== 'a' && word.folded !== 'i' ? true : !word.first
  if (word.writing === 'capitals' && word.text.length === 2 && !commonWords.has(word.folded)) return true
  if (particles.has(word.folded))
    return word.writing === 'small' && index > 0 && joins(words, index) && isBefore(words, index - 1, isGiven)
  return (word.writing === 'capital' || word.writing === 'capitals') && isGiven(word.folded)
}

/** Whether a word is one of the usual forenames. */
export function isUsualForename(folded: string): boolean {
  return givenNames.has(folded)
}
