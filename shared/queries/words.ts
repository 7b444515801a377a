import type { Node } from 'prosemirror-model'
import type { DocRange } from '../finding'
import { blockText, shownText } from './block-text'

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

// From the first letter or digit to the next white space: a dash between spaces is no word.
const countedWord = /[\p{L}\p{N}]\S*/gu

/** How many words a text holds, as a word processor counts: what stands between white space. */
export function countWords(text: string): number {
  return text.match(countedWord)?.length ?? 0
}

/** How many words a text block holds, without those of notes in it. */
export function wordsOfBlock(block: Node): number {
  const only = block.childCount === 1 ? block.firstChild : null
  return countWords(only?.isText ? (only.text ?? '') : shownText(block))
}

/** How many words a doc holds, notes included. Walks the doc; see `landmarks.ts` for a running count. */
export function wordCount(doc: Node): number {
  let count = 0
  doc.descendants((node) => {
    if (node.isTextblock) count += wordsOfBlock(node)
  })
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
