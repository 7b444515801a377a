import type { Node } from 'prosemirror-model'
import { assertNever } from '../../../shared/finding'
import { conventionsOf } from '../../../shared/register/conventions'
import type { Entry } from '../../../shared/register/entry'
import { registerIndex, type RegisterIndex } from '../../../shared/register/links'
import { tallyOf } from '../../../shared/register/mention-tally'
import { mentionsInContext } from '../../../shared/register/mentions-in-context'
import { occurrencesIn } from '../../../shared/register/occurrences'
import { spansPointingAt } from '../../../shared/register/pointing'
import { DateSuggester, withDates } from '../../../shared/register/date-suggestions'
import { Suggester } from '../../../shared/register/suggest'
import type { Suggestion, SuggestionSource } from '../../../shared/register/suggestion'
import type { TextAnswers, TextQuestion } from './text-questions'

/** How many suggesters are kept, those that were asked last: each knows the register and the blocks that it saw. */
const kept = 8

/** Answers questions about docs, and keeps what it learned for the next question. */
export class TextAnswerer {
  readonly #dates = new DateSuggester()
  #index: { readonly entries: string; readonly index: RegisterIndex } | null = null
  /** By transcription, those that were asked last at the end. */
  readonly #suggesters = new Map<string, { readonly source: string; readonly suggester: Suggester }>();

  /** Answers a question about the doc of a transcription; yields how much of it is done, from 0 to 1. Walks the doc. */
  *answer(doc: Node, text: string, question: TextQuestion): Generator<number, TextAnswers[keyof TextAnswers]> {
    yield 0
    switch (question.kind) {
      case 'mentions':
        return mentionsInContext(doc)
      case 'pointing':
        return spansPointingAt(doc, question.values && new Set(question.values))
      case 'tally':
        return tallyOf(doc)
      case 'occurrences': {
        const found = occurrencesIn(doc, question.wanted, this.#indexOf(question.entries), text)
        return { found, conventions: conventionsOf(doc) }
      }
      case 'suggestions':
        return yield* this.#suggestions(doc, { ...question.source, text })
      default:
        return assertNever(question)
    }
  }

  *#suggestions(doc: Node, source: SuggestionSource): Generator<number, readonly Suggestion[]> {
    const names = yield* this.#suggester(source).suggestionsIn(doc)
    return withDates(names, yield* this.#dates.suggestionsIn(doc, source))
  }

  #suggester(source: SuggestionSource): Suggester {
    const key = JSON.stringify(source)
    const known = this.#suggesters.get(source.text)
    const suggester = known?.source === key ? known.suggester : new Suggester(source)
    this.#suggesters.delete(source.text)
    this.#suggesters.set(source.text, { source: key, suggester })
    for (const oldest of [...this.#suggesters.keys()].slice(0, -kept)) this.#suggesters.delete(oldest)
    return suggester
  }

  /** The register of the last question, made ready once for all texts that are asked. */
  #indexOf(entries: readonly Entry[]): RegisterIndex {
    const key = JSON.stringify(entries)
    if (this.#index?.entries !== key) this.#index = { entries: key, index: registerIndex(entries) }
    return this.#index.index
  }
}
