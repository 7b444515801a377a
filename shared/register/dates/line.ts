import type { Lexeme, LexemeMeaning } from './lexemes'
import type { DateTable } from './meaning'

/** The marks that join two dates, or a date and its time. */
export const DASHES = '-–—‑‐'

/** What is read: the words of a text, and by which language. */
export interface Line {
  readonly lexemes: readonly Lexeme[]
  readonly table: DateTable
  /** Running text, in which only what is surely a date is one. */
  readonly running: boolean
}

/** What was read, and the index of the lexeme behind it. */
export interface Got<T> {
  readonly value: T
  readonly next: number
}

type Kind = LexemeMeaning['kind']
type Of<K extends Kind> = Extract<LexemeMeaning, { readonly kind: K }>

/** The meaning of the lexeme at an index, if it is of a kind. */
export function meant<K extends Kind>(line: Line, at: number, kind: K): Of<K> | null {
  const meaning = line.lexemes[at]?.meaning
  return meaning?.kind === kind ? (meaning as Of<K>) : null
}

/** Whether one of some marks stands at an index. */
export function marked(line: Line, at: number, marks: string): boolean {
  const lexeme = line.lexemes[at]
  return lexeme?.meaning.kind === 'mark' && marks.includes(lexeme.text)
}

/** The index behind any of some kinds of lexemes and marks that follow each other at an index; four at most. */
export function behind(line: Line, at: number, kinds: readonly Kind[], marks = ''): number {
  let next = at
  while (next < at + 4) {
    const kind = line.lexemes[next]?.meaning.kind
    if (kind === undefined || !(kinds.includes(kind) || (marks !== '' && marked(line, next, marks)))) break
    next++
  }
  return next
}

/** Whether a lexeme begins with a capital, where the language asks for one in running text. */
export function wellWritten(line: Line, at: number): boolean {
  return !line.running || !line.table.capitals || /^[\p{Lu}\d]/u.test(line.lexemes[at]?.text ?? '')
}

/** Whether white space stands before the lexeme at an index. */
export function spaced(line: Line, at: number): boolean {
  return line.lexemes[at]?.spaced ?? true
}

/** The result that goes furthest; of equal ones the first. */
export function furthest<T>(...results: readonly (Got<T> | null)[]): Got<T> | null {
  let best: Got<T> | null = null
  for (const result of results) if (result && (!best || result.next > best.next)) best = result
  return best
}
