import type { Part } from '../shortest-script'
import type { Alignment, Frame } from './align-words'
import { partsWord } from './said-words'
import { isAlike } from './spelling'
import { gapBefore, type Words } from './words'

/** Words of ours, and what stands for them in theirs; either may be empty, and stands before its index then. */
export interface WordGroup {
  readonly ours: Part
  readonly theirs: Part
}

/** What differs in a frame, in order, each by itself: words that follow each other are told in one only where they must be. */
export function groupsIn(ours: Words, theirs: Words, alignment: Alignment, index: number): readonly WordGroup[] {
  const frame = alignment.frames[index]
  return frame ? new Grouping(ours, theirs, alignment, index).groups(frame) : []
}

class Grouping {
  readonly #ours: Words
  readonly #theirs: Words
  readonly #alignment: Alignment
  readonly #index: number
  readonly #found: WordGroup[] = []
  /** What differs since the last words that are the same. */
  #open: WordGroup[] = []
  /** Whether the last words were the same. */
  #same = false

  constructor(ours: Words, theirs: Words, alignment: Alignment, index: number) {
    this.#ours = ours
    this.#theirs = theirs
    this.#alignment = alignment
    this.#index = index
  }

  groups({ ours, theirs }: Frame): readonly WordGroup[] {
    const { matches, oursIn, theirsIn } = this.#alignment
    const matched = this.#matched(ours, theirs)
    let [i, j] = [ours.from, theirs.from]
    while (i < ours.to || j < theirs.to) {
      if (i < ours.to && oursIn[i] !== this.#index) {
        this.#close()
        i++
      } else if (j < theirs.to && theirsIn[j] !== this.#index) {
        this.#close()
        j++
      } else if (i < ours.to && j < theirs.to && matches[j] === i) {
        this.#pair(i++, j++)
      } else {
        const from = { i, j }
        while (j < theirs.to && matches[j] === -1 && theirsIn[j] === this.#index) j++
        while (i < ours.to && matched[i - ours.from] === 0 && oursIn[i] === this.#index) i++
        this.#apart({ from: from.i, to: i }, { from: from.j, to: j })
      }
    }
    this.#close()
    return this.#found
  }

  #matched(ours: Part, theirs: Part): Uint8Array {
    const matched = new Uint8Array(ours.to - ours.from)
    for (let j = theirs.from; j < theirs.to; j++) {
      const i = this.#alignment.matches[j] ?? -1
      if (i >= ours.from && i < ours.to) matched[i - ours.from] = 1
    }
    return matched
  }

  #pair(i: number, j: number): void {
    if (this.#ours.texts[i] !== this.#theirs.texts[j]) {
      this.#add({ ours: one(i), theirs: one(j) })
      this.#same = false
      return
    }
    const spaced = this.#same && this.#gapsDiffer(i, j)
    this.#close()
    if (spaced) this.#found.push({ ours: { from: i, to: i }, theirs: { from: j, to: j } })
    this.#same = true
  }

  /** Words without counterpart; as many that are alike one by one are told one by one. */
  #apart(ours: Part, theirs: Part): void {
    this.#same = false
    const length = ours.to - ours.from
    const pairs = Array.from({ length }, (_, step) => [ours.from + step, theirs.from + step] as const)
    const alike = theirs.to - theirs.from === length && pairs.every(([i, j]) => this.#isAlike(i, j))
    if (!alike) this.#add({ ours, theirs })
    else for (const [i, j] of pairs) this.#add({ ours: one(i), theirs: one(j) })
  }

  #isAlike(i: number, j: number): boolean {
    const words = this.#ours.isWord[i] === 1 && this.#theirs.isWord[j] === 1
    return words && isAlike(this.#ours.texts[i] ?? '', this.#theirs.texts[j] ?? '')
  }

  #add(group: WordGroup): void {
    const last = this.#open.at(-1)
    if (last && this.#belong(last, group)) {
      const joined = {
        ours: { from: last.ours.from, to: group.ours.to },
        theirs: { from: last.theirs.from, to: group.theirs.to },
      }
      this.#open[this.#open.length - 1] = joined
    } else this.#open.push(group)
  }

  /** Whether two that follow each other are one: where no letter parts them that stays, their places would be mixed up. */
  #belong(before: WordGroup, after: WordGroup): boolean {
    if (isEmpty(before.ours) || isEmpty(before.theirs) || isEmpty(after.ours) || isEmpty(after.theirs)) return true
    const gap = gapBefore(this.#ours, after.ours.from)
    return gap === '' || this.#gapsDiffer(after.ours.from, after.theirs.from)
  }

  #gapsDiffer(i: number, j: number): boolean {
    if (partsWord(this.#ours, i - 1) || partsWord(this.#theirs, j - 1)) return false
    const [gap, other] = [gapBefore(this.#ours, i), gapBefore(this.#theirs, j)]
    return gap !== other && gap !== '\n' && other !== '\n'
  }

  #close(): void {
    this.#found.push(...this.#open)
    this.#open = []
    this.#same = false
  }
}

const one = (index: number): Part => ({ from: index, to: index + 1 })

const isEmpty = ({ from, to }: Part): boolean => from === to
