import type { DocRange } from '../finding'
import type { Part } from '../shortest-script'
import type { Alignment } from './align-words'
import type { DifferenceKind, Put, WordDifference } from './collation'
import { exchangeOf, type Exchange } from './exchange'
import { foldingsBetween } from './folding'
import type { WordGroup } from './group-words'
import { NotePlaces } from './note-places'
import { saidWords, saysSame } from './said-words'
import { isAlike } from './spelling'
import type { ReadBlock } from './witness'
import { gapBefore, type Words } from './words'

/** Our words, with the positions of their blocks. */
export interface OwnWords extends Words {
  readonly blocks: readonly ReadBlock[]
}

/** Says of groups of words what differs, and what taking theirs does to our doc. */
export class Teller {
  readonly #ours: OwnWords
  readonly #theirs: Words
  readonly #notes: NotePlaces

  constructor(ours: OwnWords, theirs: Words, { matches }: Pick<Alignment, 'matches'>) {
    this.#ours = ours
    this.#theirs = theirs
    this.#notes = new NotePlaces(theirs, matches)
  }

  /** The differences that a group is: none where it says the same after all, several where it lies in several blocks. */
  tell(group: WordGroup): readonly WordDifference[] {
    if (saysSame(this.#ours, group.ours, this.#theirs, group.theirs)) return []
    const between = isEmpty(group.ours) && gapBefore(this.#ours, group.ours.from) === '\n'
    if (between) return isEmpty(group.theirs) ? [] : this.#added(group)
    return this.#byBlock(group).flatMap((part) => this.#exchanged(part))
  }

  /** A stretch that stands elsewhere in the other text. */
  moved({ ours, theirs }: WordGroup): WordDifference {
    const range = { from: this.#from(ours.from), to: this.#to(ours.to - 1) }
    return this.#difference({ ours, theirs }, ['moved'], range, { how: 'nothing' })
  }

  /** A group in several of our blocks as one for each: theirs block by block where they have as many, else all in the first. */
  #byBlock({ ours, theirs }: WordGroup): readonly WordGroup[] {
    const mine = byBlock(this.#ours, ours)
    if (mine.length < 2) return [{ ours, theirs }]
    const other = byBlock(this.#theirs, theirs)
    const none = { from: theirs.to, to: theirs.to }
    if (other.length === mine.length) return mine.map((part, index) => ({ ours: part, theirs: other[index] ?? none }))
    return mine.map((part, index) => ({ ours: part, theirs: index === 0 ? theirs : none }))
  }

  #exchanged(group: WordGroup): readonly WordDifference[] {
    if (saysSame(this.#ours, group.ours, this.#theirs, group.theirs)) return []
    const exchange = exchangeOf(this.#ours, this.#theirs, group)
    if (exchange === null) return []
    const put: Put = { how: 'letters', text: exchange.text }
    return [this.#difference(group, this.#kinds(group), this.#rangeOf(group, exchange), put)]
  }

  #rangeOf({ ours }: WordGroup, { start, end }: Exchange): DocRange {
    const [before, behind] = [this.#to(ours.from - 1), this.#from(ours.to)]
    if (!isEmpty(ours))
      return {
        from: start === 'word' ? this.#from(ours.from) : before,
        to: end === 'word' ? this.#to(ours.to - 1) : behind,
      }
    if (start === end) return { from: before, to: behind }
    return start === 'neighbour' ? { from: before, to: before } : { from: behind, to: behind }
  }

  /** Words of theirs between two of our blocks: at the end of the one, at the start of the other, or as blocks of their own. */
  #added({ ours, theirs }: WordGroup): readonly WordDifference[] {
    const parts = byBlock(this.#theirs, theirs)
    const found: WordDifference[] = []
    let blocks: Part[] = []
    const end = () => {
      found.push(...this.#blocks(ours, blocks))
      blocks = []
    }
    for (const part of parts) {
      const [begins, ends] = [gapBefore(this.#theirs, part.from) === '\n', gapBefore(this.#theirs, part.to) === '\n']
      const own = { ours, theirs: part }
      if (begins && ends) blocks.push(part)
      else {
        end()
        found.push(this.#atEdge(own, begins ? 'after' : 'before'))
      }
    }
    end()
    return found
  }

  /** Words at the end of the block before, or at the start of the block behind. */
  #atEdge(group: WordGroup, side: 'before' | 'after'): WordDifference {
    const { ours, theirs } = group
    const words = saidWords(this.#theirs, theirs)
    const space = gapBefore(this.#theirs, side === 'before' ? theirs.from : theirs.to) === '' ? '' : ' '
    const after = side === 'after' && this.#stands(ours.from, theirs.from)
    const pos = after ? this.#from(ours.from) : this.#to(ours.from - 1)
    const text = after ? words + space : space + words
    return this.#difference(group, this.#kinds(group), { from: pos, to: pos }, { how: 'letters', text })
  }

  /** Whole blocks that ours has not: notes as notes at their places, others between the blocks of ours. */
  #blocks(ours: Part, parts: readonly Part[]): readonly WordDifference[] {
    const found: WordDifference[] = []
    for (const same of this.#notes.apart(parts)) {
      const [first, last] = [same.at(0), same.at(-1)]
      if (!first || !last) continue
      const theirs = { from: first.from, to: last.to }
      const group = { ours, theirs }
      const texts = same.map((part) => saidWords(this.#theirs, part))
      const note = this.#notes.whole(theirs)
      if (note === null) {
        const pos = this.#betweenBlocks(ours.from, theirs.from)
        found.push(this.#difference(group, this.#kinds(group), { from: pos, to: pos }, { how: 'blocks', texts }))
      } else {
        const pos = note.after === null ? null : this.#to(note.after)
        const put: Put = pos === null ? { how: 'nothing' } : { how: 'note', n: note.n, texts }
        const at = pos ?? this.#to(ours.from - 1)
        found.push(this.#difference(group, this.#kinds(group), { from: at, to: at }, put))
      }
    }
    return found
  }

  /** Between the block of the word before an index and that of the word at it. */
  #betweenBlocks(index: number, theirs: number): number {
    const before = this.#stands(index - 1, theirs)
    const block = this.#ours.blocks[this.#ours.block[before ? index - 1 : index] ?? 0]
    return (before ? block?.outer.to : block?.outer.from) ?? 0
  }

  /** Whether our word at an index stands in a note where theirs does, or in running text where theirs does. */
  #stands(index: number, theirs: number): boolean {
    if (index < 0 || index >= this.#ours.count) return false
    return index < this.#ours.notesFrom === theirs < this.#theirs.notesFrom
  }

  #kinds({ ours, theirs }: WordGroup): readonly DifferenceKind[] {
    const [mine, other] = [isEmpty(ours), isEmpty(theirs)]
    if (mine && other) return ['spaces']
    if (mine || other) {
      if (!hasWord(this.#ours, ours) && !hasWord(this.#theirs, theirs)) return ['punctuation']
      return [mine ? 'missing' : 'more']
    }
    const [words, said] = [saidWords(this.#ours, ours), saidWords(this.#theirs, theirs)]
    const foldings = foldingsBetween(words, said)
    if (foldings !== null) return foldings.length === 0 ? ['spaces'] : weighty.filter((kind) => foldings.includes(kind))
    const short = ours.to - ours.from <= 2 && theirs.to - theirs.from <= 2
    return short && isAlike(words.replaceAll(' ', ''), said.replaceAll(' ', '')) ? ['spelling'] : ['words']
  }

  #difference(group: WordGroup, kinds: readonly DifferenceKind[], range: DocRange, put: Put): WordDifference {
    const { ours, theirs } = group
    const words = saidWords(this.#ours, ours)
    return {
      kinds,
      range: { from: Math.min(range.from, range.to), to: Math.max(range.from, range.to) },
      ours: words,
      theirs: saidWords(this.#theirs, theirs),
      put,
      note: ours.from >= this.#ours.notesFrom && this.#ours.notesFrom < this.#ours.count,
      theirsPage:
        this.#theirs.blocks[this.#theirs.block[Math.min(theirs.from, this.#theirs.count - 1)] ?? 0]?.page ?? '',
      key: `${String(theirs.from)}-${String(theirs.to)} ${words}`,
    }
  }

  /** The position before our word at an index; at the end of the text, behind the last. */
  #from(index: number): number {
    const { block, start, blocks } = this.#ours
    return blocks[block[index] ?? -1]?.before(start[index] ?? 0) ?? (index > 0 ? this.#to(index - 1) : 0)
  }

  /** The position behind our word at an index; before the first, its start. */
  #to(index: number): number {
    const { block, end, blocks, count } = this.#ours
    if (index < 0) return count > 0 ? this.#from(0) : 0
    return blocks[block[index] ?? -1]?.after(end[index] ?? 0) ?? 0
  }
}

const weighty = ['capitals', 'punctuation', 'quotes', 'letterforms', 'spaces'] as const

/** A stretch of words as one for each block. */
function byBlock(words: Words, { from, to }: Part): readonly Part[] {
  const parts: Part[] = []
  let start = from
  for (let index = from + 1; index <= to; index++)
    if (index === to || words.block[index] !== words.block[index - 1]) {
      parts.push({ from: start, to: index })
      start = index
    }
  return from === to ? [] : parts
}

function hasWord(words: Words, { from, to }: Part): boolean {
  return words.isWord.subarray(from, to).includes(1)
}

const isEmpty = ({ from, to }: Part): boolean => from === to
