import type { Attributes } from '../schema'

/**
 * White space in TEI, in one place. Between the parts of an element that holds blocks it is layout; in running text a
 * run of it is one space and counts. Only the four characters of XML are white space: U+00A0 is a character.
 */

/** Whether `text` is nothing but white space, or nothing. */
export function isBlank(text: string): boolean {
  return spaceAtStart(text) === text.length
}

/** `text` with every run of white space made one space. */
export function foldSpace(text: string): string {
  // Joined, not replaced: what V8 replaces is a tree of hundreds of small strings, kept for as long as the doc.
  return /[\t\r\n]| {2}/.test(text) ? text.split(/[\t\r\n][ \t\r\n]*| [ \t\r\n]+/).join(' ') : text
}

/** `text` without white space at its start. */
export function trimStart(text: string): string {
  return text.slice(spaceAtStart(text))
}

/** Whether white space stands at `at`. */
export function isSpaceAt(text: string, at: number): boolean {
  return isSpace(text.charCodeAt(at))
}

function spaceAtStart(text: string): number {
  let at = 0
  while (at < text.length && isSpace(text.charCodeAt(at))) at++
  return at
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d
}

/** `text` without white space at its end. */
export function trimEnd(text: string): string {
  let end = text.length
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--
  return text.slice(0, end)
}

/** Whether the line breaks in the white space at the end of `text`: before a note, that is layout. */
export function breaksAtEnd(text: string): boolean {
  for (let at = text.length - 1; at >= 0; at--) {
    const code = text.charCodeAt(at)
    if (code === 0x0a) return true
    if (!isSpace(code)) return false
  }
  return false
}

/** Whether white space counts as it is within an element (XML 1.0, section 2.10). */
export function preservesSpace(attributes: Attributes, inherited: boolean): boolean {
  const said = attributes['xml:space']
  return said === 'preserve' || (inherited && said !== 'default')
}

/** The line and indentation at which an element stands, and whether its content may be put on lines of its own. */
export interface Layout {
  /** White space at the start of the element's own line. */
  readonly indent: string
  /** How much deeper its content stands. */
  readonly unit: string
  /** False in a note in running text and where white space is to be preserved. */
  readonly pretty: boolean
  /** Whether white space counts as it is. */
  readonly preserve: boolean
}

/**
 * Which white space at a place is layout: any; what stood there or none (beside text in an element that holds blocks);
 * only such as holds a line end (before a note in running text); none.
 */
export type Freedom = 'any' | 'own' | 'line' | 'none'

/** The white space that stands by convention before a part of an element; `mixed` where text stands directly in that element. */
export function gapBefore(layout: Layout, mixed: boolean): string {
  return layout.pretty && !mixed ? `\n${layout.indent}${layout.unit}` : ''
}

/** The white space that stands by convention before an element's end tag. */
export function gapAtEnd(layout: Layout, mixed: boolean): string {
  return layout.pretty && !mixed ? `\n${layout.indent}` : ''
}

/** What a block remembers of the white space `gap`: `null` where it is what the convention asks for. */
export function rememberedGap(gap: string, pretty: boolean, mixed: boolean): string | null {
  const conventional = pretty && !mixed ? gap !== '' : gap === ''
  return conventional ? null : gap
}
