import type { DocRange, Severity } from '../finding'
import type { PlacedBlock } from './block'
import type { BlockDoubt } from './check'
import type { CheckName, Doubt, Fix } from './doubt'

/** A doubt at its place in the doc, before the words around it are added. */
export type TextDoubt = Omit<Doubt, 'context'>

/** What is said of a stretch of a block; what is left out is empty, and the key the stretch itself. */
export interface SaidOfStretch {
  readonly from: number
  readonly to: number
  readonly code: string
  readonly severity: Severity
  readonly key?: string
  readonly values?: Readonly<Record<string, string | number>>
  readonly fixes?: readonly Fix[]
  readonly elsewhere?: readonly DocRange[]
}

/** A doubt of a check about a stretch of a block's text; its words are among its values as `text`. */
export function blockDoubt(check: CheckName, text: string, said: SaidOfStretch): BlockDoubt {
  const { from, to, code, severity, values = {}, fixes = [], elsewhere = [] } = said
  const words = text.slice(from, to)
  const shown = words.replace(/\s+/gu, ' ')
  return {
    ...{ check, code, severity, from, to, text: words, key: said.key ?? words },
    ...{ values: { text: shown, ...values }, fixes, elsewhere },
  }
}

/** A fix of a stretch of a block's text, from offset to offset. */
export function fixAt(from: number, to: number, text: string): Fix {
  return { range: { from, to }, text }
}

/** The place in the doc of a stretch of a block's text; what takes no space at its edges is left out. */
export function rangeIn({ block, start }: PlacedBlock, from: number, to: number): DocRange {
  const first = start + block.read.before(from)
  return { from: first, to: Math.max(first, start + block.read.after(to)) }
}

/** A doubt of a block where the block stands in the doc. */
export function placedDoubt(place: PlacedBlock, doubt: BlockDoubt): TextDoubt {
  const there = ({ from, to }: DocRange) => rangeIn(place, from, to)
  return {
    ...doubt,
    ...there(doubt),
    fixes: doubt.fixes.map(({ range, text }) => ({ range: there(range), text })),
    elsewhere: doubt.elsewhere.map(there),
  }
}
