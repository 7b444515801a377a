import type { Node } from 'prosemirror-model'
import type { DocRange } from '../finding'
import { blockText, type BlockText } from './block-text'
import { bracketsOf, ruleProblem, type BracketRule } from './bracket-table'

/** Brackets in a text, with what they mean. */
export interface BracketPlace extends DocRange {
  readonly rule: BracketRule
  /** What stands there, brackets included. */
  readonly text: string
  /** The words in them; `null` where they stand for a place without text. */
  readonly words: DocRange | null
}

/** Words in brackets are looked for within so many characters: more are no bracket, but one that was never closed. */
const longest = 300

interface Found {
  readonly start: number
  readonly end: number
  readonly rule: BracketRule
  /** By index in the text; `null` for a place without text. */
  readonly words: { readonly start: number; readonly end: number } | null
}

/**
 * The brackets of a text that the rules of an edition mean, in order of place, notes included. The first rule that fits
 * counts; brackets within brackets are left to another reading, and so are those in which a note, a break or another point
 * stands. Walks the doc.
 */
export function bracketPlaces(doc: Node, rules: readonly BracketRule[]): readonly BracketPlace[] {
  const sound = rules.filter((rule) => ruleProblem(rule) === null)
  const places: BracketPlace[] = []
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return
    const read = blockText(node)
    for (const found of bracketsIn(read.text, sound)) {
      const place = placeOf(found, read, pos + 1)
      // Signs in which a point or note stands reach over more than their letters.
      const length = found.end - found.start
      if (place.to - place.from === length) places.push({ ...place, text: read.text.slice(found.start, found.end) })
    }
  })
  return places.sort((a, b) => a.from - b.from)
}

/** The brackets of a string that the rules mean, from left to right, none within another. */
export function bracketsIn(text: string, rules: readonly BracketRule[]): readonly Found[] {
  const found: Found[] = []
  for (let at = 0; at < text.length;) {
    const next = foundAt(text, at, rules)
    if (next) found.push(next)
    at = next ? next.end : at + 1
  }
  return found
}

function foundAt(text: string, start: number, rules: readonly BracketRule[]): Found | null {
  for (const rule of rules) {
    const signs = bracketsOf(rule)
    if (signs === null) {
      if (text.startsWith(rule.pattern, start)) return { start, end: start + rule.pattern.length, rule, words: null }
      continue
    }
    if (!text.startsWith(signs.open, start)) continue
    const first = start + signs.open.length
    const last = text.indexOf(signs.close, first)
    const words = text.slice(first, last)
    // What has neither letter nor digit is no words, but a sign for something else: `[…]`, `[—]`.
    if (!/[\p{L}\p{N}]/u.test(words)) continue
    // A sign that opens or closes other brackets within means that these belong together otherwise.
    if (last <= first || last - first > longest || /[[\]<>{}]/.test(words) || !/^\S(?:.*\S)?$/su.test(words)) continue
    return { start, end: last + signs.close.length, rule, words: { start: first, end: last } }
  }
  return null
}

function placeOf({ start, end, rule, words }: Found, read: BlockText, base: number): Omit<BracketPlace, 'text'> {
  const range = (from: number, to: number) => ({ from: base + read.before(from), to: base + read.after(to) })
  return { ...range(start, end), rule, words: words && range(words.start, words.end) }
}
