import type { NoteNumbering } from '../../../shared/queries/note-numbers'
import type { Conventions } from '../../../shared/register/conventions'
import type { Entry } from '../../../shared/register/entry'
import type { MentionInContext } from '../../../shared/register/mention-in-context'
import type { MentionTally } from '../../../shared/register/mention-tally'
import type { Occurrence, Wanted } from '../../../shared/register/occurrence'
import type { PlainField } from '../../../shared/register/header-from-text'
import type { PointingSpan } from '../../../shared/register/pointing'
import type { Suggestion, SuggestionSource } from '../../../shared/register/suggestion'
import type { HeaderFields } from '../../../shared/tei/header'
import type { FoundMatches, SearchQuestion } from '../find-replace/search-question'
import type { ProofAnswers, ProofQuestion } from '../proofing/proof-questions'

/** What each text of an edition can be asked. Plain data, for it is sent to a Worker. */
export type TextQuestion =
  | { readonly kind: 'mentions' }
  /** What points at some values, by any of its link attributes; `null` for all spans. */
  | { readonly kind: 'pointing'; readonly values: readonly string[] | null }
  /** How many mentions point where. */
  | { readonly kind: 'tally' }
  /** `entries` are the register, by which is told what is tagged as wanted already. */
  | { readonly kind: 'occurrences'; readonly wanted: Wanted; readonly entries: readonly Entry[] }
  /** `source.text` is set to the text that is asked. */
  | { readonly kind: 'suggestions'; readonly source: SuggestionSource }
  /** How many numbers its notes take of a series that goes on through the edition. */
  | { readonly kind: 'note-count'; readonly numbering: NoteNumbering }
  /** What its header says, and what the text says for it. */
  | { readonly kind: 'header' }
  | SearchQuestion
  | ProofQuestion

/** Where a name stands in a text. */
export interface FoundOccurrences {
  readonly found: readonly Occurrence[]
  /** How the text writes its mentions (`conventionsOf` its doc), for those to be made. */
  readonly conventions: Conventions
}

/** What points at some values in a text. */
export interface FoundPointing {
  readonly spans: readonly PointingSpan[]
  /** How many elements that are no spans do so: blocks, the header, XML that is kept as it is. */
  readonly others: number
  /** How the text writes its mentions, for those that become ones of another kind. */
  readonly conventions: Conventions
}

/** What is known of a text for its header. */
export interface FoundHeader {
  readonly fields: HeaderFields
  readonly plain: readonly PlainField[]
}

/** What a text answers to each question. */
export interface TextAnswers extends ProofAnswers {
  readonly mentions: readonly MentionInContext[]
  readonly pointing: FoundPointing
  readonly tally: MentionTally
  readonly occurrences: FoundOccurrences
  readonly suggestions: readonly Suggestion[]
  readonly search: FoundMatches
  readonly 'note-count': number
  readonly header: FoundHeader
}

/** The answer to one question. */
export type TextAnswerTo<Q extends TextQuestion> = TextAnswers[Q['kind']]

/** The state of a text that an answer, or a change, is about. */
export type At =
  /** The open text at a revision of its mirror. */
  | { readonly kind: 'open'; readonly revision: number }
  /** A stored text: its body, and the last journal row of it. */
  | { readonly kind: 'stored'; readonly body: string; readonly seq: number }
