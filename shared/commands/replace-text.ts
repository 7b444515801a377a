import type { Mark, Node } from 'prosemirror-model'
import type { Command } from 'prosemirror-state'
import type { Transform } from 'prosemirror-transform'
import type { DocRange } from '../finding'
import { schema } from '../schema'
import type { SearchMatch } from '../queries/search-text'
import { commonMarks } from './span-marks'

/**
 * Replaces matches of a search in this very doc by what `replacement` gives for each. Only the letters that differ are
 * changed, so that spans stay on their words; notes, page breaks and other points within a match stay.
 */
export function replaceMatches(matches: readonly SearchMatch[], replacement: (match: SearchMatch) => string): Command {
  return (state, dispatch) => {
    if (matches.length === 0) return false
    if (!dispatch) return true
    const { tr } = state
    // From the last to the first, so that the positions of the others hold, but for the end of one around a note with others.
    const done: { readonly from: number; readonly steps: number }[] = []
    for (const match of matches.toSorted((a, b) => b.from - a.from)) {
      let first = tr.steps.length
      for (let index = done.length - 1; (done[index]?.from ?? Infinity) < match.to; index--)
        first = done[index]?.steps ?? first
      done.push({ from: match.from, steps: tr.steps.length })
      replaceLetters(tr, match.from, tr.mapping.slice(first).map(match.to, -1), replacement(match))
    }
    if (tr.docChanged) dispatch(tr.scrollIntoView())
    return true
  }
}

/**
 * What a replacement text means for a match of a regular expression: `$1` to `$99`, `$&` and `$$`, as in JavaScript. What a group
 * has of line breaks is a space, for they stay where they are, and what is kept whole is left out of it for the same reason.
 */
export function expandReplacement(template: string, { groups }: Pick<SearchMatch, 'groups'>): string {
  const group = (index: number) => groups[index]?.replaceAll('\n', ' ').replaceAll('\uFFFC', '')
  return template.replace(/\$(\$|&|\d{1,2})/g, (sign, what: string) => {
    if (what === '$') return '$'
    if (what === '&') return group(0) ?? ''
    if (Number(what) === 0) return sign
    const whole = group(Number(what))
    if (whole !== undefined || what.length === 1) return whole ?? sign
    // `$12` is the first group and a 2 where there is no twelfth.
    const first = what.startsWith('0') ? undefined : group(Number(what[0]))
    return first === undefined ? sign : first + what.slice(1)
  })
}

interface Letters extends DocRange {
  readonly text: string
  readonly marks: readonly Mark[]
}

/** In a text, the letters from `start` to `end` become `typed`. */
interface Edit {
  readonly start: number
  readonly end: number
  readonly typed: string
}

/**
 * Makes the letters between two positions of one block `text`; a line break counts as a space. Only letters that differ
 * are changed: spans stay on their words, and notes, page breaks and other points where they stand.
 */
export function replaceLetters(tr: Transform, from: number, to: number, text: string): void {
  const pieces = piecesOf(tr.doc, from, to)
  const old = pieces.map((piece) => piece.text).join('')
  for (const { start, end, typed } of editsBetween(old, text).toReversed()) {
    const gone = cut(pieces, start, end)
    const inside = gone.length > 0 ? shared(tr.doc, gone) : marksAt(pieces, start)
    const marks =
      gone.length > 0 || end < old.length || goesOn(typed) ? inside : commonTo(inside, tr.doc.resolve(to).nodeAfter)
    const at = gone[0]?.from ?? placeOf(pieces, start) ?? from
    for (const { from: first, to: last } of gone.toReversed()) tr.delete(first, last)
    if (typed !== '') tr.insert(at, schema.text(typed, marks))
  }
}

/** Whether what is put behind tagged words belongs to them: all but a space, and the marks that close a phrase. */
const goesOn = (typed: string): boolean => !/^[\s\p{Pe}\p{Pf}.,;:!?"]/u.test(typed)

function commonTo(marks: readonly Mark[], beside: Node | null): readonly Mark[] {
  return marks.filter((mark) => mark.isInSet(beside?.marks ?? []))
}

/** What turns `old` into `text`: word by word where both have as many, else between the words that are in both. */
function editsBetween(old: string, text: string): readonly Edit[] {
  const before = old.split(/(\s+)/)
  const after = text.split(/(\s+)/)
  if (before.length !== after.length) return editsBetweenWords(old, text)
  let start = 0
  return before.flatMap((word, index) => {
    const edits = difference(word, after[index] ?? '', start)
    start += word.length
    return edits
  })
}

/** Edits that leave the words in place that both have in the same order, for tags may stand on them. */
function editsBetweenWords(old: string, text: string): readonly Edit[] {
  const before = wordsOf(old)
  const after = wordsOf(text)
  if (before.length * after.length > manyWords) return difference(old, text, 0)
  const edits: Edit[] = []
  let [start, typed] = [0, 0]
  for (const [was, is] of commonWords(before, after)) {
    edits.push(...difference(old.slice(start, was.index), text.slice(typed, is.index), start))
    start = was.index + was[0].length
    typed = is.index + is[0].length
  }
  return [...edits, ...difference(old.slice(start), text.slice(typed), start)]
}

/** From which product of words on only one stretch is looked for. */
const manyWords = 40_000

const wordsOf = (text: string): readonly RegExpExecArray[] => [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)]

