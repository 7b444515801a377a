import type { Node } from 'prosemirror-model'
import { shownText } from '../queries/block-text'
import { elementName, isDivision } from '../queries/divisions'
import { spanAttrs } from '../queries/spans'
import { localName, type Attributes } from '../schema'
import type { HeaderFields } from '../tei/header'
import { datesIn } from './dates'
import type { DateLanguage, FoundDate } from './date-reading'
import { correspondentsIn } from './heading-correspondents'
import { keepingOf, type Keeping } from './source-line'

/** The fields that a text can say plainly. */
export type PlainName =
  'sender' | 'recipient' | 'place' | 'date' | 'when' | 'settlement' | 'repository' | 'shelfMark' | 'languages'

/** What a text says plainly of itself for its header. */
export interface PlainField {
  readonly name: PlainName
  readonly value: HeaderFields[PlainName]
  /** What of the text says so. */
  readonly where: 'heading' | 'dateline' | 'signature' | 'source' | 'language'
  /** The words that it was taken from; the codes of the languages. */
  readonly words: string
  /** The position of the block that they stand in. */
  readonly pos: number
}

/** Blocks at the beginning and at the end of a letter that are looked at. */
const [atStart, atEnd] = [14, 8]
const dateLanguages: readonly DateLanguage[] = ['en', 'de', 'fr']

/** A block of a letter with its position. */
interface Placed {
  readonly node: Node
  readonly pos: number
}

/**
 * What a text says for its header, each field once: who wrote to whom by its heading, where and when by its dateline, who
 * signed, where it is kept by its file number or source note, its languages by the `@xml:lang` of its divisions. A text of several letters says
 * only its languages. Looks at the beginnings and ends of letters alone.
 */
export function headerFromText(doc: Node): readonly PlainField[] {
  const letters = lettersIn(doc)
  const [letter] = letters
  const found = letter && letters.length === 1 ? [...openingOf(letter), ...signatureOf(letter)] : []
  const names = new Set<PlainName>()
  return [...found, ...languagesOf(doc)].filter(({ name }) => !names.has(name) && names.add(name))
}

/** The same as fields of a header. */
export function plainFields(found: readonly PlainField[]): Partial<HeaderFields> {
  return Object.fromEntries(found.map(({ name, value }) => [name, value]))
}

/** The divisions that begin as letters do; the body, where it has none. An enclosure within a letter is not looked for. */
function lettersIn(doc: Node): readonly Placed[] {
  const body = childrenOf({ node: doc, pos: -1 })
    .filter(({ node }) => elementName(node) === 'text')
    .flatMap(childrenOf)
    .find(({ node }) => elementName(node) === 'body')
  if (body === undefined) return []
  let level = [body]
  for (;;) {
    const [only, ...others] = level
    const divisions = level.flatMap(childrenOf).filter(({ node }) => isDivision(node))
    if (divisions.length === 0 || (only && others.length === 0 && level[0] !== body && hasHeading(only))) return level
    const letters = divisions.filter(hasHeading)
    if (letters.length > 0) return letters
    level = divisions
  }
}

const hasHeading = (division: Placed): boolean =>
  division.node.children.some((child) => child.type.name === 'heading' && shownText(child).trim() !== '')

function childrenOf({ node, pos }: Placed): readonly Placed[] {
  let at = pos + 1
  return node.children.map((child) => {
    const placed = { node: child, pos: at }
    at += child.nodeSize
    return placed
  })
}

/**
 * The blocks of running text of a letter, those in openers, closers and block notes too, not those of divisions within, nor
 * those of lists: under “Subject” a meeting has its date, not the letter.
 */
function blocksOf(letter: Placed): readonly Placed[] {
  const blocks: Placed[] = []
  for (const child of childrenOf(letter)) {
    if (isDivision(child.node) || elementName(child.node) === 'list') continue
    if (child.node.isTextblock || child.node.type.name === 'blockNote') blocks.push(child)
    else if (child.node.childCount > 0 && !child.node.isTextblock) blocks.push(...blocksOf(child))
    if (blocks.length > 2000) break
  }
  return blocks
}

const openings = /^(?:head|dateline|opener|p|ab|note|)$/

function openingOf(letter: Placed): readonly PlainField[] {
  const blocks = blocksOf(letter)
  const [found, plain]: [PlainField[], Placed[]] = [[], []]
  for (const block of blocks.slice(0, atStart)) {
    const { node, pos } = block
    const text = wordsOf(node)
    if (node.type.name === 'heading') found.push(...headingOf(node, pos), ...sourceNotesOf(node, pos))
    else if (node.type.name === 'blockNote') found.push(...keepingFields(text, pos))
    else if (elementName(node) === 'dateline' || hasSpan(node, 'dateline')) found.push(...datelineOf(node, text, pos))
    else if (openings.test(elementName(node))) plain.push(block)
  }
  // A dateline without a tag is a short line that is little more than a date; a file number stands alone too.
  for (const { node, pos } of plain.slice(0, 5)) {
    const text = wordsOf(node)
    if (text.length > 120) break
    found.push(...keepingFields(text, pos), ...(isDateline(text) ? datelineOf(node, text, pos) : []))
  }
  for (const { node, pos } of blocks.slice(-atEnd))
    if (elementName(node) === 'dateline' || (elementName(node) === 'closer' && hasSpan(node, 'dateline')))
      found.push(...datelineOf(node, wordsOf(node), pos))
  return found
}

const wordsOf = (node: Node): string => folded(node.isTextblock ? shownText(node) : node.textContent)
const folded = (text: string): string => text.replace(/\s+/g, ' ').trim()

function hasSpan(block: Node, name: string): boolean {
  return block.children.some((child) => child.marks.some((mark) => localName(spanAttrs(mark).name) === name))
}

