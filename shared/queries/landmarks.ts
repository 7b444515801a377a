import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { changedRange, type ChangedRange } from './changed-range'
import { divisionTitle, headingText } from './division-title'
import { elementName, isDivision, isFrame, isSubdivision } from './divisions'
import { isAroundHidden, presetReadings, type Reading } from './readings'
import type { Attributes } from '../schema'
import { isResolved, noteKind, noteType, type NoteKind } from './note-kinds'
import { isEmptyNote, isNote } from './notes'
import { wordsOfBlock } from './words'

/** A page break: its number, and whether it stands between blocks. */
export interface PageLandmark {
  readonly n: string
  readonly block: boolean
  /** Its `xml:id`, by which pointers name it, or `''`. */
  readonly id: string
}

/** A pointer (`ptr`) in running text, which shows what it points at. */
export interface PointerLandmark {
  /** Its `@target`, or `''`. */
  readonly target: string
}

/** A note: its number as it stands in `@n`, whether it stands between blocks, and what a list of notes tells of it. */
export interface NoteLandmark {
  readonly n: string
  readonly block: boolean
  readonly id: string
  readonly kind: NoteKind | null
  /** What stands in its `@type`, or `''`. */
  readonly type: string
  /** Who is responsible: its `@resp`, or `''`. */
  readonly resp: string
  /** How many notes it stands in. */
  readonly depth: number
  /** Whether it says nothing. */
  readonly empty: boolean
  /** Whether it waits for a reference (`anchored="false"`). */
  readonly waiting: boolean
  /** Whether it is a query that is resolved. */
  readonly resolved: boolean
}

/** The heading of a division: its text without notes, and how many divisions are around it. */
export interface HeadingLandmark {
  readonly text: string
  readonly level: number
}

/** A division, or a part of a text that holds divisions. */
export interface DivisionLandmark {
  /** The name of its element. */
  readonly name: string
  /** `frame` for `text`, `front`, `body` and `back`, which stay where they are. */
  readonly kind: 'division' | 'frame'
  /** How many divisions and frames are around it. */
  readonly level: number
  readonly type: string
  readonly n: string
  readonly id: string
  /** The text of its heading, or `''`. */
  readonly heading: string
  /** Its first words where it has no heading. */
  readonly words: string
}

/** Sorted positions and, at the same index, what stands there. `values` keeps its identity while only positions move. */
export interface LandmarkList<T> {
  readonly positions: readonly number[]
  readonly values: readonly T[]
}

/** What a workbench shows of a whole doc all the time, kept beside it and updated with every transaction. */
export interface Landmarks {
  readonly pages: LandmarkList<PageLandmark>
  readonly notes: LandmarkList<NoteLandmark>
  readonly headings: LandmarkList<HeadingLandmark>
  /** The tree of divisions in order; the levels say what is in what. */
  readonly divisions: LandmarkList<DivisionLandmark>
  readonly pointers: LandmarkList<PointerLandmark>
  /** All words that are read, notes included. */
  readonly words: number
}

interface Found<T> {
  readonly pos: number
  readonly value: T
}

interface Survey {
  readonly pages: Found<PageLandmark>[]
  readonly notes: Found<NoteLandmark>[]
  readonly headings: Found<HeadingLandmark>[]
  readonly divisions: Found<DivisionLandmark>[]
  readonly pointers: Found<PointerLandmark>[]
}

/**
 * The landmarks of a doc; words are counted in a reading of it, or all. Walks it, once, and again for the words when somebody
 * wants to know them: to count them takes as long as all else, and nobody waits for it who opens a text.
 */
export function landmarksOf(doc: Node, reading: Reading = presetReadings.all): Landmarks {
  const { pages, notes, headings, divisions, pointers } = survey(doc, 0, doc.content.size)
  let words: number | null = null
  return {
    pages: listOf(pages),
    notes: listOf(notes),
    headings: listOf(headings),
    divisions: listOf(divisions),
    pointers: listOf(pointers),
    get words() {
      return (words ??= wordsBetween(doc, 0, doc.content.size, reading))
    },
  }
}

/**
 * The landmarks after a transaction: looks only at the blocks that its steps touched, before and after, and shifts the
 * positions behind them. The reading is that which they were made with.
 */
