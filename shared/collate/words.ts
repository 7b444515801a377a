import { keyOf } from './folding'
import { LINE_END, PAGE_END, type WitnessBlock } from './witness'

/**
 * The words and signs of a text in order: running text before notes. Words and signs are told apart by `isWord`. Offsets are
 * those of the text of their block.
 */
export interface Words {
  readonly blocks: readonly WitnessBlock[]
  readonly count: number
  /** For each, a number that is equal where the keys of {@link keyOf} are. */
  readonly keys: readonly number[]
  readonly texts: readonly string[]
  readonly block: Int32Array
  readonly start: Int32Array
  readonly end: Int32Array
  readonly isWord: Uint8Array
  /** The index of the first that stands in a note. */
  readonly notesFrom: number
}

/** A number for each key, the same for both texts of a comparison. */
export class Keys {
  readonly #numbers = new Map<string, number>()
  readonly #byText = new Map<string, number>()

  of(text: string): number {
    const known = this.#byText.get(text)
    if (known !== undefined) return known
    const key = keyOf(text)
    const number = this.#numbers.get(key) ?? this.#numbers.size
    this.#numbers.set(key, number)
    this.#byText.set(text, number)
    return number
  }
}

// A page break and a soft hyphen may stand within a word; they are no part of it.
const HIDDEN = /[\f\u00AD\u200B-\u200D\u2060\uFEFF]/gu
const PART = String.raw`[\p{L}\p{M}\p{N}\f\u00AD\u200B-\u200D\u2060\uFEFF]`
const TOKEN = new RegExp(
  String.raw`[\p{L}\p{N}]${PART}*(?:['’ʼ]\p{L}${PART}*)*|''|` +
    '``' +
    String.raw`|,,|[-‐‑‒–—―−]+|\.{2,}|[^\s${PAGE_END}\u00AD\u200B-\u200D\u2060\uFEFF]`,
  'gu',
)
const WORD = /^[\p{L}\p{N}]/u

/** Takes a text apart into words and signs. */
export function wordsOf(blocks: readonly WitnessBlock[], keys: Keys): Words {
  const all = {
    keys: [] as number[],
    texts: [] as string[],
    block: [] as number[],
    start: [] as number[],
    end: [] as number[],
  }
  let notesFrom = -1
  blocks.forEach(({ text, note }, index) => {
    if (note !== null && notesFrom < 0) notesFrom = all.texts.length
    for (const match of text.matchAll(TOKEN)) {
      const shown = trimmed(match[0])
      const said = shown.replace(HIDDEN, '')
      all.keys.push(keys.of(said))
      all.texts.push(said)
      all.block.push(index)
      all.start.push(match.index)
      all.end.push(match.index + shown.length)
    }
  })
  const { texts } = all
  return {
    blocks,
    count: texts.length,
    keys: all.keys,
    texts,
    block: Int32Array.from(all.block),
    start: Int32Array.from(all.start),
    end: Int32Array.from(all.end),
    isWord: Uint8Array.from(texts, (said) => (WORD.test(said) ? 1 : 0)),
    notesFrom: notesFrom < 0 ? texts.length : notesFrom,
  }
}

/** A page break behind a word is no part of it. */
function trimmed(token: string): string {
  return token.replace(/[\f\u00AD\u200B-\u200D\u2060\uFEFF]+$/u, '')
}

/** What stands between the word at an index and the next: nothing, a space, or the end of a block. */
export type Gap = '' | ' ' | '\n'

/** The gap before the word at `index`; the end of a block before the first, and behind the last. */
export function gapBefore(words: Words, index: number): Gap {
  if (index <= 0 || index >= words.count || words.block[index - 1] !== words.block[index]) return LINE_END
  const [end, start] = [words.end[index - 1] ?? 0, words.start[index] ?? 0]
  if (end === start) return ''
  const text = words.blocks[words.block[index] ?? 0]?.text ?? ''
  if (text.charAt(end) === ' ') return ' '
  return /[^\f\u00AD\u200B-\u200D\u2060\uFEFF]/u.test(text.slice(end, start)) ? ' ' : ''
}

/** Whether a line or page ends between the word at `index` and the one before it. */
export function lineEndsBefore(words: Words, index: number): boolean {
  if (index <= 0 || index >= words.count || words.block[index - 1] !== words.block[index]) return true
  const text = words.blocks[words.block[index] ?? 0]?.text ?? ''
  return /[\n\f]/.test(text.slice(words.end[index - 1], words.start[index]))
}
