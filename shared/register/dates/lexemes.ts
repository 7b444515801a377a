import { compoundNumber } from './number-words'
import type { DateTable, Meaning } from './meaning'

/** What a stretch of text is to the reader of dates. */
export type LexemeMeaning =
  | Meaning
  | { readonly kind: 'figure'; readonly value: number; readonly digits: number; readonly ordinal: boolean }
  | { readonly kind: 'roman'; readonly value: number; readonly ordinal: boolean }
  | { readonly kind: 'mark' }
  | { readonly kind: 'word' }

/** A word, phrase, figure or mark; indices in the text. */
export interface Lexeme {
  readonly from: number
  readonly to: number
  readonly text: string
  /** Whether white space (or a bracket of the editor) stands before it. */
  readonly spaced: boolean
  readonly meaning: LexemeMeaning
}

interface Token {
  readonly kind: 'figure' | 'word' | 'mark'
  readonly from: number
  readonly to: number
  readonly text: string
  readonly spaced: boolean
}

interface Branch {
  readonly next: Map<string, Branch>
  meaning: Meaning | null
  /** Whether the phrase ends with a point. */
  point: boolean
}

const phrases = new WeakMap<DateTable, Branch>()
const abbreviatedMonths = /^(?:7ber|8ber|9ber|10ber|7bre|8bre|9bre|10bre)$/

/** A text as words, phrases, figures and marks with what they mean in a language; in linear time. */
export function lexemesOf(text: string, table: DateTable): readonly Lexeme[] {
  const list = tokensOf(text)
  const root = phrasesOf(table)
  const lexemes: Lexeme[] = []
  for (let i = 0; i < list.length;) {
    const phrase = phraseAt(list, i, root)
    const got = phrase ?? single(list, i, table)
    const [first, last] = [list[i], list[got.next - 1]]
    if (!first || !last) break
    const { from, spaced } = first
    lexemes.push({ from, to: last.to, text: text.slice(from, last.to), spaced, meaning: got.meaning })
    i = got.next
  }
  return lexemes
}

// By code, for a volume has millions of letters; what lies beyond ASCII and is rare asks Unicode.
function tokensOf(text: string): readonly Token[] {
  const list: Token[] = []
  let spaced = false
  for (let at = 0; at < text.length;) {
    const kind = kindAt(text, at)
    let to = at + (kind === 'mark' && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
    if (kind === 'word' || kind === 'figure') to = endOf(text, to, kind)
    if (kind !== 'gap') list.push({ kind, from: at, to, text: text.slice(at, to), spaced })
    spaced = kind === 'gap'
    at = to
  }
  return list
}

/** Where a word or figure ends that goes on at an index; square brackets of the editor may stand in a figure. */
function endOf(text: string, from: number, kind: 'word' | 'figure'): number {
  let to = from
  for (;;) {
    const here = kindAt(text, to)
    if (here === kind) to++
    else if (kind === 'figure' && isBracket(text.charCodeAt(to)) && kindAt(text, to + 1) === 'figure') to += 2
    else return to
  }
}

function kindAt(text: string, at: number): Token['kind'] | 'gap' {
  const code = text.charCodeAt(at)
  if (code < 0x80) {
    if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) return 'word'
    if (code >= 0x30 && code <= 0x39) return 'figure'
    return code <= 0x20 || isBracket(code) ? 'gap' : 'mark'
  }
  if (code === 0xa0 || code === 0xad || /\s/.test(text.charAt(at))) return 'gap'
  return /[\p{L}\p{M}]/u.test(text.charAt(at)) ? 'word' : 'mark'
}

// Square brackets are an editor's: what stands in them is read as if they were none.
function isBracket(code: number): boolean {
  return code === 0x5b || code === 0x5d
}

interface Got {
  readonly meaning: LexemeMeaning
  readonly next: number
}

function single(list: readonly Token[], at: number, table: DateTable): Got {
  const token = list[at]
  const after = list[at + 1]
  const suffix = after?.kind === 'word' && !after.spaced ? folded(after.text) : ''
  const ordinal = table.ordinals.has(suffix)
  const next = ordinal ? at + 2 : at + 1
  if (!token || token.kind === 'mark') return { meaning: { kind: 'mark' }, next: at + 1 }
  if (token.kind === 'figure') {
    const digits = token.text.replace(/[[\]]/g, '')
    return { meaning: { kind: 'figure', value: Number(digits), digits: digits.length, ordinal }, next }
  }
  const roman = romanNumber(token.text)
  if (roman !== null) return { meaning: { kind: 'roman', ...roman }, next: at + 1 }
  const compound = table.language === 'de' ? compoundNumber(folded(token.text)) : null
  return { meaning: compound === null ? { kind: 'word' } : { kind: 'cardinal', value: compound }, next: at + 1 }
}

/** The longest phrase of the table that begins at a token. */
function phraseAt(list: readonly Token[], at: number, root: Branch): Got | null {
  let best: Got | null = null
  let branch: Branch | undefined = root
  let i = at
  while (branch) {
    const token = list[i]
    if (!token || token.kind === 'mark') break
    const joined = monthInFigures(list, i)
    branch = branch.next.get(joined ?? folded(token.text))
    i += joined === null ? 1 : 2
    if (!branch) break
    const pointed = list[i]?.text === '.' && !list[i]?.spaced
    if (branch.meaning) best = { meaning: branch.meaning, next: branch.point && pointed ? i + 1 : i }
    if (pointed) i++
    const mark = list[i]
    if (mark && /^['’\-‐‑]$/.test(mark.text) && !mark.spaced && !list[i + 1]?.spaced) i++
  }
  return best
}

/** “7ber” is a word, though it begins with a figure. */
function monthInFigures(list: readonly Token[], at: number): string | null {
  const [first, second] = [list[at], list[at + 1]]
  if (first?.kind !== 'figure' || second?.kind !== 'word' || second.spaced) return null
  const word = first.text + folded(second.text)
  return abbreviatedMonths.test(word) ? word : null
}

function phrasesOf(table: DateTable): Branch {
  const known = phrases.get(table)
  if (known) return known
  const root: Branch = { next: new Map(), meaning: null, point: false }
  for (const [phrase, meaning] of Object.entries(table.words)) {
    if (phrase === '') continue
    let branch = root
    for (const word of folded(phrase)
      .split(/[.\s'’-]+/)
      .filter((part) => part !== '')) {
      const next = branch.next.get(word) ?? { next: new Map<string, Branch>(), meaning: null, point: false }
      branch.next.set(word, next)
      branch = next
    }
    branch.meaning = meaning
    branch.point = phrase.endsWith('.')
  }
  phrases.set(table, root)
  return root
}

function folded(word: string): string {
  if (/^[a-z]+$/.test(word)) return word
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

const romanValues: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 }
const romanForm = /^(?<roman>M{0,3}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4}))(?<suffix>e|ème|er)?$/

function romanNumber(text: string): { readonly value: number; readonly ordinal: boolean } | null {
  const { roman = '', suffix } = text.length > 20 ? {} : (romanForm.exec(text)?.groups ?? {})
  if (roman === '') return null
  let value = 0
  for (let i = 0; i < roman.length; i++) {
    const [digit, after] = [romanValues[roman.charAt(i)] ?? 0, romanValues[roman.charAt(i + 1)] ?? 0]
    value += digit < after ? -digit : digit
  }
  return { value, ordinal: suffix !== undefined }
}