export function updateLandmarks(
  landmarks: Landmarks,
  transaction: Transaction,
  reading: Reading = presetReadings.all,
): Landmarks {
  return transaction.steps.reduce((before, step, index) => {
    const doc = transaction.docs[index] ?? transaction.before
    const range = changedRange(step, doc)
    return range ? updated(before, doc, transaction.docs[index + 1] ?? transaction.doc, range, reading) : before
  }, landmarks)
}

/** The index of the last landmark at or before `pos`, or -1. */
export function indexAt(list: LandmarkList<unknown>, pos: number): number {
  return firstBehind(list.positions, pos) - 1
}

function updated(landmarks: Landmarks, before: Node, after: Node, range: ChangedRange, reading: Reading): Landmarks {
  const [to, toAfter] = [range.to, range.to + range.delta]
  const gone = survey(before, range.from, to)
  const come = survey(after, range.from, toAfter)
  return {
    pages: updatedList(landmarks.pages, gone.pages, come.pages, range),
    notes: updatedList(landmarks.notes, gone.notes, come.notes, range),
    headings: updatedList(landmarks.headings, gone.headings, come.headings, range),
    divisions: updatedList(landmarks.divisions, gone.divisions, come.divisions, range),
    pointers: updatedList(landmarks.pointers, gone.pointers, come.pointers, range),
    words:
      landmarks.words -
      wordsBetween(before, range.from, to, reading) +
      wordsBetween(after, range.from, toAfter, reading),
  }
}

/** How many words of the blocks between two positions are read. */
function wordsBetween(doc: Node, from: number, to: number, reading: Reading): number {
  let words = 0
  doc.nodesBetween(Math.max(from - 1, 0), Math.min(to + 1, doc.content.size), (node, pos) => {
    if (node.isTextblock && !isAroundHidden(doc.resolve(pos), reading)) words += wordsOfBlock(node, reading)
  })
  return words
}

/** What is around a place in the tree: how many of each. */
interface Around {
  /** What is listed as a division or part of a text. */
  readonly listed: number
  /** Elements `div`, `div1` to `div7`. */
  readonly divisions: number
  readonly notes: number
}

const nothingAround: Around = { listed: 0, divisions: 0, notes: 0 }

/**
 * What stands between two positions. It goes down through the tree by itself, for what is around each thing is counted on the
 * way: to resolve a position looks through all siblings before it, which takes longer than all else in a text of many blocks.
 */
function survey(doc: Node, from: number, to: number): Survey {
  const found: Survey = { pages: [], notes: [], headings: [], divisions: [], pointers: [] }
  // One further on both sides: a range without width touches the blocks beside it.
  surveyIn(doc, 0, Math.max(from - 1, 0), Math.min(to + 1, doc.content.size), nothingAround, found)
  return found
}

/** What stands in a node whose content begins at `start`, as far as it reaches into the range. */
function surveyIn(parent: Node, start: number, from: number, to: number, around: Around, found: Survey): void {
  let pos = start
  for (const child of parent.children) {
    if (pos >= to) return
    const end = pos + child.nodeSize
    if (end > from && !child.isText) {
      surveyNode(child, pos, parent, around, found)
      if (child.content.size > 0) surveyIn(child, pos + 1, from, to, aroundIn(child, parent, around), found)
    }
    pos = end
  }
}

function surveyNode(node: Node, pos: number, parent: Node, around: Around, found: Survey): void {
  switch (node.type.name) {
    case 'pageBreak':
    case 'blockPageBreak': {
      const page = pageLandmark(node)
      if (page !== null) found.pages.push({ pos, value: page })
      return
    }
    case 'note':
    case 'blockNote':
      found.notes.push({ pos, value: noteLandmark(node, around.notes) })
      return
    case 'point':
      if (elementName(node) === 'ptr') found.pointers.push({ pos, value: { target: attributeOf(node, 'target') } })
      return
    case 'heading':
      if (isDivision(parent))
        found.headings.push({ pos, value: { text: headingText(node), level: Math.max(around.divisions, 1) } })
      return
    case 'container':
      if (isListed(node, parent)) found.divisions.push({ pos, value: divisionLandmark(node, parent, around.listed) })
  }
}

