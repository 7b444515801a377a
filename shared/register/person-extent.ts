import type { Entry } from './entry'
import { foldWord } from './fold'
import type { NameMatch } from './match'
import type { NameWord } from './name-words'
import { personName } from './name-forms'
import { sameForename } from './nicknames'
import { placeWords } from './place-words'
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
  /** Whether the word before it could be a forename that nobody told us. */
  readonly mayBegin: boolean
}

/** Whether a word says what a person is and not who: `Mr.`, `Secretary`, `General`. */
export function isTitleWord({ folded, writing }: NameWord): boolean {
  return writing !== 'small' && (honorifics.has(folded) || ranks.has(folded) || offices.has(folded))
}

/** Whether a word can be a part of a name that nobody told us: it has a capital and is no common word, title, thing or month. */
export function canBeName(word: NameWord): boolean {
  const { folded, writing, text } = word
  if (writing !== 'capital' && writing !== 'capitals') return false
  if (folded.length < 2 || /\p{N}|^\p{Lu}{2,}s$/u.test(text)) return false
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
  while (first > 0 && match.first - first < 4 && joinsForename(words, first) && isBefore(words, first - 1, isGiven))
    first--
  while (first < match.first && particles.has(words[first]?.folded ?? '') && words[first]?.writing === 'small') first++
  const given = words.slice(first, match.first).map((word) => word.folded)
  const last = first === match.first ? invertedEnd(words, match) : match.last
  if (last > match.last) {
    const behind = words
      .slice(match.last + 1, last + 1)
      .filter((word) => !isTitleWord(word) && !suffixes.has(word.folded))
    return { first, last, given: behind.map((word) => word.folded), titles: [], mayBegin: false }
  }
  const before = words[first - 1]
  const mayBegin = before !== undefined && joins(words, first) && canBeName(before)
  return { first, last: withSuffix(words, last), given, titles: titlesBefore(words, first), mayBegin }
}

/** The last word of a name with the `Jr.` behind it. */
export function withSuffix(words: readonly NameWord[], last: number): number {
  const next = words[last + 1]
  return next && suffixes.has(next.folded) && next.writing !== 'small' && next.joint !== 'apart' ? last + 1 : last
}

/** The last word of a name that an index turns around (`Burke, Adm. Arleigh A., 199`), or that of the surname where it does not. */
export function invertedEnd(words: readonly NameWord[], { first, last }: Pick<NameMatch, 'first' | 'last'>): number {
  if (first > 0) return last
  // An initial that the heading of the register does not have: `Brownell, Herbert G.`
  const turned = words.slice(1, last + 1).some(({ joint }) => joint === 'comma')
  const initial = words[last + 1]
  if (turned && initial?.writing === 'initial' && initial.joint === 'together') return withSuffix(words, last + 1)
  if (initial?.joint !== 'comma') return last
  let end = last + 1
  let names = 0
  for (; end < words.length && end - last < 7; end++) {
    const word = words[end]
    if (!word || (end > last + 1 && word.joint !== 'together')) break
    if (isTitleWord(word)) continue
    if (placeWords.has(word.folded)) return last
    if (word.writing !== 'initial' && !canBeName(word) && word.writing !== 'capitals') break
    names++
  }
  const next = words[end]
  const ends = next?.joint !== 'together'
  const goes = !next || next.writing === 'number' || next.folded === 'see' || suffixes.has(next.folded)
  return names > 0 && ends && goes ? withSuffix(words, end - 1) : last
}

/** A title before a name, folded, and where it begins. */
export interface TitleStart {
  readonly title: string
  readonly from: number
}

/** The titles right before a word with their places, the nearest first. */
export function titleStartsBefore(words: readonly NameWord[], first: number): readonly TitleStart[] {
  return titlesBefore(words, first)
    .map((title, index, all) => ({ title, from: words[first - all.length + index]?.from ?? 0 }))
    .reverse()
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

/** Whether forenames or initials beside a surname can be those of an entry. */
export function agrees(entry: Entry, given: readonly string[]): boolean {
  if (given.length === 0) return true
  const own = forenamesOf(entry)
  if (own.length === 0) return false
  return given.every(
    (word, index) => own.some((one) => sameForename(word, one)) || (index > 0 && word.length === 1 && own.length === 1),
  )
}

const forenames = new WeakMap<Entry, readonly string[]>()

/** The forenames of an entry, folded; read once. */
export function forenamesOf(entry: Entry): readonly string[] {
  const known = forenames.get(entry) ?? personName(entry).forenames.map(foldWord)
  forenames.set(entry, known)
  return known
}

function joinsForename(words: readonly NameWord[], index: number): boolean {
  return joins(words, index) || words[index]?.joint === 'hyphen'
}

function joins(words: readonly NameWord[], index: number): boolean {
  return words[index]?.joint === 'together'
}

function isBefore(words: readonly NameWord[], index: number, isGiven: (folded: string) => boolean): boolean {
  const word = words[index]
  if (!word) return false
  if (isTitleWord(word)) return false
  // “M. Pinay” is a Frenchman, “Henry M. Jackson” and “M. Robert Rutherford” are none.
  if (word.folded === 'm' && !isPart(words, index - 1, isGiven) && !isPart(words, index + 1, isGiven)) return false
  if (word.writing === 'initial') return word.folded !== 'a' && word.folded !== 'i' ? true : !word.first
  if (word.writing === 'capitals' && word.text.length === 2 && !commonWords.has(word.folded)) return true
  if (particles.has(word.folded))
    return word.writing === 'small' && index > 0 && joins(words, index) && isBefore(words, index - 1, isGiven)
  return (word.writing === 'capital' || word.writing === 'capitals') && isGiven(word.folded)
}

function isPart(words: readonly NameWord[], index: number, isGiven: (folded: string) => boolean): boolean {
  const word = words[index]
  if (!word || words[Math.max(index, 1)]?.joint === 'comma') return false
  return word.writing === 'initial' || (word.writing !== 'small' && isGiven(word.folded))
}

/** Whether a word is one of the usual forenames. */
export function isUsualForename(folded: string): boolean {
  return givenNames.has(folded)
}
