import type { Finding } from '../../../shared/finding'
import type { Problem } from '../../../shared/host'
import type { Places } from '../../../shared/tei/places'
import type { TextEdit } from '../../../shared/xml/shown-lines'
import type { TextAnswers, TextQuestion } from '../edition-texts/text-questions'
import type { PreviewNews, PreviewWanted } from '../preview/preview-news'
import type { Checked, GrammarFiles } from './checked'

/** What a `Mirror` can be asked: each question with what it takes and what it answers. */
export interface Questions {
  /** The TEI of the text as exporting would write it now. */
  readonly xml: { readonly options: null; readonly answer: WrittenXml }
  /** The same for an editor, which shows what it was last answered: at the revision `known`, or nothing yet. */
  readonly 'shown-xml': { readonly options: { readonly known: number | null }; readonly answer: ShownXml }
  /** What comes of edits that were typed in what an editor shows at a revision; offsets are those of what is shown. */
  readonly amend: {
    readonly options: { readonly revision: number; readonly edits: readonly TextEdit[] }
    readonly answer: Amended
  }
  /** What can be said of that TEI, by the grammar that was provided last. */
  readonly check: { readonly options: null; readonly answer: Checked }
  /** The text as its readers get it, for a preview beside it. */
  readonly preview: { readonly options: PreviewWanted; readonly answer: PreviewNews }
  /** What each text of an edition can be asked, of this one. */
  readonly text: { readonly options: TextToAsk; readonly answer: TextAnswers[keyof TextAnswers] }
}

/** A question of all texts, for the one that is open. */
export interface TextToAsk {
  /** The transcription. */
  readonly text: string
  readonly question: TextQuestion
}

/** The name of a question. */
export type Question = keyof Questions

/** A text as TEI. */
export interface WrittenXml {
  readonly source: string
  /** Which position of the doc, at the revision of the answer, is which offset of `source`. */
  readonly places: Places
}

/** The TEI of a text as an editor shows it, with LF at the end of every line. */
export interface ShownXml {
  readonly change:
    | { readonly kind: 'whole'; readonly text: string }
    /** What changed in what is shown; `null` for nothing. */
    | { readonly kind: 'edit'; readonly edit: TextEdit | null }
  /** Which places of the TEI are not shown; see `ShownLines`. */
  readonly hidden: Int32Array
  /** Which position of the doc is which offset of the TEI itself. */
  readonly places: Places
}

/** What comes of typed XML: steps, as JSON, that lead from the text at that revision to one that is written so; or why not. */
export type Amended =
  | { readonly kind: 'applied'; readonly steps: readonly unknown[] }
  | { readonly kind: 'refused'; readonly findings: readonly Finding[] }

/** An answer to a question, about the text as it was at `revision`. */
export type Mirrored<Q extends Question> =
  | { readonly ok: true; readonly revision: number; readonly value: Questions[Q]['answer'] }
  | { readonly ok: false; readonly problem: Problem }

/** A question on its way. */
export type Asking = { [Q in Question]: { readonly question: Q; readonly options: Questions[Q]['options'] } }[Question]

/** Long parts of the work on an answer, which the person is told of. */
export type Stage = 'reading-grammar' | 'checking'

/** What the window tells the Worker. Messages are dealt with in order. */
export type ToMirror =
  /** A part of the doc as JSON text, the first or what follows; the last comes with `open`. */
  | { readonly kind: 'part'; readonly doc: string }
  | {
      readonly kind: 'open'
      /** What is left of the doc as JSON text: all of a short one. */
      readonly doc: string
      /** The TEI that the text was read from, if it was. */
      readonly source: string | null
      readonly revision: number
    }
  /** What was done to the text, and how many revisions further on that is: one, where it is not said. */
  | { readonly kind: 'steps'; readonly steps: readonly unknown[]; readonly revisions?: number }
  | { readonly kind: 'ask'; readonly id: number; readonly asking: Asking }
  | { readonly kind: 'cancel'; readonly id: number }
  /** The grammar to check by from now on. */
  | { readonly kind: 'grammar'; readonly grammar: GrammarFiles | null }
  | { readonly kind: 'close' }

/** What the Worker tells the window. */
export type FromMirror =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Mirrored<Question> }
  | { readonly kind: 'stage'; readonly id: number; readonly stage: Stage }
  /** How much of the work on an answer is done, from 0 to 1. */
  | { readonly kind: 'progress'; readonly id: number; readonly part: number }
  /** The copy cannot follow the text any more and must be made anew. */
  | { readonly kind: 'lost' }
