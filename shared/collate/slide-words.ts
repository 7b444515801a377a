import type { Part } from '../shortest-script'
import { gapBefore, type Words } from './words'

/** How far words are told before or behind where they were found, at most. */
const FAR = 80

/**
 * Where words stand in one text alone and could as well be told a little before or behind, for the same words stand around
 * them, has them told where a block begins or else a sentence: a paragraph more is a paragraph more, not the end of one
 * and the beginning of the next. Changes `matches`; `a` and `b` are the stretches of the two texts that were aligned.
 */
export function slideToEdges(ours: Words, theirs: Words, a: Part, b: Part, matches: Int32Array): void {
  let [i, j] = [a.from, b.from]
  for (let at = b.from; at <= b.to; at++) {
    const match = at === b.to ? a.to : (matches[at] ?? -1)
    if (match < 0) continue
    if (match === i && at > j) slideTheirs(theirs, { from: j, to: at }, b, matches)
    else if (at === j && match > i) slideOurs(ours, { from: i, to: match }, a, at, b, matches)
    const now = at === b.to ? a.to : (matches[at] ?? -1)
    i = (now < 0 ? match : now) + 1
    j = at + 1
  }
}

/** Words of theirs alone, from the index of their first to that behind their last. */
function slideTheirs(theirs: Words, gap: Part, within: Part, matches: Int32Array): void {
  const follows = (j: number) => (matches[j] ?? -1) >= 0
  const shift = bestShift(theirs, gap, within, (j) => follows(j))
  let { from, to } = gap
  for (let step = 0; step > shift; step--) {
    from--
    to--
    matches[to] = matches[from] ?? -1
    matches[from] = -1
  }
  for (let step = 0; step < shift; step++) {
    matches[from] = matches[to] ?? -1
    matches[to] = -1
    from++
    to++
  }
}

/** Words of ours alone; `at` is the index of the word of theirs that stands behind them. */
function slideOurs(ours: Words, gap: Part, a: Part, at: number, b: Part, matches: Int32Array): void {
  const { from, to } = gap
  const isMatch = (i: number) => {
    const j = i < from ? at - (from - i) : at + (i - to)
    return j >= b.from && j < b.to && matches[j] === i
  }
  const shift = bestShift(ours, gap, a, isMatch)
  for (let step = 0; step > shift; step--) matches[at - 1 + step] = to - 1 + step
  for (let step = 0; step < shift; step++) matches[at + step] = from + step
}

function bestShift(words: Words, { from, to }: Part, within: Part, isMatch: (index: number) => boolean): number {
  let best = { shift: 0, edge: edgeAt(words, from, to) }
  const look = (shift: number) => {
    const edge = edgeAt(words, from + shift, to + shift)
    if (edge > best.edge) best = { shift, edge }
  }
  for (let back = 1; back <= FAR && from - back >= within.from; back++) {
    const same = words.texts[from - back] === words.texts[to - back] && isMatch(from - back)
    if (!same) break
    look(-back)
  }
  for (let on = 1; on <= FAR && to + on <= within.to; on++) {
    const same = words.texts[from + on - 1] === words.texts[to + on - 1] && isMatch(to + on - 1)
    if (!same) break
    look(on)
  }
  return best.shift
}

/** How well words are told from one place to another: best as whole blocks, then as sentences, else as words. */
function edgeAt(words: Words, from: number, to: number): number {
  const [start, end] = [gapBefore(words, from) === '\n', gapBefore(words, to) === '\n']
  if (start && end) return 4
  if (start || end) return 3
  if (/^[.!?]$/.test(words.texts[from - 1] ?? '')) return 2
  return gapBefore(words, from) === ' ' ? 1 : 0
}
