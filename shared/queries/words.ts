import type { Node } from 'prosemirror-model'
import type { DocRange } from '../finding'
import { blockText, shownText } from './block-text'
import type { Reading } from './readings'

/** A word and where it stands. */
export interface Word extends DocRange {
  readonly text: string
}

// Letters, marks and digits, joined by single hyphens, apostrophes or points between letters; supplements in brackets belong to the word.
const inner = String.raw`(?:[\p{L}\p{M}\p{N}]|\[[\p{L}\p{M}\p{N}.]+\])+`
const wordPattern = new RegExp(`${inner}(?:['’\\-‐‑]${inner})*`, 'gu')
const possessive = /['’]s$/u

/** The words of a string, without punctuation around them, a possessive `’s` cut off (`end` is behind it); indices in the string. */
export function wordsIn(text: string): readonly (Word & { readonly end: number })[] {
  return Array.from(text.matchAll(wordPattern), (match) => {
    const word = match[0].replace(possessive, '')
    return { from: match.index, to: match.index + word.length, text: word, end: match.index + match[0].length }
  })
}

/** How many words a text holds, as a word processor counts: what stands between white space and has a letter or digit. */
export function countWords(text: string): number {
  let count = 0
  let counted = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (isSpace(code)) counted = false
    else if (!counted && isLetter(code)) {
      counted = true
      count++
    }
  }
  return count
}

// By code, for a volume has millions of letters; what lies beyond ASCII and is rare asks Unicode.
function isSpace(code: number): boolean {
  return code <= 0x20 || (code >= 0xa0 && /\s/.test(String.fromCharCode(code)))
}

function isLetter(code: number): boolean {
  if (code < 0x80) return (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a)
  return (code >= 0xd800 && code <= 0xdbff) || /[\p{L}\p{N}]/u.test(String.fromCharCode(code))
}

/** How many words of a text block are read, without those of notes in it; all of them where no reading is given. */
export function wordsOfBlock(block: Node, reading?: Reading): number {
  const only = block.childCount === 1 ? block.firstChild : null
  return countWords(only?.isText && only.marks.length === 0 ? (only.text ?? '') : shownText(block, reading))
}

const counts = new WeakMap<Node, number>()

/**
 * How many words a doc holds, notes included, whatever a reading hides. Walks it; of a doc that was counted before, only what
 * was changed since. See `landmarks.ts` for a running count.
 */
export function wordCount(doc: Node): number {
  const known = counts.get(doc)
  if (known !== undefined) return known
  let count = doc.isTextblock ? wordsOfBlock(doc) : 0
  for (const child of doc.children) if (child.childCount > 0) count += wordCount(child)
  counts.set(doc, count)
  return count
}

/** The word that a position is in or at the edge of (a word that begins there, rather than one that ends), or `null`. */
export function wordAt(doc: Node, pos: number): Word | null {
  const $pos = doc.resolve(pos)
  if (!$pos.parent.inlineContent) return null
  const block = blockText($pos.parent)
  const index = block.index($pos.parentOffset)
  const words = wordsIn(block.text).filter((word) => word.from <= index && word.end >= index)
  const word = words.at(-1)
  if (!word) return null
  return { from: $pos.start() + block.before(word.from), to: $pos.start() + block.after(word.to), text: word.text }
}
