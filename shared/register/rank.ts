import type { EntryKind } from '../edition'
import type { Entry } from './entry'
import { fold } from './fold'
import { foldedFormsOf, wordsOfFolded } from './folded-forms'
import type { RegisterIndex } from './links'
import type { KnownName } from './block-names'
import { nameWordsIn, type NameWord } from './name-words'
import { titlesBefore } from './person-extent'
import { titleAgreement, wordAgreement } from './role-agreement'
import type { Candidate } from './suggestion'
import type { DivisionEvidence, TextEvidence } from './text-evidence'

/** What is known where a name stands that is to be linked. */
export interface NameContext {
  /** How often each entry is named in the same division, the text and the edition, as far as it is known; by id. */
  readonly division: ReadonlyMap<string, number>
  readonly text: ReadonlyMap<string, number>
  readonly edition: ReadonlyMap<string, number>
  /** What stands before and after it, for titles and offices. */
  readonly before: string
  readonly after: string
  /** The date of its division, of W3C; `null` where it is not known. */
  readonly date: string | null
}

/** A context of which nothing is known. */
export const noContext: NameContext = {
  ...{ division: new Map(), text: new Map(), edition: new Map() },
  ...{ before: '', after: '', date: null },
}

/**
 * The entries that `words` can mean, or be the beginning of, the best first: for the list while one types too. All of
 * a kind where `words` are empty; `kind` `null` for any kind.
 */
export function candidatesFor(
  words: string,
  kind: EntryKind | null,
  register: RegisterIndex,
  context: NameContext = noContext,
): readonly Candidate[] {
  const wanted = fold(words)
  const wantedWords = wordsOfFolded(wanted)
  const liked: { readonly entry: Entry; readonly likeness: number }[] = []
  for (const entry of register.entries) {
    const likeness = kind === null || entry.kind === kind ? likenessOf(wanted, wantedWords, entry) : 0
    if (likeness > 0) liked.push({ entry, likeness })
  }
  // Among very many, one or two letters were typed: more of them tell sooner than the words around.
  const around = liked.length <= mostWeighed ? wordsAround(context) : null
  const found = liked.map(({ entry, likeness }) => {
    const said = around === null ? 0 : standing(entry, around, context.date)
    return { entry: entry.id, weight: likeness + useOf(entry.id, context) + said }
  })
  found.sort((a, b) => b.weight - a.weight)
  return shares(found)
}

/** How many entries are weighed by the words around the name at most: it is done with every key. */
const mostWeighed = 300

function likenessOf(wanted: string, words: readonly string[], entry: Entry): number {
  if (wanted === '') return 1
  let best = 0
  for (const form of foldedFormsOf(entry)) {
    if (form.folded === wanted) return 6
    if (form.folded.startsWith(wanted)) best = Math.max(best, 4)
    else if (best < 3 && words.every((one) => form.words.some((word) => word.startsWith(one)))) best = 3
  }
  return best
}

/** The titles right before a name, and the words beside it, folded. */
interface Around {
  readonly titles: readonly string[]
  readonly words: readonly string[]
}

function wordsAround({ before, after }: NameContext): Around {
  const words = nameWordsIn(before)
  return {
    titles: titlesBefore([...words, endOfWords], words.length),
    words: [...words.slice(-7), ...nameWordsIn(after).slice(0, 9)].map(({ folded }) => folded),
  }
}

/** What the words around a name say for an entry: its titles before it, its offices beside it. */
function standing(entry: Entry, { titles, words }: Around, date: string | null): number {
  const said = titles.length > 0 ? titleAgreement(entry, titles, date) : 0
  return 1.3 * said + Math.min(2, 0.3 * wordAgreement(entry, words, [entry], date))
}

const endOfWords: NameWord = {
  ...{ from: 0, to: 0, text: '', folded: '', joint: 'together', writing: 'capital', first: false },
}

function useOf(entry: string, { division, text, edition }: NameContext): number {
  const count = (uses: ReadonlyMap<string, number>) => Math.log1p(uses.get(entry) ?? 0)
  return 1.5 * count(division) + 0.5 * count(text) + 0.2 * count(edition)
}

/** What is known where a known name stands in a text. */
export interface NamePlace {
  readonly name: KnownName
  /** The index of its block in the text. */
  readonly block: number
  readonly division: DivisionEvidence
  readonly text: TextEvidence
}

/**
 * What a known name can mean, the best first: by titles and offices beside it against those of the entries and their dates,
 * by who is named in full in the same division, and by who is named most.
 */
export function rankMeanings({ name, block, division, text }: NamePlace): readonly Candidate[] {
  const entries = name.meanings.map(({ entry }) => entry)
  if (entries.length < 2) return entries.map(({ id }) => ({ entry: id, score: 1 }))
  const wide = name.bracketed ? 0.9 : 0.3
  const around = name.bracketed ? name.before : [...name.before.slice(-7), ...name.after.slice(0, 9)]
  const weighed = name.meanings.map(({ entry, form }) => {
    const first = division.first.get(entry.id)
    const here =
      first === undefined ? 0 : (first <= block ? 2 : 1.2) + 0.5 * Math.log1p(division.sure.get(entry.id) ?? 0)
    const known = 0.8 * Math.log1p(text.sure.get(entry.id) ?? 0)
    const said = name.titles.length > 0 ? titleAgreement(entry, name.titles, division.date) : 0
    const office = Math.min(4, wide * wordAgreement(entry, around, entries, division.date))
    const whole = form.part === 'full' ? 1.5 : 0
    return { entry: entry.id, weight: here + known + said * 1.3 + office + whole }
  })
  return shares(weighed.sort((a, b) => b.weight - a.weight))
}

/** Entries by how much a division and a text speak of them, the best first. */
export function rankEntries(
  entries: readonly Entry[],
  division: DivisionEvidence,
  text: TextEvidence,
): readonly Candidate[] {
  const weighed = entries.map(({ id }) => {
    const here = Math.log1p(division.sure.get(id) ?? 0) + (division.named.has(id) ? 1 : 0)
    return { entry: id, weight: 1.5 * here + 0.8 * Math.log1p(text.sure.get(id) ?? 0) }
  })
  return shares(weighed.sort((a, b) => b.weight - a.weight))
}

/** Weights to shares of 1, as logits. */
export function shares(weighed: readonly { readonly entry: string; readonly weight: number }[]): readonly Candidate[] {
  const most = Math.max(...weighed.map(({ weight }) => weight))
  const parts = weighed.map(({ weight }) => Math.exp(weight - most))
  const all = parts.reduce((sum, part) => sum + part, 0)
  return weighed.map(({ entry }, index) => ({ entry, score: (parts[index] ?? 0) / all }))
}
