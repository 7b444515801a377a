import type { Node } from 'prosemirror-model'
import { elementName } from '../../queries/divisions'
import type { Attributes } from '../../schema'
import type { PlacedBlock } from '../block'
import { blockDoubt, placedDoubt, rangeIn, type TextDoubt } from '../block-doubt'
import type { TextCheck } from '../check'
import { romanValue, sequenceFaults } from '../sequence'

/** The number that a heading begins with. */
interface HeadingNumber {
  readonly from: number
  readonly to: number
  /** The word before it, in small letters. */
  readonly label: string
  readonly kind: 'arabic' | 'roman' | 'letter'
  readonly value: number
}

interface Numbered extends HeadingNumber {
  readonly place: PlacedBlock
  /** The division that it heads, and how many nodes are around it. */
  readonly division: Node
  readonly depth: number
  readonly parent: Node
}

const labels =
  'no|nr|num|document|doc|chapter|chap|part|section|sect|sec|letter|book|volume|vol|article|art|kapitel|kap|teil|abschnitt|buch|brief|' +
  'chapitre|partie|livre|lettre|capítulo|capitulo|parte|libro|act|scene|canto|lecture|session|meeting|entry'
const numbered = new RegExp(
  String.raw`^[\s[(]*(?:(${labels})\.?\s+)?(?:(\p{N}{1,4})|([IVXLCivxlc]{1,8})|(\p{L}))(?=[.)\]:]|\s*$|\s[—–-]|\n)`,
  'iu',
)
/** How many headings make a row, and which part of their steps must be right for a wrong one to be doubtful. */
const row = { least: 3, right: 0.6 }

/** Numbers of headings that are doubled, left out or out of order, or other than the number of their division. */
export const headingOrder: TextCheck<HeadingNumber | null> = {
  kind: 'text',
  name: 'heading-order',
  gather: ({ node, read }) => (node.type.name === 'heading' ? numberIn(read.text) : null),
  check: (blocks, doc) => {
    const all: Numbered[] = []
    for (const { place, facts } of blocks) {
      if (facts === null || place.inNote) continue
      const $pos = doc.resolve(place.start)
      if ($pos.depth < 2) continue
      const [division, parent] = [$pos.node($pos.depth - 1), $pos.node($pos.depth - 2)]
      if (division.type.name === 'container') all.push({ ...facts, place, division, depth: $pos.depth, parent })
    }
    const found = [...rowsOf(all).flatMap(faultsOf)]
    const told = new Set(found.map(({ from }) => from))
    found.push(...otherThanDivision(all).filter(({ from }) => !told.has(from)))
    return found.sort((a, b) => a.from - b.from)
  },
}

function numberIn(text: string): HeadingNumber | null {
  const match = numbered.exec(text)
  if (!match) return null
  const [all, label = '', digits, roman, letter] = match
  const sign = digits ?? roman ?? letter ?? ''
  const to = all.length
  const at = { from: to - sign.length, to, label: label.toLowerCase() }
  if (digits !== undefined) return { ...at, kind: 'arabic', value: Number(digits) }
  const value = roman === undefined ? null : romanValue(roman)
  if (value !== null) return { ...at, kind: 'roman', value }
  // “A. Smith to B. Jones” begins with no number.
  if (/^\P{L}*\p{L}\.\s\p{Lu}[\p{L}’-]+,?\s(?:to|and|an|à|a)\s/u.test(text)) return null
  return /^\p{L}$/u.test(sign) && label === ''
    ? { ...at, kind: 'letter', value: sign.toUpperCase().charCodeAt(0) - 64 }
    : null
}

/** Headings of one kind at one depth, in order. Letters count within one division alone. */
function rowsOf(all: readonly Numbered[]): readonly (readonly Numbered[])[] {
  const rows = new Map<string, Numbered[]>()
  const letters = new Map<Node, number>()
  const parents = new Map<Node, number>()
  for (const read of all) {
    const one = afterLetters(read, letters.get(read.parent))
    if (one.kind === 'letter') letters.set(one.parent, one.value)
    const parent = parents.get(one.parent) ?? parents.size
    parents.set(one.parent, parent)
    const key = [one.label, one.kind, one.depth, one.kind === 'letter' ? parent : ''].join(' ')
    rows.set(key, [...(rows.get(key) ?? []), one])
  }
  return [...rows.values()]
}

/** `C.` behind `B.` is a letter, though it could be a hundred. */
function afterLetters(one: Numbered, before: number | undefined): Numbered {
  const sign = one.place.block.read.text.slice(one.from, one.to).toUpperCase()
  if (one.kind !== 'roman' || one.label !== '' || sign.length > 1 || before === undefined) return one
  const value = sign.charCodeAt(0) - 64
  return value === before + 1 || value === before ? { ...one, kind: 'letter', value } : one
}

function faultsOf(all: readonly Numbered[]): readonly TextDoubt[] {
  const values = all.map(({ value }) => value)
  const begins = (index: number) =>
    values[index] === 1 && (all[index]?.kind === 'letter' || all[index]?.parent !== all[index - 1]?.parent)
  const faults = sequenceFaults(values, begins)
  if (all.length < row.least || faults.length > (1 - row.right) * (all.length - 1)) return []
  return faults.flatMap(({ index, kind, expected }) => {
    const [one, before] = [all[index], all[index - 1]]
    if (!one || !before) return []
    const values = { expected, before: wordsOf(before) }
    return [{ ...doubt(one, `heading-${kind}`, values), elsewhere: [rangeIn(before.place, before.from, before.to)] }]
  })
}

/** Headings with another number than `@n` of their division, where the others have the same. */
function otherThanDivision(all: readonly Numbered[]): readonly TextDoubt[] {
  const both = all.flatMap((one) => {
    const n = (one.division.attrs['attributes'] as Attributes)['n'] ?? ''
    const counts = /^\p{N}{1,4}$/u.test(n) && one.kind === 'arabic' && elementName(one.division).startsWith('div')
    return counts && one.place.block.node === one.division.firstChild ? [{ one, n }] : []
  })
  const other = both.filter(({ one, n }) => one.value !== Number(n))
  if (both.length < row.least || other.length * 4 > both.length) return []
  return other.map(({ one, n }) => doubt(one, 'heading-not-division', { expected: n }))
}

function doubt(one: Numbered, code: string, values: Readonly<Record<string, string | number>>): TextDoubt {
  const { place, from, to } = one
  const said = { from, to, code, severity: 'warning', key: wordsOf(one), values } as const
  return placedDoubt(place, blockDoubt('heading-order', place.block.read.text, said))
}

function wordsOf({ place, to }: Numbered): string {
  return place.block.read.text.slice(0, to).trim()
}
