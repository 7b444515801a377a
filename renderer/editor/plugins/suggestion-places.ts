import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { forInline, SpanStep } from '../../../shared/commands/span-step'
import type { DocRange } from '../../../shared/finding'
import { mentionNames, spanAttrs } from '../../../shared/queries/spans'
import type { Suggestion } from '../../../shared/register/suggestion'
import { familyOf, localName, type Family } from '../../../shared/schema'

/** A suggestion at its place in the doc as it is now. */
export interface PlacedSuggestion extends Suggestion {
  /** Tells it apart from all others of its text, for as long as the text is open. */
  readonly id: number
}

/** A suggestion whose words were tagged or changed, kept where they are, in case they come back. */
export interface GoneSuggestion extends PlacedSuggestion {
  /** What stood at its place. */
  readonly words: string
  /** The ids of the tags that stood there. */
  readonly tags: readonly string[]
  /** Whether it is gone because the person does not want it: then only taking that back brings it back. */
  readonly refused: boolean
}

/** Where the suggestions of a text are. */
export interface SuggestionPlaces {
  /** In the order of the text, none over another's words. */
  readonly found: readonly PlacedSuggestion[]
  /** The latest last. */
  readonly gone: readonly GoneSuggestion[]
}

/** Where suggestions are after a transaction, and what it did to them. */
export interface FollowedPlaces extends SuggestionPlaces {
  readonly lost: readonly PlacedSuggestion[]
  readonly back: readonly PlacedSuggestion[]
}

/** How many suggestions that are gone are kept: as many as somebody takes back one after the other. */
const kept = 200

/** Suggestions in the order of the text, of which those from an index on stand so much further on than they say. */
export interface Moved {
  readonly said: readonly PlacedSuggestion[]
  readonly first: number
  readonly by: number
}

/** Suggestions that stand where they say. */
export const unmoved = (said: readonly PlacedSuggestion[]): Moved => ({ said, first: said.length, by: 0 })

/** The same, each saying where it stands. `looked` hears of each of them. */
export function settled({ said, first, by }: Moved, looked?: () => void): readonly PlacedSuggestion[] {
  if (by === 0) return said
  return said.map((one, index) => {
    looked?.()
    return index < first ? one : { ...one, from: one.from + by, to: one.to + by }
  })
}

/**
 * Where suggestions are after a transaction that touched none of them in one place of the text, as most keys do: looks at as many as it
 * takes to find that place, not at all of them. `null` where it touched one, or was more than that. `looked` hears of each that is
 * looked at.
 */
export function movedOn(moved: Moved, transaction: Transaction, looked?: () => void): Moved | null {
  const change = changeOf(transaction)
  if (change === null) return null
  const { said, first, by } = moved
  const at = (index: number) => (index < first ? 0 : by)
  let [low, high] = [0, said.length]
  while (low < high) {
    const middle = (low + high) >> 1
    looked?.()
    if ((said[middle]?.to ?? Infinity) + at(middle) + 1 < change.from) low = middle + 1
    else high = middle
  }
  if ((said[low]?.from ?? Infinity) + at(low) - 1 <= change.to) return null
  if (by === 0 || low === first) return { said, first: low, by: by + change.by }
  return { said: settled(moved, looked), first: low, by: change.by }
}

/** The one stretch of the doc before it that a transaction replaced, and how much longer that is now. */
function changeOf({ steps }: Transaction): (DocRange & { readonly by: number }) | null {
  const [step, ...more] = steps
  if (step === undefined || more.length > 0 || step instanceof SpanStep) return null
  const changes: (DocRange & { readonly by: number })[] = []
  step.getMap().forEach((from, to, start, end) => {
    changes.push({ from, to, by: end - start - (to - from) })
  })
  return changes.length === 1 ? (changes[0] ?? null) : null
}

/**
 * Where suggestions are after a transaction. One whose words were changed, made part of a longer word or tagged is gone;
 * one that was gone and whose words stand there untagged again, as after an undo, is back. Only what was touched is
 * looked at.
 */
export function followSuggestions(places: SuggestionPlaces, transaction: Transaction): FollowedPlaces {
  const { mapping, doc } = transaction
  const before = transaction.before
  const touched = touchedRanges(transaction)
  const lost: GoneSuggestion[] = []
  const found = places.found.flatMap((one): PlacedSuggestion[] => {
    const range = { from: mapping.map(one.from, 1), to: mapping.map(one.to, -1) }
    const stands = range.from < range.to && (!isTouched(range, touched) || isSame(before, one, doc, range))
    if (!stands) {
      const place = { from: mapping.map(one.from, -1), to: mapping.map(one.to, 1) }
      lost.push({ ...goneFrom(before, one, false), ...place })
      return []
    }
    return range.from === one.from && range.to === one.to ? [one] : [{ ...one, ...range }]
  })
  const { gone, back } = followGone(places.gone, transaction)
  return {
    found: back.length === 0 ? found : inOrder([...found, ...back]),
    gone: lost.length === 0 ? gone : [...gone, ...lost].slice(-kept),
    lost,
    back,
  }
}