/** The words on which a span of one of these names stands, the first of them; `type` is what its `@type` must be. */
function spanWords(block: Node, names: readonly string[], type?: string): string {
  let words = ''
  let id: unknown = null
  for (const child of block.children) {
    const mark = child.marks.find((one) => {
      const { name, attributes } = spanAttrs(one)
      return names.includes(localName(name)) && (type === undefined || attributes['type'] === type)
    })
    if (words !== '' && mark?.attrs['id'] !== id) break
    if (!mark) continue
    id = mark.attrs['id']
    words += child.isText ? (child.text ?? '') : ' '
  }
  return folded(words)
}

function headingOf(heading: Node, pos: number): readonly PlainField[] {
  const words = wordsOf(heading)
  const said = correspondentsIn(words)
  const field = (name: 'sender' | 'recipient', type: string): readonly PlainField[] => {
    const value = said[name] || spanWords(heading, ['persName', 'orgName', 'gloss', 'name', 'rs'], type)
    return value === '' ? [] : [{ name, value, where: 'heading', words, pos }]
  }
  return [...field('sender', 'from'), ...field('recipient', 'to')]
}

/** Whether a line is a date, with a place before it and little else. */
function isDateline(text: string): boolean {
  const [date] = datesIn(text, { date: null, languages: dateLanguages, calendar: 'gregorian' })
  return (
    date !== undefined && text.length - (date.to - date.from) <= 45 && !/[.!?] \p{L}/u.test(text.slice(0, date.from))
  )
}

function datelineOf(block: Node, text: string, pos: number): readonly PlainField[] {
  const [date] = datesIn(text, { date: null, languages: dateLanguages, calendar: 'gregorian' })
  const place = spanWords(block, ['placeName']) || placeBefore(text, date?.from ?? -1)
  const from = { where: 'dateline', words: text, pos } as const
  const tagged = dateSpan(block)
  const words = date ? text.slice(date.from, date.to) : spanWords(block, ['date'])
  const when = tagged['when'] ?? whenOf(date)
  return [
    ...(place === '' ? [] : [{ ...from, name: 'place', value: place } as const]),
    ...(words === '' ? [] : [{ ...from, name: 'date', value: words } as const]),
    ...(when === undefined ? [] : [{ ...from, name: 'when', value: when.replace(/T.*/, '') } as const]),
  ]
}

function dateSpan(block: Node): Attributes {
  const marks = block.children.flatMap((child) => child.marks)
  return marks.map(spanAttrs).find(({ name }) => localName(name) === 'date')?.attributes ?? {}
}

/** The day that the date of a dateline surely says: when it was written stands before when it came. */
function whenOf(date: FoundDate | undefined): string | undefined {
  const [reading] = date?.readings ?? []
  const isSure = reading?.doubt === null || reading?.doubt === 'coarse'
  return isSure ? reading.attributes['when'] : undefined
}

/** The place before the date: one name, or a few with commas, and no sentence. */
function placeBefore(text: string, from: number): string {
  if (from <= 0) return ''
  const before = text
    .slice(0, from)
    .replace(/[\s,;:.[(–—-]+$/u, '')
    .replace(/^[[(\s]+/, '')
  const place = before.replace(/,? (?:the|this|dated|le|den|am|on)$/i, '').replace(/[,\s]+$/, '')
  return place.length <= 60 && /^\p{Lu}/u.test(place) && !/\d/.test(place) ? place : ''
}

function signatureOf(letter: Placed): readonly PlainField[] {
  for (const { node, pos } of blocksOf(letter).slice(-atEnd)) {
    const words = elementName(node) === 'signed' ? wordsOf(node) : spanWords(node, ['signed'])
    const value = words.replace(/^\[|\]$|[.,]$/g, '')
    if (value !== '' && value.length <= 80) return [{ name: 'sender', value, where: 'signature', words, pos }]
  }
  return []
}

/** What the source notes in a heading say of where it is kept. */
function sourceNotesOf(heading: Node, pos: number): readonly PlainField[] {
  return heading.children.flatMap((child) => {
    const attributes = child.attrs['attributes'] as Attributes | undefined
    if (child.type.name !== 'note' && child.type.name !== 'blockNote') return []
    const text = folded(child.textContent)
    return attributes?.['type'] === 'source' || text.startsWith('Source: ') ? keepingFields(text, pos) : []
  })
}

function keepingFields(text: string, pos: number): readonly PlainField[] {
  const keeping = keepingOf(text)
  const from = { where: 'source', words: text.length > 160 ? `${text.slice(0, 159)}…` : text, pos } as const
  return keeping === null
    ? []
    : (['repository', 'shelfMark'] as const satisfies readonly (keyof Keeping)[]).flatMap((name) =>
        keeping[name] === '' ? [] : [{ ...from, name, value: keeping[name] }],
      )
}

/** The languages that the text or its divisions say they are in: that of all of it first. */
function languagesOf(doc: Node): readonly PlainField[] {
  const idents: string[] = []
  let first = 0
  const hear = (attributes: Attributes | undefined, pos: number) => {
    const ident = attributes?.['xml:lang'] ?? ''
    if (!/^[a-z]{2,3}(?:-[a-z0-9]+)*$/i.test(ident) || idents.includes(ident)) return
    if (idents.length === 0) first = pos
    idents.push(ident)
  }
  hear(doc.attrs['attributes'] as Attributes | undefined, 0)
  doc.descendants((node, pos) => {
    hear(node.attrs['attributes'] as Attributes | undefined, pos)
    return isDivision(node)
  })
  if (idents.length === 0) return []
  const value = idents.map((ident) => ({ ident, name: '' }))
  return [{ name: 'languages', value, where: 'language', words: idents.join(', '), pos: first }]
}
