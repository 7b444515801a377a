import type { SourcePlace } from '../finding'

/** The lines of a text, for asking about many places: one walk through the text, made at the first question. */
export class Lines {
  private readonly text: string
  private starts: readonly number[] | null = null

  constructor(text: string) {
    this.text = text
  }

  /** Line and column (from 1, in UTF-16 units) of an offset, as `positionAt` says them. */
  placeOf(offset: number): SourcePlace {
    const starts = (this.starts ??= startsOf(this.text))
    const end = Math.min(offset, this.text.length)
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= end) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: end - (starts[low] ?? 0) + 1 }
  }

  /** The offset of a place; that of the end of the text where the text has no such place. */
  offsetOf({ line, column }: SourcePlace): number {
    const start = (this.starts ??= startsOf(this.text))[line - 1] ?? this.text.length
    return Math.min(this.text.length, start + column - 1)
  }
}

function startsOf(text: string): readonly number[] {
  const starts = [0]
  for (const end of text.matchAll(/\r\n?|\n/g)) starts.push(end.index + end[0].length)
  return starts
}
