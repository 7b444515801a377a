import type { WordChange } from '../../../shared/commands/apply-fix'
import type { NewNumbers } from '../../../shared/commands/number-notes'
import type { MentionChange } from '../../../shared/commands/mention-changes'
import type { Answer } from '../../../shared/host'
import type { HeaderFields } from '../../../shared/tei/header'
import type { VersionAct } from '../../store/rows'
import type { FoundMatches, SearchQuestion } from '../find-replace/search-question'
import type { TextAnswers, TextQuestion } from './text-questions'

/** What the Worker that reads stored texts can be asked of one of them. */
export type StoredTextQuestion =
  | { readonly kind: 'text'; readonly question: TextQuestion }
  /** What changes come to, on the text as it is stored now; a version of it is kept before. */
  | {
      readonly kind: 'steps'
      /** The state of the text that the changes were meant for; `null` where that is not known. */
      readonly seen: { readonly body: string; readonly seq: number } | null
      readonly changes: readonly MentionChange[]
      readonly words: readonly WordChange[]
      /** What its notes are numbered by anew. */
      readonly numbers?: NewNumbers
      /** What is written into its header. */
      readonly fields?: Partial<HeaderFields>
      readonly act: VersionAct
    }

/** Answers about the state of a text that is told with them. */
export interface StoredTextAnswers {
  readonly text: TextAnswers[keyof TextAnswers]
  readonly steps: StepsOfChanges
}

/** What changes of one text come to. */
export interface StepsOfChanges {
  /** The steps as JSON, and what undoes them; none where nothing is left of the changes. */
  readonly steps: readonly unknown[]
  readonly inverse: readonly unknown[]
  readonly done: number
  readonly left: number
}

/** An answer with the state of the text that it is about. */
export interface AboutStored<K extends keyof StoredTextAnswers = keyof StoredTextAnswers> {
  readonly body: string
  /** The last journal row of the body that was read. */
  readonly seq: number
  readonly value: StoredTextAnswers[K]
}

/** What was found in one stored text, and the state of it; `null` where it was only made ready. */
export interface FoundInStored {
  readonly transcription: string
  readonly answer: Answer<{ readonly body: string; readonly seq: number; readonly value: FoundMatches } | null>
}

/** What the window tells the Worker. */
export type ToTexts =
  | {
      readonly kind: 'ask'
      readonly id: number
      /** The name of the library. */
      readonly database: string
      readonly transcription: string
      readonly asking: StoredTextQuestion
    }
  /** Is answered by `found` until all texts are in it; those are only made ready where there is no question. */
  | {
      readonly kind: 'search'
      readonly id: number
      readonly database: string
      readonly transcriptions: readonly string[]
      readonly question: Required<SearchQuestion> | null
    }
  /** Nobody searches any more: what was kept for the next search is let go. */
  | { readonly kind: 'end-search' }
  | { readonly kind: 'cancel'; readonly id: number }

/** What the Worker tells the window. */
export type FromTexts =
  | { readonly kind: 'progress'; readonly id: number; readonly part: number }
  | { readonly kind: 'found'; readonly id: number; readonly found: readonly FoundInStored[] }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answer<AboutStored> }
