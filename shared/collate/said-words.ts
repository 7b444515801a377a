import type { Part } from '../shortest-script'
import { gapBefore, lineEndsBefore, type Words } from './words'

/** Words as they are read: on one line, a word parted at the end of a line whole; with `parted`, with its hyphen. */
export function saidWords(words: Words, { from, to }: Part, parted: 'whole' | 'parted' = 'whole'): string {
  let said = ''
  let joins = false
  for (let index = from; index < to; index++) {
    const gap = index === from || joins ? '' : gapBefore(words, index)
    said += gap === '\n' ? ' ' : gap
    joins = index + 1 < to && partsWord(words, index)
    if (!joins || parted === 'parted') said += words.texts[index] ?? ''
  }
  return said
}

/** Whether a sign is a hyphen that parts a word at the end of a line or page. */
export function partsWord(words: Words, index: number): boolean {
  if (!/^[-‐¬]$/.test(words.texts[index] ?? '') || !lineEndsBefore(words, index + 1)) return false
  if (words.block[index] !== words.block[index + 1] || words.block[index] !== words.block[index - 1]) return false
  return gapBefore(words, index) === '' && /^\p{Ll}/u.test(words.texts[index + 1] ?? '')
}

/**
 * Whether two stretches say the same to a reader of the page, but for what its setting does: words parted at the end of a
 * line, and numbers of notes glued to a word that are references to notes in the other text.
 */
export function saysSame(ours: Words, a: Part, theirs: Words, b: Part): boolean {
  const mine = [saidWords(ours, a), saidWords(ours, a, 'parted')]
  const other = [saidWords(theirs, b), saidWords(theirs, b, 'parted')]
  if (partsSomething(ours, a) || partsSomething(theirs, b)) if (mine.some((said) => other.includes(said))) return true
  const [numbers, others] = [refsIn(ours, a), refsIn(theirs, b)]
  if (numbers.length + others.length === 0) return false
  const stripped = other.map((said) => withoutNumbers(said, numbers))
  return mine.some((said) => stripped.includes(withoutNumbers(said, others)))
}

function partsSomething(words: Words, { from, to }: Part): boolean {
  for (let index = from; index < to; index++) if (partsWord(words, index)) return true
  return false
}

/** The numbers of the notes that are referred to in or right behind a stretch, or right before it. */
function refsIn(words: Words, { from, to }: Part): readonly string[] {
  const block = words.block[from < to ? from : from - 1] ?? -1
  const refs = words.blocks[block]?.refs ?? []
  if (refs.length === 0) return []
  const first = from > 0 && words.block[from - 1] === block ? (words.end[from - 1] ?? 0) : 0
  const last = to < words.count && words.block[to] === block ? (words.start[to] ?? 0) : Infinity
  return refs.filter(({ at, n }) => n !== '' && at >= first && at <= last).map(({ n }) => n)
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'

function withoutNumbers(said: string, numbers: readonly string[]): string {
  let rest = said.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/gu, (digit) => String(RAISED.indexOf(digit)))
  for (const n of numbers) {
    const sign = n.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    rest = rest.replace(new RegExp(String.raw`\s*[[({]?(?<!\d)${sign}(?!\d)[\])}]?`, 'u'), '')
  }
  return rest.trim()
}
