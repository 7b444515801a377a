import type { RegisterLine } from './register-lines'
import { aboutEntry } from './entry-words'

/** The heights of lines, in pixels: a heading, a name alone, a name with something about it. */
const heights = { heading: 30, plain: 31, about: 48 }

/** How high a line is. */
export function heightOf(line: RegisterLine): number {
  if (line.kind === 'heading') return heights.heading
  return line.kind === 'entry' && aboutEntry(line.entry) !== '' ? heights.about : heights.plain
}

/** Where each line begins, in pixels from the first; at last, where the last one ends. */
export function topsOf(lines: readonly RegisterLine[]): readonly number[] {
  const tops = [0]
  let at = 0
  for (const line of lines) tops.push((at += heightOf(line)))
  return tops
}

/** How far beyond what is in sight lines are drawn, in pixels, so that scrolling meets them. */
const margin = 400

/** The lines that are drawn: from the first to before the last. */
export interface LineRange {
  readonly from: number
  readonly to: number
}

/** The lines to draw where `height` pixels from `top` on are in sight. */
export function linesInSight(tops: readonly number[], top: number, height: number): LineRange {
  return { from: lineAt(tops, top - margin), to: Math.min(tops.length - 1, lineAt(tops, top + height + margin) + 1) }
}

/** The index of the line that stands at a height; of those beyond, the first or last. */
function lineAt(tops: readonly number[], at: number): number {
  let low = 0
  let high = Math.max(0, tops.length - 2)
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((tops[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return low
}
