import type { Finding } from '../finding'
import { foldedLetters } from './folded-letters'
import type { SearchQuery } from './search-text'

/** A match in a stretch of text, by its indices; `groups` as `SearchMatch` has them. */
export interface StretchMatch {
  readonly from: number
  readonly to: number
  readonly groups: readonly string[]
}

/** The regular expression of a query, or the error `bad-regex`. */
export function patternOf(query: SearchQuery): RegExp | Finding {
  const { text, regex, caseSensitive, wholeWord, foldAccents = false } = query
  const wanted = foldAccents ? foldedLetters(text).text : text
  const source = regex ? wanted : escaped(wanted)
  const bounded = wholeWord ? `(?<!${letter})(?:${source})(?!${letter})` : source
  try {
    return new RegExp(bounded, `${foldAccents ? 'd' : ''}${caseSensitive ? 'gmu' : 'gimu'}`)
  } catch (error) {
    const told = error instanceof Error ? error.message : String(error)
    // Engines tell the pattern and its flags too, which are not what the person wrote.
    const reason = told.slice(told.lastIndexOf(': ') + 1).trim()
    const message = `This is not a regular expression: ${reason}. Correct it, or search for plain text.`
    return { severity: 'error', code: 'bad-regex', message, values: { reason } }
  }
}

/** The matches in a text, from the index `first` of it on (of it with accents folded, where they do not count). */
export function* matchesInStretch(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  pattern: RegExp,
  { foldAccents = false, wholeWord }: SearchQuery,
  first: number,
): Generator<StretchMatch> {
  const written = text.slice(start, end)
  const read = foldAccents ? foldedLetters(written) : null
  const sought = read?.text ?? written
  pattern.lastIndex = first
  for (let match = pattern.exec(sought); match !== null; match = pattern.exec(sought)) {
    const last = match.index + match[0].length
    const from = start + (read ? read.before(match.index) : match.index)
    const to = start + (read ? read.after(last) : last)
    const stands =
      last > match.index &&
      (read === null || (read.isEdge(match.index) && read.isEdge(last))) &&
      (!wholeWord || isWholeWord(text, from, to))
    if (stands) {
      const inOrder = (index: number) => (index === sought.length ? written.length : (read?.before(index) ?? index))
      const group = (at: [number, number] | undefined) => (at ? written.slice(inOrder(at[0]), inOrder(at[1])) : '')
      const groups = match.indices
        ? [text.slice(from, to), ...match.indices.slice(1).map(group)]
        : Array.from(match, (one: string | undefined) => one ?? '')
      yield { from, to, groups }
    } else pattern.lastIndex = match.index + letterLength(sought, match.index)
  }
}

/** How many UTF-16 units the letter at an index takes. */
export function letterLength(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1
}

const letter = String.raw`[\p{L}\p{M}\p{N}_]`
const endsInLetter = new RegExp(`${letter}$`, 'u')
const beginsWithLetter = new RegExp(`^${letter}`, 'u')

/** Whether no letter stands right beside a stretch of a text. */
export function isWholeWord(text: string, from: number, to: number): boolean {
  return !isLetterBefore(text, from) && !isLetterAt(text, to)
}

function isLetterBefore(text: string, index: number): boolean {
  const code = index === 0 ? 0 : text.charCodeAt(index - 1)
  return code < 0x80 ? isPlainLetter(code) : endsInLetter.test(text.slice(Math.max(0, index - 2), index))
}

function isLetterAt(text: string, index: number): boolean {
  const code = index >= text.length ? 0 : text.charCodeAt(index)
  return code < 0x80 ? isPlainLetter(code) : beginsWithLetter.test(text.slice(index, index + 2))
}

/** Letters, digits and the underscore of ASCII. */
function isPlainLetter(code: number): boolean {
  const lower = code | 0x20
  return (lower >= 0x61 && lower <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x5f
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`).replace(/\s+/g, String.raw`\s+`)
}
