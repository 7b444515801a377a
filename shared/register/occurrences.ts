import type { Node } from 'prosemirror-model'
import { blockText, shownText } from '../queries/block-text'
import { landmarksOf } from '../queries/landmarks'
import { pageAt } from '../queries/pages'
import { mentionNames } from '../queries/spans'
import { localName } from '../schema'
import { mentionKind } from './conventions'
import { foldWithPlaces, type Folding } from './fold'
import { entriesLinked, type RegisterIndex } from './links'
import { nameWordsIn, type NameWord } from './name-words'
import { contextLength, type Occurrence, type Tagged, type Wanted } from './occurrence'
import { canBeName, isTitleWord, titleStartsBefore } from './person-extent'
import { taggedIn, type TaggedStretch } from './tagged-stretches'
import { titlesWithin } from './title-habit'
import { archiveWords, thingWords } from './title-words'
import { textBlocksOf, type BlockPlace } from './text-blocks-of'
import { wordsAround } from './words-around'

/** A form that is looked for, by its folded words. */
interface Sought {
  readonly pattern: RegExp
  readonly forms: ReadonlyMap<string, string>
  readonly folding: Folding
  /** Whether a title before a name is a part of it, as the text tags names. */
  readonly titled: (title: string) => boolean
}

/**
 * All places where a wanted name stands in a doc, tagged or not, in order and without overlaps; that of a person with the
 * titles before it where the tags of the doc have them within. Walks the doc.
 */
export function occurrencesIn(doc: Node, wanted: Wanted, register: RegisterIndex, text: string): readonly Occurrence[] {
  const sought = soughtFor(wanted, doc)
  if (!sought) return []
  const landmarks = landmarksOf(doc)
  return textBlocksOf(doc)
    .flatMap((block) => occurrencesInBlock(block, sought, wanted, register, text))
    .map((one) => ({ ...one, page: pageAt(landmarks, one.from)?.n ?? null }))
    .sort((a, b) => a.from - b.from)
}

function soughtFor({ kind, forms, wholeWords, foldCase, foldAccents }: Wanted, doc: Node): Sought | null {
  const folding = { case: foldCase, accents: foldAccents }
  const folded = new Map<string, string>()
  for (const form of forms) {
    const key = foldWithPlaces(form, folding).text.trim()
    if (key !== '' && !folded.has(key)) folded.set(key, form)
  }
  if (folded.size === 0) return null
  const longestFirst = [...folded.keys()].sort((a, b) => b.length - a.length)
  const any = longestFirst.map((form) => form.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)).join('|')
  const letter = String.raw`[\p{L}\p{M}\p{N}_]`
  const source = wholeWords ? `(?<!${letter})(?:${any})(?!${letter})` : any
  const titled = kind === 'person' ? titlesWithin(doc) : () => false
  return { pattern: new RegExp(source, 'gu'), forms: folded, folding, titled }
}

function occurrencesInBlock(
  { node, start, inNote }: BlockPlace,
  { pattern, forms, folding, titled }: Sought,
  wanted: Wanted,
  register: RegisterIndex,
  textId: string,
): readonly Omit<Occurrence, 'page'>[] {
  const folded = foldWithPlaces(shownText(node), folding)
  if (folded.text.search(pattern) < 0) return []
  const read = blockText(node)
  const tagged = taggedIn(node, read).filter(
    ({ span }) => mentionNames.has(localName(span.name)) || localName(span.name) === 'gloss',
  )
  return Array.from(folded.text.matchAll(pattern), (match) => {
    const name = folded.at[match.index] ?? 0
    const to = endAt(folded.at, match.index + match[0].length, name)
    const by = innermost(tagged, name, to)
    const from = by === null ? titleBefore(read.text, name, to, tagged, titled) : name
    return {
      ...{ from: start + read.before(from), to: start + read.after(to) },
      ...{ text: read.text.slice(from, to), form: forms.get(match[0]) ?? match[0] },
      ...wordsAround(read.text, from, to, contextLength),
      tagged: by ? taggedAs(by, wanted, register, textId) : null,
      tag: by && { span: by.span.id, name: by.span.name, attributes: by.span.attributes },
      safe: isSafe(read.text, name, to),
      inNote,
    }
  })
}

/** Where the titles before a name begin that are a part of it, none of which is in a tag; the name itself where there are none. */
function titleBefore(
  text: string,
  from: number,
  to: number,
  tagged: readonly TaggedStretch[],
  titled: (title: string) => boolean,
): number {
  const start = Math.max(0, from - 80)
  const words = nameWordsIn(text.slice(start, to))
  const first = words.findIndex((word) => start + word.from === from)
  let begin = from
  for (const title of first < 0 ? [] : titleStartsBefore(words, first)) {
    if (!titled(title.title) || innermost(tagged, start + title.from, from) !== null) break
    begin = start + title.from
  }
  return begin
}

/** Where the last folded character of a match ends in the original. */
function endAt(at: readonly number[], end: number, from: number): number {
  let to = at[end] ?? from
  // A letter that folds to two ends where the next one begins; what folds to nothing is left behind.
  if (to <= from) to = from + 1
  return to
}

function innermost(tagged: readonly TaggedStretch[], from: number, to: number): TaggedStretch | null {
  let best: TaggedStretch | null = null
  for (const one of tagged)
    if (one.from < to && from < one.to && (!best || one.to - one.from < best.to - best.from)) best = one
  return best
}

function taggedAs({ span }: TaggedStretch, wanted: Wanted, register: RegisterIndex, text: string): Tagged {
  const linked = entriesLinked(register, text, span.attributes)
  if (wanted.entry !== null && linked.some(({ id }) => id === wanted.entry)) return 'as-wanted'
  if (linked.length > 0) return 'otherwise'
  const kind = mentionKind(span.name, span.attributes)
  return kind === wanted.kind || kind === null ? 'unlinked' : 'otherwise'
}

/** Whether a word makes a name before it that of a thing: “Litvinov Street”, “Eisenhower Library”. */
function isOfThing({ writing, folded }: NameWord): boolean {
  return (writing === 'capital' || writing === 'capitals') && (thingWords.has(folded) || archiveWords.has(folded))
}

/** Whether a stretch is made of whole words and is no part of a longer name or of an address. */
function isSafe(text: string, from: number, to: number): boolean {
  if (/[\p{L}\p{M}\p{N}_@/\\]$/u.test(text.slice(0, from)) || /^[\p{L}\p{M}\p{N}_@/\\]/u.test(text.slice(to)))
    return false
  if (/^\.\p{L}/u.test(text.slice(to))) return false
  const start = Math.max(0, from - 80)
  const words = nameWordsIn(text.slice(start, to + 80))
  const first = words.findIndex((word) => start + word.to > from)
  const last = words.findLastIndex((word) => start + word.from < to)
  const before = words[first - 1]
  const after = words[last + 1]
  if (after?.joint === 'together' && (canBeName(after) || isOfThing(after))) return false
  if (before && words[first]?.joint === 'together' && !isTitleWord(before))
    if (before.writing === 'initial' || (canBeName(before) && !before.first)) return false
  return true
}