/** What is around the content of a node. */
function aroundIn(node: Node, parent: Node, around: Around): Around {
  if (isNote(node)) return { ...around, notes: around.notes + 1 }
  if (node.type.name !== 'container') return around
  const isDivided = /^div[1-7]?$/.test(elementName(node))
  const listed = around.listed + (isListed(node, parent) ? 1 : 0)
  return { ...around, listed, divisions: around.divisions + (isDivided ? 1 : 0) }
}

/** What is told of a page break; `null` for any other node. */
export function pageLandmark(node: Node): PageLandmark | null {
  const { name } = node.type
  if (name !== 'pageBreak' && name !== 'blockPageBreak') return null
  return { n: attributeOf(node, 'n'), block: node.isBlock, id: xmlIdOf(node) }
}

function updatedList<T extends object>(
  list: LandmarkList<T>,
  gone: readonly Found<T>[],
  come: readonly Found<T>[],
  { to, delta }: ChangedRange,
): LandmarkList<T> {
  const moved = (pos: number) => (pos >= to ? pos + delta : pos)
  const stay = gone.every(({ pos, value }, index) => moved(pos) === come[index]?.pos && same(value, come[index].value))
  if (stay && gone.length === come.length) return { ...list, positions: shifted(list.positions, to, delta) }
  const leaves = new Set(gone.map(({ pos }) => pos))
  const rest: Found<T>[] = []
  list.positions.forEach((pos, index) => {
    const value = list.values[index]
    if (value !== undefined && !leaves.has(pos)) rest.push({ pos: moved(pos), value })
  })
  return listOf(come.length === 0 ? rest : [...rest, ...come].sort((a, b) => a.pos - b.pos))
}

function shifted(positions: readonly number[], from: number, delta: number): readonly number[] {
  const first = firstBehind(positions, from - 1)
  if (delta === 0 || first === positions.length) return positions
  const moved = positions.slice()
  for (let i = first; i < moved.length; i++) moved[i] = (moved[i] ?? 0) + delta
  return moved
}

function listOf<T>(found: readonly Found<T>[]): LandmarkList<T> {
  return { positions: found.map(({ pos }) => pos), values: found.map(({ value }) => value) }
}

function same<T extends object>(a: T, b: T): boolean {
  return (Object.keys(a) as (keyof T)[]).every((key) => a[key] === b[key])
}

/** The index of the first position greater than `pos`. */
function firstBehind(positions: readonly number[], pos: number): number {
  let low = 0
  let high = positions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((positions[middle] ?? 0) <= pos) low = middle + 1
    else high = middle
  }
  return low
}

function isListed(node: Node, parent: Node | null): boolean {
  if (node.type.name !== 'container') return false
  return isFrame(node) || elementName(node) === 'text' || (parent !== null && isSubdivision(node, parent))
}

function divisionLandmark(node: Node, parent: Node, level: number): DivisionLandmark {
  const attributes = node.attrs['attributes'] as Readonly<Record<string, string>>
  const kind = isSubdivision(node, parent) ? 'division' : 'frame'
  const title = kind === 'division' ? divisionTitle(node) : { heading: '', words: '' }
  const { type = '', n = '' } = attributes
  return { name: elementName(node), kind, level, type, n, id: xmlIdOf(node), ...title }
}

function noteLandmark(node: Node, depth: number): NoteLandmark {
  const attributes = node.attrs['attributes'] as Attributes
  const kind = noteKind(attributes)
  return {
    n: attributes['n'] ?? '',
    block: node.isBlock,
    id: xmlIdOf(node),
    kind,
    type: noteType(attributes),
    resp: attributes['resp'] ?? '',
    depth,
    empty: isEmptyNote(node),
    waiting: node.isBlock && attributes['anchored'] === 'false',
    resolved: kind === 'query' && isResolved(attributes),
  }
}

function xmlIdOf(node: Node): string {
  return attributeOf(node, 'xml:id')
}

function attributeOf(node: Node, name: string): string {
  return (node.attrs['attributes'] as Attributes)[name] ?? ''
}
