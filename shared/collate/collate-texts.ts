import type { Node } from 'prosemirror-model'
import { alignWords, type Alignment } from './align-words'
import type { Collation, WordDifference } from './collation'
import { groupsIn, type WordGroup } from './group-words'
import { asPageLine, PageLines } from './page-lines'
import { Teller, type OwnWords } from './tell-differences'
import { readBlocks, type Witness } from './witness'
import { Keys, wordsOf, type Words } from './words'

/** So many words must follow each other in both texts to count as a likeness. */
const RUN = 4

/**
 * Holds the words of a doc against those of another text of the same work, whatever the markup, pages and paragraphs of
 * either. Differences are in the order of the doc and apart from each other in it, so that each can be taken alone. Walks the doc;
 * seconds for megabytes, so the interface asks a Worker (`renderer/app/collate`). After each stage it yields how much of
 * the work is done, from 0 to 1.
 */
export function* collateTexts(doc: Node, witness: Witness): Generator<number, Collation> {
  const keys = new Keys()
  const blocks = readBlocks(doc)
  const ours: OwnWords = { ...wordsOf(blocks, keys), blocks }
  yield 0.2
  const theirs = wordsOf(witness.blocks, keys)
  yield 0.4
  const alignment = alignWords(ours, theirs)
  yield 0.7
  const differences = [...tellAll(ours, theirs, alignment)].sort(
    (a, b) => a.range.from - b.range.from || a.range.to - b.range.to,
  )
  const words = { ours: wordCount(ours), theirs: wordCount(theirs) }
  return { differences, words, likeness: likeness(ours, theirs, alignment) }
}

/** The same at once. */
export function collateAtOnce(doc: Node, witness: Witness): Collation {
  const work = collateTexts(doc, witness)
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}

function* tellAll(ours: OwnWords, theirs: Words, alignment: Alignment): Generator<WordDifference> {
  const groups = alignment.frames.flatMap((_, index) => groupsIn(ours, theirs, alignment, index))
  const teller = new Teller(ours, theirs, alignment)
  const lines = new PageLines(
    theirs,
    groups.filter(isAdded).map((group) => group.theirs),
  )
  for (const group of groups) {
    const pageLine = isAdded(group) && lines.is(group.theirs)
    for (const difference of teller.tell(group)) yield pageLine ? asPageLine(difference) : difference
  }
  for (const frame of alignment.frames) if (frame.moved) yield teller.moved(frame)
}

const isAdded = ({ ours }: WordGroup): boolean => ours.from === ours.to

function wordCount({ isWord }: Words): number {
  return isWord.reduce((sum, one) => sum + one, 0)
}

function likeness(ours: Words, theirs: Words, { matches }: Alignment): number {
  let same = 0
  let run = 0
  for (let j = 0; j <= matches.length; j++) {
    const match = matches[j] ?? -1
    const follows = match >= 0 && run > 0 && match === (matches[j - 1] ?? -1) + 1
    if (!follows) {
      if (run >= RUN) same += run
      run = match >= 0 ? 1 : 0
    } else run++
  }
  const shorter = Math.min(ours.count, theirs.count)
  return shorter === 0 ? 0 : Math.min(1, same / shorter)
}
