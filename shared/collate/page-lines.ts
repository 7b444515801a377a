import type { WordDifference } from './collation'
import type { Part } from '../shortest-script'
import { lineEndsBefore, type Words } from './words'

/** How often a line must stand there to be one that pages repeat. */
const REPEATED = 3

/** Whether words of the other text are whole lines that its pages repeat, but for numbers, or the number of a page alone. */
export class PageLines {
  readonly #theirs: Words
  readonly #counts = new Map<string, number>()

  constructor(theirs: Words, added: readonly Part[]) {
    this.#theirs = theirs
    for (const part of added) {
      const line = this.#line(part)
      if (line !== null) this.#counts.set(line, (this.#counts.get(line) ?? 0) + 1)
    }
  }

  is(part: Part): boolean {
    const line = this.#line(part)
    if (line === null) return false
    return /^(?:#|[ivxlc]+)$/.test(line) || (this.#counts.get(line) ?? 0) >= REPEATED
  }

  /** Words that fill lines of their own, without numbers. */
  #line({ from, to }: Part): string | null {
    const { texts } = this.#theirs
    if (to - from > 16 || from === to) return null
    if (!lineEndsBefore(this.#theirs, from) || !lineEndsBefore(this.#theirs, to)) return null
    const words = texts.slice(from, to).filter((_, index) => this.#theirs.isWord[from + index] === 1)
    return words.length === 0 ? null : words.map((word) => word.toLowerCase().replace(/^\d+$/, '#')).join(' ')
  }
}

/** A difference that is a line of the pages of the other text, told as one. */
export function asPageLine(difference: WordDifference): WordDifference {
  return { ...difference, kinds: ['page-lines'] }
}