/** The words that two lists have in the same order: of all choices that with the most letters. */
function commonWords(
  before: readonly RegExpExecArray[],
  after: readonly RegExpExecArray[],
): readonly (readonly [RegExpExecArray, RegExpExecArray])[] {
  const width = after.length + 1
  const lengths = new Uint32Array((before.length + 1) * width)
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0
  for (const [row, was] of [...before.entries()].reverse())
    for (const [column, is] of [...after.entries()].reverse())
      lengths[row * width + column] =
        was[0] === is[0] ? at(row + 1, column + 1) + was[0].length : Math.max(at(row + 1, column), at(row, column + 1))
  const pairs: (readonly [RegExpExecArray, RegExpExecArray])[] = []
  let [row, column] = [0, 0]
  while (row < before.length && column < after.length) {
    const [was, is] = [before[row], after[column]]
    if (was && is?.[0] === was[0]) {
      pairs.push([was, is])
      row += 1
      column += 1
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1
    else column += 1
  }
  return pairs
}

function difference(old: string, text: string, offset: number): readonly Edit[] {
  if (old === text) return []
  const start = commonStart(old, text)
  const end = commonEnd(old, text, start)
  return [{ start: offset + start, end: offset + old.length - end, typed: text.slice(start, text.length - end) }]
}

/** The text of one block between two positions, in stretches without anything between; a line break counts as a space. */
function piecesOf(doc: Node, from: number, to: number): readonly Letters[] {
  const $from = doc.resolve(from)
  const pieces: Letters[] = []
  let pos = $from.start()
  for (const child of $from.parent.children) {
    const first = Math.max(from, pos)
    const last = Math.min(to, pos + child.nodeSize)
    const text = child.isText ? (child.text ?? '') : child.type === schema.nodes.lineBreak ? ' ' : ''
    if (text !== '' && last > first)
      pieces.push({ from: first, to: last, text: text.slice(first - pos, last - pos), marks: child.marks })
    pos += child.nodeSize
  }
  return pieces
}

/** The words between two positions of one block, without notes and page breaks; a line break counts as a space. */
export function wordsBetween(doc: Node, from: number, to: number): string {
  return piecesOf(doc, from, to)
    .map((piece) => piece.text)
    .join('')
}

function cut(pieces: readonly Letters[], start: number, end: number): readonly DocRange[] {
  const found: DocRange[] = []
  let index = 0
  for (const piece of pieces) {
    const first = Math.max(start - index, 0)
    const last = Math.min(end - index, piece.text.length)
    if (last > first) found.push({ from: piece.from + first, to: piece.from + last })
    index += piece.text.length
  }
  return found
}

function shared(doc: Node, ranges: readonly DocRange[]): readonly Mark[] {
  const [first, ...rest] = ranges.map((range) => commonMarks(doc, range))
  return (first ?? []).filter((mark) => rest.every((marks) => mark.isInSet(marks)))
}

/** The spans for what is put in at an index: those of the letters beside it, where there are two those of both. */
function marksAt(pieces: readonly Letters[], index: number): readonly Mark[] {
  let before = 0
  const beside: (readonly Mark[])[] = []
  for (const { text, marks } of pieces) {
    if (index >= before && index <= before + text.length) beside.push(marks)
    before += text.length
  }
  const [first = [], ...rest] = beside
  return first.filter((mark) => rest.every((marks) => mark.isInSet(marks)))
}

function placeOf(pieces: readonly Letters[], index: number): number | null {
  let before = 0
  for (const piece of pieces) {
    if (index <= before + piece.text.length) return piece.from + index - before
    before += piece.text.length
  }
  return null
}

function commonStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length++
  return /[\uD800-\uDBFF]/.test(a[length - 1] ?? '') ? length - 1 : length
}

function commonEnd(a: string, b: string, start: number): number {
  let length = 0
  while (length < a.length - start && length < b.length - start && a.at(-1 - length) === b.at(-1 - length)) length++
  return /[\uDC00-\uDFFF]/.test(a[a.length - length] ?? '') ? length - 1 : length
}
