import type { Node } from 'prosemirror-model'
import type { DocRange } from '../finding'
import { blockText } from '../queries/block-text'
import { localName } from '../schema'
import type { Entry } from './entry'
import { likeNamesIn, type LikeName } from './looks-like-name'
import { likeThingsIn } from './looks-like-thing'
import type { Meaning, NameMatch, NameTrie } from './match'
import { nameWordsIn, type NameWord } from './name-words'
import {
  agrees,
  canBeName,
  extentAround,
  invertedEnd,
  isUsualForename,
  titleStartsBefore,
  type TitleStart,
} from './person-extent'
import { standsAsAbbreviation } from './stands-as-abbreviation'
import { taggedIn, type TaggedStretch } from './tagged-stretches'
import { placeWords } from './place-words'
import { commonWords } from './title-words'

/** A known name in a block; indices in its text. */
export interface KnownName extends DocRange {
  /** Empty where forenames say that it is somebody else of this surname. */
  readonly meanings: readonly Meaning[]
  /** Forenames and initials beside the surname that the register did not tell, folded. */
  readonly given: readonly string[]
  readonly titles: readonly string[]
  readonly titleStarts: readonly TitleStart[]
  /** Where it begins with the word before it, should that be a forename; and that word, folded. */
  readonly wider: { readonly from: number; readonly given: string } | null
  /** The word behind it, folded, should that be a surname and this a forename; else `null`. */
  readonly follows: string | null
  /** Whether a sentence begins with it, or no word beside it is written small, as in headings. */
  readonly begins: boolean
  /** In brackets of its own, as names stand behind offices. */
  readonly bracketed: boolean
  /** Folded words before and after it, in which offices are looked for. */
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** All that a block of text says of names, by itself. */
export interface BlockNames {
  readonly text: string
  readonly known: readonly KnownName[]
  readonly like: readonly LikeName[]
  readonly tagged: readonly TaggedStretch[]
  /** The words that it writes small, folded, each once. */
  readonly small: ReadonlySet<string>
  /** The date that it is tagged with first, of W3C. */
  readonly date: string | null
  /** Positions in the block's content for indices in its text. */
  readonly before: (index: number) => number
  readonly after: (index: number) => number
}

/** What is known where blocks are read. */
export interface NameKnowledge {
  readonly trie: NameTrie
  readonly isGiven: (folded: string) => boolean
  /** Persons by their initials, as they sign: `CBR`. */
  readonly byInitials: ReadonlyMap<string, readonly Entry[]>
  /** Persons by each of their forenames, folded. */
  readonly byForename: ReadonlyMap<string, readonly Entry[]>
}

/** Reads a block of text: what of the register stands in it, and what looks like a name. Linear. */
export function blockNames(block: Node, knowledge: NameKnowledge): BlockNames {
  const read = blockText(block)
  const { text } = read
  const tagged = taggedIn(block, read)
  const free = freeOf(text, tagged)
  const words = nameWordsIn(text)
  const used = new Uint8Array(words.length)
  if (tagged.length > 0) for (const [index, word] of words.entries()) if (!free(word.from, word.to)) used[index] = 1
  const known: KnownName[] = []
  const turned = turnedEnd(words)
  const found = knowledge.trie.matchesIn(
    text,
    words,
    free,
    (match) =>
      !isForename(words, match, knowledge.isGiven) &&
      !isBehindTurned(match, turned) &&
      standsAsAbbreviation(text, words, match),
  )
  for (const match of found) {
    const { name, first, last } = knownName(text, words, match, used, knowledge)
    const previous = known.at(-1)
    if (!free(name.from, name.to) || (previous && previous.to > name.from)) continue
    if (name.follows === null) used.fill(1, first, last + 1)
    known.push(name)
  }
  known.push(...shortNames(text, words, used, knowledge))
  const isUsed = (index: number) => used[index] === 1
  const persons = likeNamesIn(text, words, isUsed, knowledge.isGiven)
  const like = [...persons, ...likeThingsIn(words, isUsed)]
  return {
    text,
    known,
    like,
    tagged,
    small: smallWords(words),
    date: dateOf(tagged),
    before: read.before,
    after: read.after,
  }
}

function knownName(
  text: string,
  words: readonly NameWord[],
  match: NameMatch,
  used: Uint8Array,
  { isGiven }: NameKnowledge,
): { readonly name: KnownName; readonly first: number; readonly last: number } {
  const person = match.meanings.every(({ entry }) => entry.kind === 'person')
  const plain = { first: match.first, last: match.last, given: [], titles: [], mayBegin: false }
  const extent = person ? extentAround(words, match, isGiven) : plain
  let { first } = extent
  while (first < match.first && used[first] === 1) first++
  const from = words[first]?.from ?? match.from
  const to = extent.last > match.last ? endOf(text, words[extent.last]) : match.to
  const titleStarts = extent.titles.length > 0 ? titleStartsBefore(words, first) : []
  const wider = extent.mayBegin ? words[first - 1] : undefined
  const around = (start: number, end: number) => words.slice(Math.max(0, start), end).map((word) => word.folded)
  const name = {
    ...{ from, to, given: extent.given, titles: extent.titles, titleStarts, follows: followsOf(words, match) },
    begins: (words[first]?.first ?? false) || !isInProse(words, first, extent.last),
    meanings: match.meanings.filter(({ entry }) => !person || agrees(entry, extent.given)),
    wider: wider && used[first - 1] !== 1 ? { from: wider.from, given: wider.folded } : null,
    bracketed: text[from - 1] === '(' && /^[),]/.test(text.slice(to, to + 1)),
    before: around(first - 14, first),
    after: around(extent.last + 1, extent.last + 15),
  }
  return { name, first, last: extent.last }
}

