import type { Attributes } from '../schema'

/** A page mark of plain text: what `[Page 202]`, `[Page iv]`, `[Page [X]]`, `[Facsimile Page 3]` look like. Groups: facsimile, number. */
export const pageMarkPattern = /\[(Facsimile )?Page (\[?(?:\d{1,5}[A-Za-z]?|[ivxlcdmIVXLCDM]{1,9}|[A-Z]-?\d{0,5})\]?)\]/

/** The attributes of the `pb` that a page mark stands for. */
export function pageOfMark(facsimile: boolean, n: string): Attributes {
  return facsimile ? { n, type: 'facsimile' } : { n }
}

/** The page mark of a `pb`; `''` where it has no number. */
export function markOfPage({ n, type, 'xml:id': id = '' }: Attributes): string {
  if (!n) return ''
  return type === 'facsimile' || id.startsWith('facsimile') ? `[Facsimile Page ${n}]` : `[Page ${n}]`
}

/** The attributes of what stands in square brackets in the source, which are not in its text: `S<supplied rend="brackets">umner</supplied>`. */
export const inBrackets: Attributes = { rend: 'brackets' }

/** Whether an element says that it stands in square brackets in the source. */
export function isInBrackets({ rend = '' }: Attributes): boolean {
  return rend.split(/\s+/).includes('brackets')
}

/** `attributes` without saying so. */
export function withoutBrackets({ rend = '', ...attributes }: Attributes): Attributes {
  const words = rend.split(/\s+/).filter((word) => word !== '' && word !== 'brackets')
  return words.length === 0 ? attributes : { ...attributes, rend: words.join(' ') }
}

/**
 * The position of each note in the list at the end, by the numbers of the references in the order of the text: in
 * order of number, equal numbers by place, letters and symbols last by place. Positions count from 1.
 */
export function notePositions(references: readonly string[]): readonly number[] {
  const order = references.map((n, place) => ({ place, number: /^\d+$/.test(n) ? Number(n) : Infinity }))
  order.sort((a, b) => (a.number === b.number ? a.place - b.place : a.number - b.number))
  const positions = new Array<number>(references.length)
  order.forEach(({ place }, index) => (positions[place] = index + 1))
  return positions
}

const margin = /(?:^|;)\s*margin-top:\s*(\d{1,6})lh\s*(?=;|$)/
const counter = /(?:^|;)\s*counter-set:\s*note\s+(\d{1,6})\s*(?=;|$)/

/** The blank lines before a block where its `@style` (CSS, TEI P5 1.3.1.1.3) sets them, else `null`. */
export function blankLinesOf({ style = '' }: Attributes): number | null {
  const found = margin.exec(style)
  return found ? Number(found[1]) : null
}

/** `attributes` with the blank lines before the block set in `@style`. */
export function withBlankLines(attributes: Attributes, lines: number): Attributes {
  return withStyle(attributes, `margin-top:${String(lines)}lh`)
}

/** The number that a note has in the list at the end where its `@style` sets one that is not its position, else `null`. */
export function listNumberOf({ style = '' }: Attributes): number | null {
  const found = counter.exec(style)
  return found ? Number(found[1]) : null
}

/** `attributes` with the number in the list at the end set in `@style`. */
export function withListNumber(attributes: Attributes, number: number): Attributes {
  return withStyle(attributes, `counter-set:note ${String(number)}`)
}

function withStyle(attributes: Attributes, declaration: string): Attributes {
  const { style } = attributes
  return { ...attributes, style: style ? `${style};${declaration}` : declaration }
}
