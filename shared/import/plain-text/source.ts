import type { SourcePlace } from '../../finding'

/** A stretch of the source text, in UTF-16 offsets. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** One line without its line end. */
export interface Line extends Stretch {
  readonly text: string
}

/** Lines that follow each other without a blank line between. */
export type Group = readonly [Line, ...Line[]]

/** One line of the list of notes at the end; the stretch is that of the note's text. */
export interface ListedNote extends Stretch {
  readonly number: number
}

/** A plain text, cut into what its layout shows. */
export interface Source {
  /** The text with `\n` as line end, without the line ends after its last line. */
  readonly text: string
  /** `\r\n` where every line ends so, else `\n`. */
  readonly lineEnd: '\n' | '\r\n'
  /** The line ends after the last line, as `\n`. */
  readonly tail: string
  readonly groups: readonly Group[]
  /** Where the list of notes begins; the length of the text where there is none. */
  readonly end: number
  readonly notes: readonly ListedNote[]
  /** The line and column of an offset. */
  readonly placeOf: (offset: number) => SourcePlace
}

/** Cuts a plain text into groups of lines and the list of notes at its end. */
export function sourceOf(original: string): Source {
  const crlf = original.includes('\r\n') && !/(?:^|[^\r])\n|\r(?!\n)/.test(original)
  const whole = crlf ? original.replaceAll('\r\n', '\n') : original
  let length = whole.length
  while (whole.charCodeAt(length - 1) === 10) length--
  const text = whole.slice(0, length)
  const lines = linesOf(text)
  const { first, notes } = noteList(lines)
  return {
    text,
    lineEnd: crlf ? '\r\n' : '\n',
    tail: whole.slice(length),
    groups: groupsOf(lines.slice(0, first)),
    end: lines[first]?.from ?? length,
    notes,
    placeOf: (offset) => placeIn(lines, offset),
  }
}

function linesOf(text: string): readonly Line[] {
  let from = 0
  return text.split('\n').map((line) => {
    const start = from
    from += line.length + 1
    return { from: start, to: start + line.length, text: line }
  })
}

function placeIn(lines: readonly Line[], offset: number): SourcePlace {
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((lines[middle]?.from ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - (lines[low]?.from ?? 0) + 1 }
}

/** The lines `  1. text` at the end, with growing numbers; blank lines may stand between. */
function noteList(lines: readonly Line[]): { first: number; notes: readonly ListedNote[] } {
  const notes: ListedNote[] = []
  let first = lines.length
  let next = Infinity
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index]
    if (!line || line.text === '') continue
    const match = /^ {2}([1-9]\d{0,3})\. /.exec(line.text)
    if (!match || Number(match[1]) >= next) break
    next = Number(match[1])
    notes.push({ number: next, from: line.from + match[0].length, to: line.to })
    first = index
  }
  return { first, notes: notes.reverse() }
}

/** Lines of nothing but spaces stand alone: they part what is around them as blank lines do. */
function groupsOf(lines: readonly Line[]): readonly Group[] {
  const groups: Line[][] = []
  let open: Line[] | null = null
  for (const line of lines) {
    if (line.text === '') open = null
    else if (line.text.trim() === '') {
      groups.push([line])
      open = null
    } else if (open) open.push(line)
    else groups.push((open = [line]))
  }
  return groups as [Line, ...Line[]][]
}

/** The text of lines that follow each other. */
export function textOf(lines: readonly Line[]): string {
  return lines.map((line) => line.text).join('\n')
}

/** From the first line to the last. */
export function stretchOf(lines: readonly Line[]): Stretch {
  return { from: lines[0]?.from ?? 0, to: lines.at(-1)?.to ?? 0 }
}

/** The groups of a text, and which comes next. */
export class Groups {
  readonly #groups: readonly Group[]
  #index = 0

  constructor(groups: readonly Group[]) {
    this.#groups = groups
  }

  /** The next group, which counts as taken; `undefined` at the end. */
  take(): Group | undefined {
    const group = this.#groups[this.#index]
    if (group) this.#index++
    return group
  }

  /** The group that comes after `ahead` others; negative: one that was taken, -1 the last. */
  peek(ahead = 0): Group | undefined {
    return this.#groups[this.#index + ahead]
  }

  /** Takes this many groups, or gives as many back. */
  skip(count: number): void {
    this.#index += count
  }
}
