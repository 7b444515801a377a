import type { Node } from 'prosemirror-model'
import { isSubdivision } from '../../queries/divisions'
import { noteNumber } from '../../queries/notes'
import type { Attributes } from '../../schema'
import type { PlacedBlock, ProofBlock } from '../block'
import { blockDoubt, placedDoubt, type TextDoubt } from '../block-doubt'
import type { TextCheck } from '../check'
import { sequenceFaults } from '../sequence'

/** A note in the running text of a block. */
interface NoteIn {
  readonly offset: number
  readonly n: string
  readonly node: Node
}

/** A number that could refer to a note. */
interface NumberIn {
  readonly from: number
  readonly to: number
  readonly value: number
  /** Whether it touches the word or mark before it, as references do. */
  readonly glued: boolean
}

interface Facts {
  readonly notes: readonly NoteIn[]
  readonly numbers: readonly NumberIn[]
}

interface NoteThere {
  readonly pos: number
  readonly n: string
  readonly node: Node
  readonly value: number
}

const nothing: Facts = { notes: [], numbers: [] }
/** A number behind a letter or a mark that ends something, or by itself. */
const candidate = /(?<![\p{N}/$£#%°+=-])(?<!\p{N}[–—:,])(?<![–—]\p{N}*)(\p{N}{1,3})(?=[\s,;)\]”’—]|[.:](?!\p{N})|$)/gu
const gluedBehind = /(?:\p{L}{2}|\p{L}[.,;:!?]|\p{N}[.,;!?]|[)\]”’][.,;:]?|[.,;:!?][)\]”’]+)$/u
/** Abbreviations that a number follows. */
const counting =
  /(?<!\p{L})(?:nos?|nr|pp?|vols?|arts?|secs?|paras?|docs?|ch|chaps?|figs?|fn|n|ff?|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.$/iu
/** From how many notes on a row that is wrong at more than this part of them is none. */
const row = { least: 10, wrong: 0.3 }

/**
 * Numbers of notes that are doubled, left out or out of order; notes without a text or without a reference; and numbers that still
 * stand in the text where the row of the notes wants a reference.
 */
export const noteReferences: TextCheck<Facts> = {
  kind: 'text',
  name: 'note-references',
  gather: gathered,
  check: (blocks, doc) => {
    const own = blocks.filter(({ place }) => !place.inNote)
    const found: TextDoubt[] = []
    const notes: NoteThere[] = []
    for (const { place, facts } of own)
      for (const { offset, n, node } of facts.notes) {
        const note = { pos: place.start + offset, n, node, value: valueOf(n) }
        notes.push(note)
        if (isEmpty(node)) found.push(doubtOf(note, 'note-without-text'))
      }
    for (const note of blockNotes(doc))
      if (isUnanchored(note.node)) found.push(doubtOf(note, 'note-without-reference'))
      else notes.push(note)
    const numbered = withoutRepeated(notes.filter(({ value }) => value >= 0).sort((a, b) => a.pos - b.pos))
    const wanted: TextDoubt[] = []
    for (const { place, facts } of own)
      for (const number of facts.numbers)
        if (isWanted(number, place, numbered, doc)) wanted.push(numberDoubt(place, number))
    found.push(...wanted, ...faultsOf(numbered, doc).filter((fault) => !isExplained(fault, wanted)))
    return found.sort((a, b) => a.from - b.from)
  },
}

function gathered({ node, read, points }: ProofBlock): Facts {
  const { text } = read
  const numbers: NumberIn[] = []
  if (/\p{N}/u.test(text))
    for (const { 0: digits, index } of text.matchAll(candidate)) {
      const before = text.slice(Math.max(0, index - 24), index)
      const glued = gluedBehind.test(before) && !counting.test(before)
      if (glued || /(?:^|\s)[\p{Ll}’]+[,;]?\s$/u.test(before))
        numbers.push({ from: index, to: index + digits.length, value: Number(digits), glued })
    }
  const notes: NoteIn[] = []
  if (node.childCount > 1)
    for (const { offset, kind, n } of points) {
      const at = kind === 'note' ? node.nodeAt(offset) : null
      if (at) notes.push({ offset, n, node: at })
    }
  return notes.length === 0 && numbers.length === 0 ? nothing : { notes, numbers }
}

function faultsOf(notes: readonly NoteThere[], doc: Node): readonly TextDoubt[] {
  const values = notes.map(({ value }) => value)
  const begins = (index: number) => {
    const [one, before] = [notes[index], notes[index - 1]]
    return (
      one !== undefined &&
      before !== undefined &&
      one.value <= 1 &&
      divisionAt(doc, one.pos) !== divisionAt(doc, before.pos)
    )
  }
  const faults = sequenceFaults(values, begins)
  if (notes.length >= row.least && faults.length > row.wrong * notes.length) return []
  return faults.flatMap(({ index, kind, expected }) => {
    const [one, before] = [notes[index], notes[index - 1]]
    if (!one || !before) return []
    const elsewhere = [{ from: before.pos, to: before.pos + 1 }]
    return [{ ...doubtOf(one, `note-${kind}`, { expected, before: before.n }), elsewhere }]
  })
}

/** Whether a number is left out because it stands in the text before. */
function isExplained({ code, values, from, elsewhere }: TextDoubt, wanted: readonly TextDoubt[]): boolean {
  const before = elsewhere[0]?.from ?? 0
  if (code !== 'note-skipped') return false
  return wanted.some((one) => one.values['number'] === values['expected'] && before < one.from && one.from < from)
}

/** Whether the row of notes wants a number here: the note before is one less, and none here has it. */
function isWanted(number: NumberIn, place: PlacedBlock, notes: readonly NoteThere[], doc: Node): boolean {
  if (number.value === 0 || notes.length === 0) return false
  const pos = place.start + place.block.read.before(number.from)
  const next = notes[firstBehind(notes, pos)]
  const before = notes[firstBehind(notes, pos) - 1]
  const here = divisionAt(doc, pos)
  const follows = before?.value === number.value - 1 && divisionAt(doc, before.pos) === here
  const precedes = next?.value === number.value + 1 && divisionAt(doc, next.pos) === here
  if (follows && precedes) return true
  if (!number.glued) return false
  // The row of a document goes on in what is enclosed with it.
  if (before?.value === number.value - 1 && next?.value === number.value + 1) return true
  const nextHere = next !== undefined && divisionAt(doc, next.pos) === here
  return precedes ? number.value === 1 : follows && !nextHere
}

/** The index of the first note behind a position. */
function firstBehind(notes: readonly NoteThere[], pos: number): number {
  let [low, high] = [0, notes.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((notes[middle]?.pos ?? 0) <= pos) low = middle + 1
    else high = middle
  }
  return low
}

function numberDoubt(place: PlacedBlock, { from, to, value }: NumberIn): TextDoubt {
  const { text } = place.block.read
  const key = `${/\S{0,20}$/u.exec(text.slice(0, from))?.[0] ?? ''}${text.slice(from, to)}`
  const said = { from, to, code: 'number-without-note', severity: 'error', key, values: { number: value } } as const
  return placedDoubt(place, blockDoubt('note-references', text, said))
}

function doubtOf(
  { pos, n, node }: NoteThere,
  code: string,
  more: Readonly<Record<string, string | number>> = {},
): TextDoubt {
  const severity = code === 'note-skipped' ? 'warning' : 'error'
  const key = `${String(more['before'] ?? '')} ${n} ${node.textContent.slice(0, 40)}`
  return {
    ...{ check: 'note-references', code, severity, from: pos, to: pos + 1, text: '', key },
    ...{ values: { number: n, ...more }, fixes: [], elsewhere: [] },
  }
}

/** Notes without those that say again what a note of the same number said: one note, referred to more than once. */
function withoutRepeated(notes: readonly NoteThere[]): readonly NoteThere[] {
  const said = new Map<string, string>()
  return notes.filter(({ n, node }) => {
    const words = node.textContent
    const repeated = said.get(n) === words
    said.set(n, words)
    return !repeated
  })
}

function blockNotes(doc: Node): readonly NoteThere[] {
  const found: NoteThere[] = []
  doc.descendants((node, pos) => {
    if (node.type.name !== 'blockNote') return !node.isTextblock
    const n = noteNumber(node)
    if (n !== '' || isUnanchored(node)) found.push({ pos, n, node, value: valueOf(n) })
    return false
  })
  return found
}

function isUnanchored(node: Node): boolean {
  return (node.attrs['attributes'] as Attributes)['anchored'] === 'false'
}

function isEmpty(node: Node): boolean {
  return node.textContent.trim() === '' && !node.children.some((child) => child.children.some((one) => !one.isText))
}

function valueOf(n: string): number {
  return /^\p{N}{1,4}$/u.test(n) ? Number(n) : -1
}

/** The innermost division around a position that can be moved. */
function divisionAt(doc: Node, pos: number): Node {
  const $pos = doc.resolve(pos)
  for (let depth = $pos.depth; depth > 0; depth--)
    if (isSubdivision($pos.node(depth), $pos.node(depth - 1))) return $pos.node(depth)
  return doc
}