/** Where those that are gone are after a transaction, and which of them are back. */
export function followGone(
  all: readonly GoneSuggestion[],
  transaction: Transaction,
): { readonly gone: readonly GoneSuggestion[]; readonly back: readonly PlacedSuggestion[] } {
  if (all.length === 0) return { gone: all, back: [] }
  const { mapping, doc } = transaction
  const touched = touchedRanges(transaction)
  const back: PlacedSuggestion[] = []
  const gone = all.flatMap((one): GoneSuggestion[] => {
    const range = { from: mapping.map(one.from, -1), to: mapping.map(one.to, 1) }
    if (one.refused || !isTouched(range, touched) || !isBack(doc, one, range)) return [{ ...one, ...range }]
    back.push(placed(one, range))
    return []
  })
  return { gone, back }
}

/** Takes suggestions away that the person does not want. */
export function refuseSuggestions(
  { found, gone }: SuggestionPlaces,
  doc: Node,
  refused: (one: Suggestion) => boolean,
): SuggestionPlaces {
  const went = found.filter(refused)
  if (went.length === 0) return { found, gone }
  return {
    found: found.filter((one) => !went.includes(one)),
    gone: [...gone, ...went.map((one) => goneFrom(doc, one, true))].slice(-kept),
  }
}

/** Brings suggestions back that the person wants after all. */
export function wantSuggestions(
  { found, gone }: SuggestionPlaces,
  doc: Node,
  refused: (one: Suggestion) => boolean,
): SuggestionPlaces {
  const back = gone.filter((one) => one.refused && !refused(one) && isBack(doc, one, one))
  if (back.length === 0) return { found, gone }
  return {
    found: inOrder([...found, ...back.map((one) => placed(one, one))]),
    gone: gone.filter((one) => !back.includes(one)),
  }
}

function goneFrom(doc: Node, one: PlacedSuggestion, refused: boolean): GoneSuggestion {
  return { ...one, words: wordsAt(doc, one), tags: tagsAt(doc, one), refused }
}

/** Suggestions in the order of the text, of those over the same words the first. */
export function inOrder(all: readonly PlacedSuggestion[]): readonly PlacedSuggestion[] {
  let end = -1
  return [...all]
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .filter(({ from, to }) => {
      if (from < end) return false
      end = to
      return true
    })
}

/** What stands in a stretch of running text; a note or break is one character. */
export function wordsAt(doc: Node, { from, to }: DocRange): string {
  let words = ''
  forInline(doc, from, to, (child, start, end) => {
    const skipped = child.isText ? doc.resolve(start).textOffset : 0
    words += child.text?.slice(skipped, skipped + end - start) ?? '\uFFFC'
  })
  return words
}

/** The stretches that a transaction touched, in its doc. */
function touchedRanges({ steps, mapping }: Transaction): readonly DocRange[] {
  return steps.flatMap((step, index) => {
    const rest = mapping.slice(index + 1)
    const ranges: DocRange[] = []
    const add = (from: number, to: number) => ranges.push({ from: rest.map(from, -1), to: rest.map(to, 1) })
    if (step instanceof SpanStep) for (const { from, to } of step.runs) add(from, to)
    step.getMap().forEach((_start, _end, from, to) => {
      add(from, to)
    })
    return ranges
  })
}

function isTouched({ from, to }: DocRange, touched: readonly DocRange[]): boolean {
  return touched.some((range) => range.from <= to + 1 && range.to >= from - 1)
}

/** Whether the same words stand there as before, as words of their own, with no tag that they had not. */
function isSame(before: Node, was: DocRange, now: Node, is: DocRange): boolean {
  if (wordsAt(before, was) !== wordsAt(now, is)) return false
  if (cutsWord(now, is) && !cutsWord(before, was)) return false
  const known = tagsAt(before, was)
  return tagsAt(now, is).every((id) => known.includes(id))
}

function isBack(doc: Node, { words, tags }: GoneSuggestion, range: DocRange): boolean {
  return (
    range.to > range.from &&
    range.to <= doc.content.size &&
    wordsAt(doc, range) === words &&
    !cutsWord(doc, range) &&
    tagsAt(doc, range).every((id) => tags.includes(id))
  )
}

function placed(gone: GoneSuggestion, { from, to }: DocRange): PlacedSuggestion {
  const { id, text, kind, why, candidates, dates, score, context } = gone
  return { id, from, to, text, kind, why, candidates, dates, score, context }
}

const letter = /[\p{L}\p{N}]/u

/** Whether a stretch begins or ends in the middle of a word. */
export function cutsWord(doc: Node, { from, to }: DocRange): boolean {
  const [$from, $to] = [doc.resolve(from), doc.resolve(to)]
  const before = from > $from.start() ? wordsAt(doc, { from: from - 1, to: from }) : ''
  const after = to < $to.end() ? wordsAt(doc, { from: to, to: to + 1 }) : ''
  const words = wordsAt(doc, { from, to })
  return areOneWord(before, words.slice(0, 1)) || areOneWord(words.slice(-1), after)
}

const areOneWord = (before: string, after: string): boolean => letter.test(before) && letter.test(after)

const names: ReadonlySet<Family> = new Set<Family>(['person', 'place', 'organisation', 'term', 'date'])

/** The ids of the tags in a stretch that say what its words are. */
function tagsAt(doc: Node, { from, to }: DocRange): readonly string[] {
  const ids = new Set<string>()
  doc.nodesBetween(from, to, (node) => {
    for (const { id, name, attributes } of node.marks.map(spanAttrs))
      if (names.has(familyOf(name, attributes)) || mentionNames.has(localName(name))) ids.add(id)
  })
  return [...ids]
}
