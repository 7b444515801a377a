import { withoutAccents } from './without-accents'

/** A text whose letters have no accents, and the way back to the text as it is written. */
export interface FoldedLetters {
  readonly text: string
  /** Whether a letter as it is written begins, or the text ends, at an index: not within the ae of an æ. */
  isEdge: (index: number) => boolean
  /** The index in the written text at which the letter of an index begins. */
  before: (index: number) => number
  /** The index in the written text right behind the letter before an index, with its accents. */
  after: (index: number) => number
}

const plain = /^[\x00-\x7f]*$/

/** A text with each letter as `withoutAccents` has it; all else stays as it is written. */
export function foldedLetters(written: string): FoldedLetters {
  if (plain.test(written))
    return { text: written, isEdge: () => true, before: (index) => index, after: (index) => index }
  const starts: number[] = []
  const ends: number[] = []
  let text = ''
  let at = 0
  for (const [unit] of written.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const folded = /^\p{L}/u.test(unit) ? unitWithoutAccents(unit) : unit
    text += folded
    starts.push(...Array<number>(folded.length).fill(at))
    ends.push(...Array<number>(folded.length).fill(at + unit.length))
    at += unit.length
  }
  return {
    text,
    isEdge: (index) => index === 0 || index === starts.length || starts[index] !== starts[index - 1],
    before: (index) => starts[index] ?? written.length,
    after: (index) => ends[index - 1] ?? 0,
  }
}

function unitWithoutAccents(unit: string): string {
  const [letter = '', ...marks] = unit
  return withoutAccents(letter) + (marks.length > 0 ? marks.join('').replace(/\p{M}/gu, '') : '')
}
