import type { DocRange } from '../finding'
import { wordsIn } from '../queries/words'
import { isHonorific, isCommon, isOffice, shortened, suffixes } from './extent-words'

/** A word as names are made of: `U.S.S.R.` and a word that is parted at the end of a line are one. */
export interface Token extends DocRange {
  readonly text: string
  /** Behind its possessive. */
  readonly end: number
  /** Whether it begins with a capital, perhaps within supplements in brackets or behind `d’`. */
  readonly capital: boolean
  /** Whether it begins a sentence. */
  readonly first: boolean
}

const capital = /^\[?(?:\p{Lu}|(?:al|el|an|ad|as|at|d|de|dell|l|o)[-‐‑'’]\p{Lu})/u
const article = /^(?:[lL]|qu|Qu)['’](?=\p{Lu}\p{L}{2})/u
const articleOrOf = /^(?:[lLdD]|qu|Qu)['’](?=\p{Lu}\p{L}{2})/u

/** The words of a running text; articles as in `l’Allemagne` are cut off, `d’` only where no person can be meant. */
export function extentTokens(text: string, person: boolean): readonly Token[] {
  const found: Token[] = []
  for (const word of wordsIn(text)) {
    const last = found.at(-1)
    const between = last ? text.slice(last.end, word.from) : ''
    if (last && goesOn(last, between, word.text)) {
      found[found.length - 1] = { ...last, to: word.to, end: word.end, text: text.slice(last.from, word.to) }
      continue
    }
    const from = word.from + ((person ? article : articleOrOf).exec(word.text)?.[0].length ?? 0)
    const own = text.slice(from, word.to)
    const first = !last || (/[.?!:]/u.test(between) && !isShort(last.text))
    found.push({ from, to: word.to, end: word.end, text: own, capital: capital.test(own), first })
  }
  return found.map((token) => withPoint(text, token))
}

/** Whether a word goes on behind what stands between: the points of `U.S.S.R.`, a hyphen at the end of a line. */
function goesOn(last: Token, between: string, next: string): boolean {
  if (between === '.' && /^\p{Lu}$/u.test(next)) return /^\p{Lu}(?:\.\p{Lu})*$/u.test(last.text)
  return last.to === last.end && /^(?:[-‐¬]\n|\u00ad\n?)$/u.test(between) && /^\p{Ll}/u.test(next)
}

/** A word with the point that belongs to it: of letters with points always, of others where the sentence goes on. */
function withPoint(text: string, token: Token): Token {
  if (text[token.to] !== '.' || token.end !== token.to) return token
  const dotted = /^\p{Lu}(?:\.\p{Lu})+$/u.test(token.text) || suffixes.has(token.text)
  const goesOn = /^\.(?:,|;|\s*\n?\s*\p{Ll})/u.test(text.slice(token.to))
  if (!dotted && !(isShort(token.text) && goesOn)) return token
  return { ...token, to: token.to + 1, end: token.to + 1 }
}

/** Whether a point behind a word does not end the sentence: an initial, a title or something else that is shortened. */
function isShort(word: string): boolean {
  return /^\p{Lu}(?:\.\p{Lu})*$/u.test(word) || isHonorific(word) || isOffice(word) || shortened.has(word)
}

/** Whether only a space stands between two words, or the point of what is shortened and perhaps a space; `loosely`: or an `&`. */
export function joined(text: string, word: Token, next: Token, loosely = false): boolean {
  if (word.end !== word.to) return false
  const between = text.slice(word.to, next.from)
  if (/^[ \u00a0\n]{1,3}$/u.test(between)) return !(text[word.to - 1] === '.' && isCommon(next.text))
  if (isShort(word.text) && /^\.[ \u00a0\n]{0,3}$/u.test(between)) return true
  return loosely && /^\s*&\s*$/u.test(between)
}