/** Whether no tag stands on a stretch of a text. */
function freeOf(text: string, tagged: readonly TaggedStretch[]): (from: number, to: number) => boolean {
  if (tagged.length === 0) return () => true
  const taken = new Int32Array(text.length + 2)
  for (const { from, to } of tagged) {
    taken[from] = (taken[from] ?? 0) + 1
    taken[to] = (taken[to] ?? 0) - 1
  }
  const before = new Int32Array(text.length + 2)
  for (let index = 0, open = 0; index <= text.length; index++) {
    open += taken[index] ?? 0
    before[index + 1] = (before[index] ?? 0) + (open > 0 ? 1 : 0)
  }
  return (from, to) => before[from] === before[to]
}

/** The end of a word, with the point of an initial or of `Jr.` */
function endOf(text: string, word: NameWord | undefined): number {
  if (!word) return text.length
  return text[word.to] === '.' && (word.writing === 'initial' || /^[JS]r$/i.test(word.text)) ? word.to + 1 : word.to
}

/** Whether a match is but the beginning of another name: `Allen` in “Allen Whitfield”, `Robert` in “General Robert W. Porter”. */
function isForename(words: readonly NameWord[], match: NameMatch, isGiven: (folded: string) => boolean): boolean {
  if (
    match.meanings.some(
      ({ entry, form }) => entry.kind !== 'person' || form.part === 'full' || form.part === 'initials',
    )
  )
    return false
  const [next, after] = [words[match.last + 1], words[match.last + 2]]
  const titled = words[match.first - 1]
  if (match.meanings.every(({ form }) => form.part === 'forename') && !/^(?:sir|dame)$/.test(titled?.folded ?? ''))
    return true
  if (next?.joint !== 'together') return false
  if (next.writing === 'initial')
    return after?.joint === 'together' && (canBeName(after) || after.writing === 'initial')
  return canBeName(next) && next.writing === words[match.first]?.writing && isGiven(words[match.last]?.folded ?? '')
}

