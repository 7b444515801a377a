import { alignItems } from '../compare/alignment'
import type { Part } from '../shortest-script'
import { findMoved } from './moved-words'
import { slideToEdges } from './slide-words'
import type { Words } from './words'

/** Two stretches of words that continue each other, word by word as `matches` says. */
export interface Frame {
  readonly ours: Part
  readonly theirs: Part
  /** Whether what stands here in one text stands elsewhere in the other. */
  readonly moved: boolean
}

/** Which words of one text are which of the other. */
export interface Alignment {
  /** For each word of theirs the index of ours that it is, or -1. Within a frame they rise. */
  readonly matches: Int32Array
  /** Frames in order of ours; the first two are running text and notes, the others what was found out of its place. */
  readonly frames: readonly Frame[]
  /** For each word of ours, and of theirs, the index of the frame that it belongs to. */
  readonly oursIn: Int32Array
  readonly theirsIn: Int32Array
}

/** A stretch in which words of both follow each other: `length` words from `i` in ours and `j` in theirs. */
interface Run {
  readonly i: number
  readonly j: number
  readonly length: number
}

/** How many words may stand alone between what differs, at most, and be told with it. */
const ISLAND = 4

/**
 * Finds for each word of one text the word of the other that it is: running text with running text, notes with notes, then
 * what is left over of either with what is left over of the other, wherever it stands.
 */
export function alignWords(ours: Words, theirs: Words): Alignment {
  const matches = new Int32Array(theirs.count).fill(-1)
  const streams: readonly (readonly [Part, Part])[] = [
    [part(0, ours.notesFrom), part(0, theirs.notesFrom)],
    [part(ours.notesFrom, ours.count), part(theirs.notesFrom, theirs.count)],
  ]
  for (const [a, b] of streams) alignParts(ours, theirs, a, b, matches)
  const oursIn = new Int32Array(ours.count)
  const theirsIn = new Int32Array(theirs.count)
  oursIn.fill(1, ours.notesFrom)
  theirsIn.fill(1, theirs.notesFrom)
  const frames: Frame[] = streams.map(([a, b]) => ({ ours: a, theirs: b, moved: false }))
  for (const frame of findMoved(ours, theirs, matches)) {
    oursIn.fill(frames.length, frame.ours.from, frame.ours.to)
    theirsIn.fill(frames.length, frame.theirs.from, frame.theirs.to)
    frames.push(frame)
    alignParts(ours, theirs, frame.ours, frame.theirs, matches)
  }
  return { matches, frames, oursIn, theirsIn }
}

function part(from: number, to: number): Part {
  return { from, to }
}

/** Aligns a stretch of ours with one of theirs, and writes into `matches` what it finds. */
function alignParts(ours: Words, theirs: Words, a: Part, b: Part, matches: Int32Array): void {
  const found = alignItems(ours.keys.slice(a.from, a.to), theirs.keys.slice(b.from, b.to))
  const runs = withoutIslands(runsOf(found), ours, a, b)
  matches.fill(-1, b.from, b.to)
  for (const { i, j, length } of runs)
    for (let step = 0; step < length; step++) matches[b.from + j + step] = a.from + i + step
  slideToEdges(ours, theirs, a, b, matches)
}

function runsOf(found: Int32Array): readonly Run[] {
  const runs: Run[] = []
  for (let j = 0; j < found.length; j++) {
    const i = found[j] ?? -1
    if (i < 0) continue
    const last = runs.at(-1)
    if (last && last.i + last.length === i && last.j + last.length === j)
      runs[runs.length - 1] = { ...last, length: last.length + 1 }
    else runs.push({ i, j, length: 1 })
  }
  return runs
}

/**
 * Lets a few words go that stand alone between more words that differ, as “the” in a passage that was written anew: they
 * are there by chance, and told with the passage.
 */
function withoutIslands(runs: readonly Run[], ours: Words, a: Part, b: Part): readonly Run[] {
  const kept: Run[] = []
  const ends = { i: a.to - a.from, j: b.to - b.from }
  const between = (before: Run | undefined, after: Run | undefined) => {
    const [i, j] = before ? [before.i + before.length, before.j + before.length] : [0, 0]
    return Math.max((after?.i ?? ends.i) - i, (after?.j ?? ends.j) - j)
  }
  runs.forEach((run, index) => {
    const least = Math.min(between(kept.at(-1), run), between(run, runs[index + 1]))
    if (run.length > ISLAND || least === 0 || !isWeak(ours, a.from + run.i, run.length, least)) kept.push(run)
  })
  return kept
}

/** Whether words stand there by chance, beside at least so many that differ on either side. */
function isWeak(ours: Words, from: number, length: number, beside: number): boolean {
  if (length < beside) return true
  let letters = 0
  for (let index = from; index < from + length; index++)
    if (ours.isWord[index] === 1) letters += ours.texts[index]?.length ?? 0
  return length === beside && letters < 4
}
