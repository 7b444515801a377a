import type { Findable } from '../../../shared/queries/findable'

/** How many letters are kept at most, notes and all: more than an edition of 80 MB of TEI has. */
const mostLetters = 64_000_000

interface Kept {
  readonly body: string
  readonly seq: number
  readonly of: Findable
}

/**
 * Texts as they are searched, each as it was at a journal row of its body, for as long as a search stands open. What there is no
 * room for is not kept: all are asked for in turn, so that room made for one would be taken from the next.
 */
export class FindableShelf {
  readonly #texts = new Map<string, Kept>()
  readonly #most: number
  #letters = 0

  constructor(most = mostLetters) {
    this.#most = most
  }

  /** A text as it is at that row; `null` where another state of it, or none, is kept. */
  get(transcription: string, body: string, seq: number): Findable | null {
    const known = this.#texts.get(transcription)
    return known?.body === body && known.seq === seq ? known.of : null
  }

  /** Keeps a text in place of what was kept of it, where there is room. */
  keep(transcription: string, kept: Kept): void {
    this.#letters -= this.#texts.get(transcription)?.of.text.length ?? 0
    this.#texts.delete(transcription)
    if (this.#letters + kept.of.text.length > this.#most) return
    this.#letters += kept.of.text.length
    this.#texts.set(transcription, kept)
  }

  /** Lets go of all. */
  clear(): void {
    this.#texts.clear()
    this.#letters = 0
  }
}
