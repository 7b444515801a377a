import type { Node } from 'prosemirror-model'
import type { TextDoubt } from '../block-doubt'
import type { TextCheck } from '../check'
import { romanValue, sequenceFaults } from '../sequence'

interface BreakAt {
  readonly pos: number
  readonly n: string
}

interface NumberedBreak extends BreakAt {
  /** What tells rows of numbers apart: the kind of number, and the letters before it. */
  readonly row: string
  readonly value: number
}

/** Page breaks in running text, with their offsets in the block. */
type Facts = readonly { readonly offset: number; readonly n: string }[]

const none: Facts = []

/** Page numbers that are doubled, left out or out of order, each row of numbers by itself: roman ones, arabic ones, `A1`. */
export const pageOrder: TextCheck<Facts> = {
  kind: 'text',
  name: 'page-order',
  gather: ({ node, points }) => {
    if (node.childCount < 2 && node.firstChild?.isText !== false) return none
    const pages = points.filter(({ kind }) => kind === 'page')
    return pages.length === 0 ? none : pages.map(({ offset, n }) => ({ offset, n }))
  },
  check: (blocks, doc) => {
    const inText = blocks.flatMap(({ place, facts }) =>
      facts.map(({ offset, n }) => ({ pos: place.start + offset, n })),
    )
    const breaks = [...inText, ...betweenBlocks(doc)].sort((a, b) => a.pos - b.pos)
    const numbered = breaks.flatMap((one) => numberOf(one) ?? [])
    const found: TextDoubt[] = []
    if (numbered.length > breaks.length / 2)
      for (const one of breaks) if (one.n.trim() === '') found.push(doubt(one, 'page-without-number', '', {}))
    const rows = new Map<string, NumberedBreak[]>()
    for (const one of numbered) rows.set(one.row, [...(rows.get(one.row) ?? []), one])
    for (const row of rows.values()) found.push(...faultsOf(row))
    return found.sort((a, b) => a.from - b.from)
  },
}

function faultsOf(row: readonly NumberedBreak[]): readonly TextDoubt[] {
  const values = row.map(({ value }) => value)
  // A volume of volumes begins anew with one of its first pages, and goes on from there.
  const begins = (index: number) =>
    (values[index] ?? 0) <= 3 && (values[index + 1] ?? 0) === (values[index] ?? 0) + 1 && (values[index - 1] ?? 0) > 10
  return sequenceFaults(values, begins).flatMap(({ index, kind, expected }) => {
    const [one, before] = [row[index], row[index - 1]]
    return one ? [doubt(one, `page-${kind}`, before?.n ?? '', { expected })] : []
  })
}

function doubt({ pos, n }: BreakAt, code: string, before: string, more: { readonly expected?: number }): TextDoubt {
  return {
    ...{ check: 'page-order', code, severity: 'warning', from: pos, to: pos + 1, text: '', key: `${before} ${n}` },
    ...{ values: { number: n, before, ...more }, fixes: [], elsewhere: [] },
  }
}

function betweenBlocks(doc: Node): readonly BreakAt[] {
  const found: BreakAt[] = []
  doc.descendants((node, pos) => {
    if (node.type.name === 'blockPageBreak')
      found.push({ pos, n: (node.attrs['attributes'] as Readonly<Record<string, string>>)['n'] ?? '' })
    return !node.isTextblock
  })
  return found
}

/** The number of a page break: `12`, `[12]`, `xii`, `A12`, `12a`; `null` where it has none. */
function numberOf(one: BreakAt): NumberedBreak | null {
  const bare = one.n.replace(/^[[(\s]+|[\])\s.]+$/gu, '')
  const [, letters = '', digits = ''] = /^(\p{L}{0,3}[-.]?)(\p{N}{1,5})$/u.exec(bare) ?? []
  if (digits !== '') return { ...one, row: `arabic ${letters}`, value: Number(digits) }
  const roman = romanValue(bare)
  return roman === null ? null : { ...one, row: 'roman', value: roman }
}
