import { hideableNames, type Findable } from './findable'
import { isHiddenWithin, type Reading } from './readings'

/** The text of one block of a {@link Findable} as a reading shows it, and the way back to positions: what `blockText` tells of a doc. */
export class ShownBlock {
  readonly text: string
  /** The numbers of its children: from the first up to the one that stands for its end. */
  readonly first: number
  readonly end: number
  readonly #of: Findable
  /** Where the text of each child begins that is shown; `null` where all is. */
  readonly #indices: readonly number[] | null

  /** `reading` hides nothing where it is `null`. */
  constructor(of: Findable, block: number, reading: Reading | null) {
    const start = of.starts[block] ?? 0
    const whole = of.text.slice(start, (of.starts[block + 1] ?? 1) - 1)
    this.#of = of
    this.first = of.children[block] ?? 0
    this.end = (of.children[block + 1] ?? 1) - 1
    if (reading === null || of.hideable[block] !== 1) {
      this.text = whole
      this.#indices = null
      return
    }
    let text = ''
    const indices: number[] = []
    for (let child = this.first; child < this.end; child++) {
      indices.push(text.length)
      if (!isHiddenChild(of, child, reading)) text += whole.slice(of.indices[child], of.indices[child + 1])
    }
    this.text = text
    this.#indices = [...indices, text.length]
  }

  /** The index in the text at which a child, or the end, begins. */
  index(child: number): number {
    return (this.#indices === null ? this.#of.indices[child] : this.#indices[child - this.first]) ?? 0
  }

  /** Which child the character with an index is of. */
  childAt(index: number): number {
    return this.#last((child) => this.index(child) <= index)
  }

  /** Which child a position in the block's content stands in or before. */
  childOver(position: number): number {
    return this.#last((child) => (this.#of.offsets[child] ?? 0) <= position)
  }

  /** The index of the first character at or behind a position in the block's content. */
  indexOf(position: number): number {
    const child = this.childOver(position)
    return Math.min(this.index(child) + position - (this.#of.offsets[child] ?? 0), this.index(child + 1))
  }

  /** The last child that passes a test which all before it pass. */
  #last(passes: (child: number) => boolean): number {
    let low = this.first
    let high = this.end
    while (low < high) {
      const middle = (low + high) >> 1
      if (passes(middle)) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  /** The position in the block's content at which the character with this index begins. */
  before(index: number): number {
    if (index >= this.text.length) return this.#of.offsets[this.end] ?? 0
    const child = this.childAt(index)
    return (this.#of.offsets[child] ?? 0) + index - this.index(child)
  }

  /** The position in the block's content right behind the character with this index − 1, before any note that follows. */
  after(index: number): number {
    if (index <= 0) return 0
    const child = this.childAt(index - 1)
    return (this.#of.offsets[child] ?? 0) + index - this.index(child)
  }

  /** Whether the reading hides letters between two positions of the content. */
  hidesAmong(from: number, to: number): boolean {
    if (this.#indices === null) return false
    const { offsets, indices } = this.#of
    for (let child = this.first; child < this.end; child++) {
      const isAmong = (offsets[child] ?? 0) < to && (offsets[child + 1] ?? 0) > from
      const isEmpty = indices[child] === indices[child + 1]
      if (isAmong && !isEmpty && this.index(child) === this.index(child + 1)) return true
    }
    return false
  }
}

/** Whether a reading hides a child of a block. */
function isHiddenChild(of: Findable, child: number, reading: Reading): boolean {
  const set = of.marks[child] ?? 0
  return set !== 0 && isHiddenWithin(hideableNames(of, set), reading)
}
