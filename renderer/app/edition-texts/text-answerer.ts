import type { Node } from 'prosemirror-model'
import { headerAt } from '../../../shared/commands/header'
import { assertNever } from '../../../shared/finding'
import { keptFindable } from '../../../shared/queries/findable'
import { landmarksOf } from '../../../shared/queries/landmarks'
import { countedNotes, numbersTaken } from '../../../shared/queries/note-numbers'
import { conventionsOf } from '../../../shared/register/conventions'
import type { Entry } from '../../../shared/register/entry'
import { headerFromText } from '../../../shared/register/header-from-text'
import { registerIndex, type RegisterIndex } from '../../../shared/register/links'
import { tallyOf } from '../../../shared/register/mention-tally'
import { mentionsInContext } from '../../../shared/register/mentions-in-context'
import { occurrencesIn } from '../../../shared/register/occurrences'
import { othersPointingAt, spansPointingAt } from '../../../shared/register/pointing'
import { Suggester } from '../../../shared/register/suggest'
import type { SuggestionSource } from '../../../shared/register/suggestion'
import { searchAnswer } from '../find-replace/search-answer'
import { emptyFields, readHeader } from '../../../shared/tei/header'
import { DoubtAnswerer } from '../proofing/doubt-answerer'
import { isProofQuestion } from '../proofing/proof-questions'
import type { TextAnswers, TextQuestion } from './text-questions'

/** Answers questions about docs, and keeps what it learned for the next question. */
export class TextAnswerer {
  #index: { readonly entries: string; readonly index: RegisterIndex } | null = null
  readonly #doubts = new DoubtAnswerer()
  #suggester: { readonly source: string; readonly suggester: Suggester } | null = null

  /** Fetches what a question needs that is not at hand; to be awaited before it is answered. */
  async prepare(question: TextQuestion): Promise<void> {
    if (isProofQuestion(question)) await this.#doubts.prepare(question)
  }

  /** Answers a question about the doc of a transcription; yields how much of it is done, from 0 to 1. Walks the doc. */
  *answer(doc: Node, text: string, question: TextQuestion): Generator<number, TextAnswers[keyof TextAnswers]> {
    yield 0
    switch (question.kind) {
      case 'mentions':
        return mentionsInContext(doc)
      case 'pointing': {
        const values = question.values && new Set(question.values)
        const others = values === null ? 0 : othersPointingAt(doc, values)
        return { spans: spansPointingAt(doc, values), others, conventions: conventionsOf(doc) }
      }
      case 'tally':
        return tallyOf(doc)
      case 'occurrences': {
        const found = occurrencesIn(doc, question.wanted, this.#indexOf(question.entries), text)
        return { found, conventions: conventionsOf(doc) }
      }
      case 'suggestions':
        return yield* this.#suggesterFor({ ...question.source, text }).suggestionsIn(doc)
      case 'note-count':
        return numbersTaken(countedNotes(landmarksOf(doc)), question.numbering)
      case 'header': {
        const header = headerAt(doc)
        return { fields: header ? readHeader(header.xml) : emptyFields, plain: headerFromText(doc) }
      }
      case 'search':
        return yield* searchAnswer(keptFindable(doc), question)
      case 'proof':
      case 'proof-rest':
      case 'doubt-count':
      case 'equal-doubts':
      case 'doubt-fixes':
        return yield* this.#doubts.answer(doc, text, question)
      default:
        return assertNever(question)
    }
  }

  /** Texts of one edition differ in nothing but themselves: what is known of the register serves them all. */
  #suggesterFor(source: SuggestionSource): Suggester {
    const key = JSON.stringify(source)
    const { suggester } = this.#suggester ?? {}
    if (this.#suggester?.source !== key)
      this.#suggester = { source: key, suggester: suggester?.changed(source) ?? new Suggester(source) }
    return this.#suggester.suggester
  }

  /** The register of the last question, made ready once for all texts that are asked. */
  #indexOf(entries: readonly Entry[]): RegisterIndex {
    const key = JSON.stringify(entries)
    if (this.#index?.entries !== key) this.#index = { entries: key, index: registerIndex(entries) }
    return this.#index.index
  }
}
