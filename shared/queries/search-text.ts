import type { Node } from 'prosemirror-model'
import type { DocRange, Finding, Reading } from '../finding'
import { blockText, shownText } from './block-text'
import { foldedLetters } from './folded-letters'
import { landmarksOf } from './landmarks'
import { isNote } from './notes'
import { pageRange, type PageRange } from './page-range'
import { isHidden, type Reading as TextReading } from './readings'
import { isSearchedElement, stretchesOf, type SearchWithin, type Stretch } from './search-stretches'

/** What is looked for. */
export interface SearchQuery {
  readonly text: string
  /** Whether `text` is a regular expression of JavaScript, with the flag `u`, and `m` (`^` and `$` are the ends of lines). */
  readonly regex: boolean
  readonly caseSensitive: boolean
  readonly wholeWord: boolean
  readonly notes: 'included' | 'only' | 'excluded'
  /** Whether accents do not count: é is e, ſ is s, ﬁ is fi. Left out, they do. */
  readonly foldAccents?: boolean
  /** Where is looked: each tag or unmarked stretch for itself. Left out, everywhere. */
  readonly within?: SearchWithin
  /** The pages that a match must begin on; all text where it is left out. */
  readonly pages?: PageRange
  /** The reading of the text that is searched: what it hides is not found. Left out, all that stands in the text. */
  readonly reading?: TextReading
}

/** A match; `groups[0]` is the text matched, then the groups of a regular expression. */
export interface SearchMatch extends DocRange {
  readonly groups: readonly string[]
  /** Whether words stand among it that the reading hides: it cannot be replaced without them. */
  readonly overHidden?: true
}

/** After how many characters of text a search lets others have their turn. */
const turnLength = 50_000

const anywhere: SearchWithin = { kind: 'anywhere' }

/**
 * All matches in a doc in order of place, without overlaps within a block of text. A match runs over the edges of spans and over
 * notes and page breaks in the middle of a phrase or word, not over the end of a block, nor over that of what is looked within. A
 * space in plain query text stands for any run of white space. A regular expression that is none gives the error `bad-regex`.
 */
export function searchText(doc: Node, query: SearchQuery): Reading<readonly SearchMatch[]> {
  const problem = searchProblem(query)
  if (problem !== null) return { value: null, findings: [problem] }
  const work = searchInTurns(doc, query)
  for (let step = work.next(); ; step = work.next()) if (step.done === true) return { value: step.value, findings: [] }
}

/** What is wrong with a query, as the error `bad-regex`; `null` for nothing. */
export function searchProblem(query: SearchQuery): Finding | null {
  const pattern = patternOf(query)
  return pattern instanceof RegExp ? null : pattern
}

/**
 * The same as `searchText`, in turns: yields how much is done, from 0 to 1. A query that has a problem finds nothing. Stops
 * when it has `most` matches.
 */
export function* searchInTurns(
  doc: Node,
  query: SearchQuery,
  most = Infinity,
): Generator<number, readonly SearchMatch[]> {
  const pattern = patternOf(query)
  const pages = query.pages && (query.pages.from !== '' || query.pages.to !== '') ? query.pages : null
  const range = pages === null ? { from: -1, to: Infinity } : pageRange(landmarksOf(doc).pages, pages)
  if (query.text === '' || !(pattern instanceof RegExp) || range === null) return []
  const matches: SearchMatch[] = []
  let sinceTurn = 0
  for (const { block, start, whole } of blocksToSearch(doc, query)) {
    if (start > range.to || start + block.content.size <= range.from) continue
    if (matches.length >= most) break
    const found = matchesIn(block, pattern, query, whole)
    for (const { from, to, ...rest } of found)
      if (start + from > range.from && start + from <= range.to)
        matches.push({ ...rest, from: start + from, to: start + to })
    sinceTurn += block.content.size
    if (sinceTurn < turnLength) continue
    sinceTurn = 0
    yield start / doc.content.size
  }
  return matches.sort((a, b) => a.from - b.from).slice(0, most)
}

/** A block of text that is searched: its content begins at `start`, and `whole` where all of it stands in what is looked within. */
interface SearchedBlock {
  readonly block: Node
  readonly start: number
  readonly whole: boolean
}

function* blocksToSearch(doc: Node, { notes, within = anywhere, reading }: SearchQuery): Generator<SearchedBlock> {
  yield* visit(doc, 0, false, false)

  function* visit(node: Node, start: number, inNote: boolean, inElement: boolean): Generator<SearchedBlock> {
    const whole = inElement || isSearchedElement(node, within)
    if (node.isTextblock && (inNote || notes !== 'only')) yield { block: node, start, whole }
    if (node.isTextblock && notes === 'excluded') return
    let pos = start
    for (const child of node.children) {
      const note = isNote(child)
      const read = !(note && notes === 'excluded') && (reading === undefined || !isHidden(child.marks, reading))
      if (!child.isLeaf && read) yield* visit(child, pos + 1, inNote || note, whole)
      pos += child.nodeSize
    }
  }
}

function matchesIn(block: Node, pattern: RegExp, query: SearchQuery, whole: boolean): readonly SearchMatch[] {
  const { reading } = query
  const text = shownText(block, reading)
  const stretches = stretchesOf(block, text, whole ? anywhere : (query.within ?? anywhere), reading)
  const found = stretches.flatMap((stretch) => [...matchesInStretch(text, stretch, pattern, query)])
  // Most blocks have no match: the way back to positions is made only for those that have.
  if (found.length === 0) return []
  const read = blockText(block, reading)
  return found.map(({ from, to, groups }): SearchMatch => {
    const range = { from: read.before(from), to: read.after(to) }
    return { ...range, groups, ...(reading && hidesAmong(block, range, reading) && { overHidden: true }) }
  })
}

/** Whether text that a reading hides stands between two positions of a block's content. */
function hidesAmong(block: Node, { from, to }: DocRange, reading: TextReading): boolean {
  let hides = false
  block.nodesBetween(from, to, (child) => {
    hides ||= child.isText && isHidden(child.marks, reading)
    return false
  })
  return hides
}

function* matchesInStretch(
  text: string,
  { start, end }: Stretch,
  pattern: RegExp,
  { foldAccents = false, wholeWord }: SearchQuery,
): Generator<SearchMatch> {
  const written = text.slice(start, end)
  const read = foldAccents ? foldedLetters(written) : null
  const sought = read?.text ?? written
  pattern.lastIndex = 0
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
    } else pattern.lastIndex = match.index + ((sought.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1)
  }
}

const letter = String.raw`[\p{L}\p{M}\p{N}_]`
const endsInLetter = new RegExp(`${letter}$`, 'u')
const beginsWithLetter = new RegExp(`^${letter}`, 'u')

/** Whether no letter stands right beside a stretch of a text. */
function isWholeWord(text: string, from: number, to: number): boolean {
  return !endsInLetter.test(text.slice(Math.max(0, from - 2), from)) && !beginsWithLetter.test(text.slice(to, to + 2))
}

function patternOf({ text, regex, caseSensitive, wholeWord, foldAccents = false }: SearchQuery): RegExp | Finding {
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

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`).replace(/\s+/g, String.raw`\s+`)
}
