import type { Node } from 'prosemirror-model'
import type { DocRange, Finding, Reading } from '../finding'
import { blockText, shownText } from './block-text'
import { isNote } from './notes'

/** What is looked for. */
export interface SearchQuery {
  readonly text: string
  /** Whether `text` is a regular expression of JavaScript, with the flag `u`, and `m` (`^` and `$` are the ends of lines). */
  readonly regex: boolean
  readonly caseSensitive: boolean
  readonly wholeWord: boolean
  readonly notes: 'included' | 'only' | 'excluded'
}

/** A match; `groups[0]` is the text matched, then the groups of a regular expression. */
export interface SearchMatch extends DocRange {
  readonly groups: readonly string[]
}

/**
 * All matches in a doc in order of place, without overlaps within a block of text. A match runs over the edges of spans and over
 * notes and page breaks in the middle of a phrase or word, not over the end of a block. A space in plain query text stands for any
 * run of white space. A regular expression that is none gives the error `bad-regex`.
 */
export function searchText(doc: Node, query: SearchQuery): Reading<readonly SearchMatch[]> {
  if (query.text === '') return { value: [], findings: [] }
  const pattern = patternOf(query)
  if (!(pattern instanceof RegExp)) return { value: null, findings: [pattern] }
  const matches: SearchMatch[] = []
  visit(doc, 0, query.notes === 'only', false)
  return { value: matches.sort((a, b) => a.from - b.from), findings: [] }

  function visit(node: Node, start: number, onlyNotes: boolean, inNote: boolean): void {
    if (node.isTextblock && (inNote || !onlyNotes)) matches.push(...matchesIn(node, start, pattern as RegExp))
    if (node.isTextblock && query.notes === 'excluded') return
    let pos = start
    for (const child of node.children) {
      const note = isNote(child)
      if (!child.isLeaf && !(note && query.notes === 'excluded')) visit(child, pos + 1, onlyNotes, inNote || note)
      pos += child.nodeSize
    }
  }
}

function matchesIn(block: Node, start: number, pattern: RegExp): readonly SearchMatch[] {
  const only = block.childCount === 1 ? block.firstChild : null
  const plain = only?.isText ? (only.text ?? '') : null
  const text = plain ?? shownText(block)
  // Most blocks have no match: the way back to positions is made only for those that have.
  if (text.search(pattern) < 0) return []
  const read = plain === null ? blockText(block) : null
  return Array.from(text.matchAll(pattern)).flatMap((match) => {
    const end = match.index + match[0].length
    if (end === match.index) return []
    const from = start + (read ? read.before(match.index) : match.index)
    const to = start + (read ? read.after(end) : end)
    return [{ from, to, groups: Array.from(match, (group: string | undefined) => group ?? '') }]
  })
}

function patternOf({ text, regex, caseSensitive, wholeWord }: SearchQuery): RegExp | Finding {
  const source = regex ? text : escaped(text)
  const word = String.raw`[\p{L}\p{M}\p{N}_]`
  const bounded = wholeWord ? `(?<!${word})(?:${source})(?!${word})` : source
  try {
    return new RegExp(bounded, caseSensitive ? 'gmu' : 'gimu')
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
