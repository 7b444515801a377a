import type { Problem } from '../../../shared/host'
import type { Places } from '../../../shared/tei/places'

/** What a {@link Mirror} can be asked: each question with what it takes and what it answers. */
export interface Questions {
  /** The TEI of the text as exporting would write it now. */
  readonly xml: { readonly options: null; readonly answer: WrittenXml }
}

/** The name of a question. */
export type Question = keyof Questions

/** A text as TEI. */
export interface WrittenXml {
  readonly source: string
  /** Which position of the doc, at the revision of the answer, is which offset of `source`. */
  readonly places: Places
}

/** An answer to a question, about the text as it was at `revision`. */
export type Mirrored<Q extends Question> =
  | { readonly ok: true; readonly revision: number; readonly value: Questions[Q]['answer'] }
  | { readonly ok: false; readonly problem: Problem }

/** A question on its way. */
export type Asking = { [Q in Question]: { readonly question: Q; readonly options: Questions[Q]['options'] } }[Question]

/** What the window tells the Worker. Messages are dealt with in order. */
export type ToMirror =
  | {
      readonly kind: 'open'
      /** The doc as JSON text. */
      readonly doc: string
      /** The TEI that the text was read from, if it was. */
      readonly source: string | null
      readonly revision: number
    }
  /** What was done to the text: the next revision. */
  | { readonly kind: 'steps'; readonly steps: readonly unknown[] }
  | { readonly kind: 'ask'; readonly id: number; readonly asking: Asking }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'close' }

/** What the Worker tells the window. */
export type FromMirror =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Mirrored<Question> }
  /** The copy cannot follow the text any more and must be made anew. */
  | { readonly kind: 'lost' }