/** The last word of a name with which a block begins in the order of an index (`Houghton, Amory, 464`); else 0. */
function turnedEnd(words: readonly NameWord[]): number {
  const [head] = words
  return head && canBeName(head) ? invertedEnd(words, { first: 0, last: 0 }) : 0
}

/** Whether a match of persons is but the forename behind the surname in an index. */
function isBehindTurned({ first, last, meanings }: NameMatch, turned: number): boolean {
  return first > 0 && last <= turned && meanings.every(({ entry }) => entry.kind === 'person')
}

function followsOf(words: readonly NameWord[], { meanings, first, last }: NameMatch): string | null {
  if (first < last || meanings.some(({ entry, form }) => entry.kind !== 'person' || form.part !== 'surname'))
    return null
  const next = words[last + 1]
  if (next?.joint !== 'together' || next.writing !== words[first]?.writing) return null
  return canBeName(next) && !placeWords.has(next.folded) ? next.folded : null
}

/** Whether one of the words beside a stretch is written small, so that its capitals say something. */
function isInProse(words: readonly NameWord[], first: number, last: number): boolean {
  const near = [words[first - 2], words[first - 1], words[last + 1], words[last + 2]]
  return near.some((word) => word?.writing === 'small' && word.folded.length > 1) || words.length === last - first + 1
}

/** Names in blocks of their own that are short for somebody: initials in a signature, a forename behind “Dear”. */
function shortNames(
  text: string,
  words: readonly NameWord[],
  used: Uint8Array,
  { byInitials, byForename, isGiven }: NameKnowledge,
): readonly KnownName[] {
  const [head, second] = words
  if (!head || used[0] === 1 || used[1] === 1) return []
  const make = (word: NameWord, to: number, entries: readonly Entry[], last: number): KnownName => {
    for (let index = words.indexOf(word); index <= last; index++) used[index] = 1
    const form = { text: text.slice(word.from, to), part: 'letters', why: 'variant', exact: true } as const
    const meanings = entries.map((entry) => ({ entry, form }))
    return {
      from: word.from,
      to,
      meanings,
      ...{
        given: [],
        titles: [],
        titleStarts: [],
        wider: null,
        follows: null,
        begins: true,
        bracketed: false,
        before: [],
        after: [],
      },
    }
  }
  const greeted = /^(?:dear|cher|chere|lieber|liebe)$/.test(head.folded) && second?.joint === 'together' ? second : null
  if (greeted && /^\s*[:,—–-]/.test(text.slice(greeted.to, greeted.to + 3))) {
    const entries = byForename.get(greeted.folded) ?? []
    return canBeName(greeted) && (entries.length > 0 || isGiven(greeted.folded))
      ? [make(greeted, greeted.to, entries, 1)]
      : []
  }
  if (words.length > 4) return []
  const forename = words.length === 1 && head.writing !== 'initial' ? byForename.get(head.folded) : undefined
  if (words.length === 1 && canBeName(head) && (forename || isUsualForename(head.folded)))
    return [make(head, head.to, forename ?? [], 0)]
  const letters = /^\s*((?:\p{Lu}\.?\s?){2,4})(?:,?\s*Jr\.?)?\s*$/u.exec(text)?.[1]
  const entries = letters === undefined ? undefined : byInitials.get(letters.replace(/[^\p{Lu}]/gu, '').toLowerCase())
  return entries ? [make(head, endOf(text, words.at(-1)), entries, words.length - 1)] : []
}

function smallWords(words: readonly NameWord[]): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { writing, folded } of words)
    if (writing === 'small' && folded.length > 2 && !commonWords.has(folded)) found.add(folded)
  return found
}

function dateOf(tagged: readonly TaggedStretch[]): string | null {
  for (const { span } of tagged) {
    if (localName(span.name) !== 'date') continue
    const { when, from, notBefore, notAfter, to } = span.attributes
    return when ?? from ?? notBefore ?? notAfter ?? to ?? null
  }
  return null
}
