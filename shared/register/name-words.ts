import type { DocRange } from '../finding'
import { foldWord } from './fold'

/** How a word follows the one before it: as the next of the same name could, behind a hyphen, in a new line, behind a comma, behind a stroke or `&`, or apart. */
export type Joint = 'together' | 'hyphen' | 'line' | 'comma' | 'stroke' | 'apart'

/** How a word is written. */
export type Writing = 'small' | 'capital' | 'capitals' | 'initial' | 'number'

/** A word of a text; indices in it, a possessive `’s` left out. */
export interface NameWord extends DocRange {
  readonly text: string
  /** As names are compared: see {@link foldWord}. */
  readonly folded: string
  readonly joint: Joint
  readonly writing: Writing
  /** Whether a sentence, line or quotation can begin with it. */
  readonly first: boolean
}

const wordPattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’ʼ][\p{L}\p{M}\p{N}]+)*/gu
const possessive = /['’ʼ][sS]$/

/** Abbreviations whose point ends no sentence, beside single letters. */
const shortened = new Set(
  (
    'mr mrs ms messrs dr prof rev hon sr jr st ste gen col maj capt lt lieut cmdr comdr adm sgt sen rep gov pres sec ' +
    'secy amb wm geo chas jas jos thos robt edw fred alex esq mm mme mlle hr herr fr frl m bt bart brig supt asst vice ' +
    'ph d no vol ft mt dept govt'
  ).split(' '),
)

/** The words of a text. Linear. */
export function nameWordsIn(text: string): readonly NameWord[] {
  const words: NameWord[] = []
  let before: NameWord | null = null
  let end = 0
  for (const match of text.matchAll(wordPattern)) {
    const whole = match[0]
    const word = whole.length > 2 && possessive.test(whole) ? whole.slice(0, -2) : whole
    const between = text.slice(end, match.index)
    const own = whole.length === word.length
    const found: NameWord = {
      from: match.index,
      to: match.index + word.length,
      text: word,
      folded: foldWord(word),
      writing: writingOf(word),
      joint: before ? jointOf(between, before) : 'apart',
      first: before === null || beginsAfter(between, before),
    }
    words.push(found)
    before = own ? found : { ...found, folded: `${found.folded}’s` }
    end = match.index + whole.length
  }
  return words
}

function jointOf(between: string, before: NameWord): Joint {
  if (before.folded.endsWith('’s')) return 'apart'
  if (/^\s*\n\s*$/.test(between)) return 'line'
  if (/^(?:\s+|\s*\[|\]\s*)$/.test(between)) return 'together'
  if (/^[-‐‑]$/.test(between)) return 'hyphen'
  if (/^\.\s*[[\]]?\s*$/.test(between)) return endsNoSentence(before) ? 'together' : 'apart'
  if (/^\.?,\s*$/.test(between)) return 'comma'
  if (/^\s?[/&]\s?$/.test(between)) return 'stroke'
  return 'apart'
}

function beginsAfter(between: string, before: NameWord): boolean {
  if (/[!?:;\n“„«‘(—•]/.test(between)) return true
  return between.includes('.') && !endsNoSentence(before)
}

function endsNoSentence(word: NameWord): boolean {
  return word.writing === 'initial' || shortened.has(word.folded) || /^[A-Z]{2}$/.test(word.text)
}

function writingOf(word: string): Writing {
  const [first = ''] = word
  if (/\p{N}/u.test(first)) return 'number'
  if (first === first.toLowerCase()) return 'small'
  if (word.length === 1) return 'initial'
  return word === word.toUpperCase() ? 'capitals' : 'capital'
}
