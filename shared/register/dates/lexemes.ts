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

// Square brackets are an editor's: what stands in them is read as if they were none.
const tokens = /(?<gap>[\s\u00ad[\]]+)|(?<figure>\d(?:[[\]]?\d)*)|(?<word>[\p{L}\p{M}]+)|[^]/gu
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
    const range = { from: first.from, to: last.to, spaced: first.spaced }
    lexemes.push({ ...range, text: text.slice(first.from, last.to), meaning: got.meaning })
    i = got.next
  }
  return lexemes
}

function tokensOf(text: string): readonly Token[] {
  const list: Token[] = []
  let spaced = false
  for (const match of text.matchAll(tokens)) {
    const [found] = match
    const { gap, figure, word } = match.groups ?? {}
    if (gap === undefined) {
      const kind = figure !== undefined ? 'figure' : word !== undefined ? 'word' : 'mark'
      list.push({ kind, from: match.index, to: match.index + found.length, text: found, spaced })
    }
    spaced = gap !== undefined
  }
  return list
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
