/** An edit of a text, in UTF-16 offsets of the text as it was. */
export interface TextEdit {
  readonly from: number
  readonly to: number
  readonly text: string
}

/**
 * A text as an editor shows it: every line end is LF. It knows where the text has CR LF instead, so that places can be
 * found in both and edits of what is shown can be done to the text, each new line end spelt as its first one.
 */
export class ShownLines {
  readonly text: string
  /** The text with LF at the end of every line. */
  readonly shown: string
  /** The offsets in the text of each CR that is not shown, in order. */
  readonly hidden: Int32Array

  constructor(text: string) {
    this.text = text
    const hidden: number[] = []
    for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', at + 2)) hidden.push(at)
    this.hidden = Int32Array.from(hidden)
    this.shown = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  }

  /** The text that edits of what is shown make of it; they are in order and do not overlap. */
  edited(edits: readonly TextEdit[]): string {
    const { text, hidden } = this
    const end = /\r\n?|\n/.exec(text)?.[0] ?? '\n'
    let out = ''
    let at = 0
    for (const edit of edits) {
      out += text.slice(at, fromShown(hidden, edit.from)) + (end === '\n' ? edit.text : edit.text.replaceAll('\n', end))
      at = fromShown(hidden, edit.to)
    }
    return out + text.slice(at)
  }
}

/** Where an offset of a text is in what is shown of it; `hidden` as in {@link ShownLines}. */
export function toShown(hidden: Int32Array, offset: number): number {
  return offset - countBelow(hidden, (index) => (hidden[index] ?? 0) < offset)
}

/** Where an offset of what is shown is in the text. */
export function fromShown(hidden: Int32Array, offset: number): number {
  return offset + countBelow(hidden, (index) => (hidden[index] ?? 0) - index < offset)
}

/** How many items there are from the first on for which `holds`. */
function countBelow(items: Int32Array, holds: (index: number) => boolean): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) low = middle + 1
    else high = middle
  }
  return low
}

/** The one edit that makes one text of another: what stands between their common start and end. `null` for equal texts. */
export function editBetween(before: string, now: string): TextEdit | null {
  if (before === now) return null
  const shorter = Math.min(before.length, now.length)
  let from = 0
  while (from < shorter && before.charCodeAt(from) === now.charCodeAt(from)) from++
  let end = 0
  while (end < shorter - from && before.charCodeAt(before.length - 1 - end) === now.charCodeAt(now.length - 1 - end))
    end++
  return { from, to: before.length - end, text: now.slice(from, now.length - end) }
}
