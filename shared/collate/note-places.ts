import type { Part } from '../shortest-script'
import type { Words } from './words'

/** A note of the other text that ours has not: its number, and behind which word of ours it is referred to, if that is known. */
export interface NotePlace {
  readonly n: string
  readonly after: number | null
}

/** How many words a reference is looked for before it, where the word right before it is not in our text. */
const REACH = 8

/** Where the notes of the other text are referred to, in ours. */
export class NotePlaces {
  readonly #theirs: Words
  readonly #matches: Int32Array
  readonly #refs = new Map<number, { readonly block: number; readonly at: number; readonly n: string }>()

  constructor(theirs: Words, matches: Int32Array) {
    this.#theirs = theirs
    this.#matches = matches
    theirs.blocks.forEach(({ refs }, block) => {
      for (const { at, n, note } of refs) this.#refs.set(note, { block, at, n })
    })
  }

  /** Blocks that follow each other, apart by the note that they stand in; those of running text together. */
  apart(parts: readonly Part[]): readonly (readonly Part[])[] {
    const found: Part[][] = []
    let last: number | null | undefined
    for (const part of parts) {
      const note = this.#noteAt(part.from)
      if (found.length > 0 && note === last) found.at(-1)?.push(part)
      else found.push([part])
      last = note
    }
    return found
  }

  /** The note that a stretch is the whole of; `null` where it is not one. */
  whole({ from, to }: Part): NotePlace | null {
    const note = this.#noteAt(from)
    if (note === null || this.#noteAt(from - 1) === note || this.#noteAt(to) === note) return null
    const ref = this.#refs.get(note)
    return { n: ref?.n ?? '', after: ref ? this.#wordBefore(ref.block, ref.at) : null }
  }

  #noteAt(index: number): number | null {
    if (index < 0 || index >= this.#theirs.count) return null
    return this.#theirs.blocks[this.#theirs.block[index] ?? 0]?.note ?? null
  }

  /** The index of our word that the last word before a place in a block of theirs is. */
  #wordBefore(block: number, at: number): number | null {
    const { block: blocks, end, count } = this.#theirs
    let [low, high] = [0, count]
    while (low < high) {
      const middle = (low + high) >> 1
      const [in_, to] = [blocks[middle] ?? 0, end[middle] ?? 0]
      if (in_ < block || (in_ === block && to <= at)) low = middle + 1
      else high = middle
    }
    for (let index = low - 1; index >= Math.max(0, low - REACH) && blocks[index] === block; index--) {
      const own = this.#matches[index] ?? -1
      if (own >= 0) return own
    }
    return null
  }
}
