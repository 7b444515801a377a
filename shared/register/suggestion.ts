import type { DocRange } from '../finding'
import type { DateContext, DateReading } from './date-reading'
import type { EntryKind } from '../edition'
import type { Entry } from './entry'

/** An entry that a name can mean. */
export interface Candidate {
  /** The id of the entry. */
  readonly entry: string
  /** From 0 to 1: how likely, beside the other candidates. */
  readonly score: number
}

/** Why a stretch of text is suggested: the register has it, one of its variants or abbreviations; it looks like a name; it is a date. */
export type SuggestionWhy = 'name' | 'variant' | 'abbreviation' | 'looks-like-name' | 'date'

/** A stretch of untagged text that wants a tag. Nothing is written until the person takes it. */
export interface Suggestion extends DocRange {
  /** Its words, notes and page breaks left out. */
  readonly text: string
  readonly kind: EntryKind | 'date'
  readonly why: SuggestionWhy
  /** What it can mean, the best first; empty for a name that the register does not have, and for dates. */
  readonly candidates: readonly Candidate[]
  /** What a date can mean, the best first. */
  readonly dates: readonly DateReading[]
  /** From 0 to 1: how likely it is that it wants this tag. */
  readonly score: number
  /** The words around it, for a refusal of this place alone; see {@link Refusal}. */
  readonly context: string
}

/** From which score on a suggestion is shown unless all are asked for: below it stand names that say what something is about. */
export const likelyScore = 0.7

/** Whether a suggestion is likely enough to be shown and walked through unless all are asked for. */
export function isLikely({ score }: Pick<Suggestion, 'score'>): boolean {
  return score >= likelyScore
}

/** What the person does not want to have suggested again. */
export interface Refusal {
  readonly kind: Suggestion['kind']
  /** The words as they stood; they are compared folded (see `fold.ts`), as older libraries hold them. */
  readonly text: string
  /** The words around it ({@link Suggestion.context}) where only this place was meant; `null` for everywhere in the edition. */
  readonly context: string | null
}

/** What suggestions are made from. Plain data, for it is sent to a Worker. */
export interface SuggestionSource {
  /** The transcription that is looked at. */
  readonly text: string
  readonly entries: readonly Entry[]
  readonly dates: DateContext
  readonly refusals: readonly Refusal[]
  /** What is looked for. */
  readonly kinds: readonly Suggestion['kind'][]
  /** Whether names that the register does not have are suggested too. */
  readonly unknown: boolean
}
