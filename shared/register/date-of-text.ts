import type { Node } from 'prosemirror-model'
import { shownText } from '../queries/block-text'
import { elementName, isDivision, isSubdivision } from '../queries/divisions'
import { spanAttrs } from '../queries/spans'
import { localName, type Attributes } from '../schema'
import { readHeader } from '../tei/header'
import { isW3cDate } from '../tei/w3c-date'
import { readDate } from './dates'
import type { DateLanguage } from './date-reading'

const LANGUAGES: readonly DateLanguage[] = ['en', 'de', 'fr']
const datable = ['when', 'from', 'notBefore', 'to', 'notAfter'] as const
/** Blocks and parts in which a text says when it is of. */
const DATELINE = /^(?:dateline|opener|closer|head|byline)$/

const ofDivision = new WeakMap<Node, string | null>()
const ofPart = new WeakMap<Node, string | null>()
const ofHeader = new WeakMap<Node, string | null>()

/**
 * The date of the text at a position, ISO 8601 as exact as it is known: the one in the dateline, heading, opener or closer of
 * its division – as `date` has it in an attribute, else as its words say it – else of the divisions around it, else the header’s.
 * `null` where none says. What was read is remembered by node: after an edit only the parts of the divisions around are passed, none of
 * the text in them read again.
 */
export function dateAt(doc: Node, pos: number): string | null {
  const $pos = doc.resolve(pos)
  for (let depth = $pos.depth; depth > 0; depth--) {
    const node = $pos.node(depth)
    const divides = isDivision(node) || isSubdivision(node, $pos.node(depth - 1))
    const date = divides ? divisionDate(node) : null
    if (date !== null) return date
  }
  return headerDate(doc)
}

/** The date of a division's own dateline, not of one in a division within it. */
function divisionDate(division: Node): string | null {
  return remembered(ofDivision, division, () => {
    for (const child of division.children) {
      const date = DATELINE.test(elementName(child)) ? partDate(child) : null
      if (date !== null) return date
    }
    return null
  })
}

function partDate(part: Node): string | null {
  return remembered(ofPart, part, () => {
    if (part.isTextblock) return blockDate(part)
    for (const child of part.children) {
      const date = partDate(child)
      if (date !== null) return date
    }
    return null
  })
}

/** The date of a block: of its first `date` with a value, else of the words of one, else of a dateline’s words. */
function blockDate(block: Node): string | null {
  let [words, line] = ['', '']
  for (const child of block.children) {
    const spans = child.marks.map(spanAttrs)
    const date = spans.find(({ name }) => localName(name) === 'date')
    const value = date ? dateValue(date.attributes) : null
    if (value !== null) return value
    if (date) words += child.text ?? ''
    if (spans.some(({ name }) => localName(name) === 'dateline')) line += child.text ?? ' '
  }
  const said = [words, line, elementName(block) === 'dateline' ? shownText(block) : ''].find((one) => one !== '')
  return said === undefined ? null : dateOfWords(said)
}

/** Only what is sure and has a year dates a text. */
function dateOfWords(words: string): string | null {
  const [reading] = readDate(words, { date: null, languages: LANGUAGES, calendar: 'gregorian' })
  return reading?.doubt === null ? dateValue(reading.attributes) : null
}

function dateValue(attributes: Attributes): string | null {
  const value = datable.map((name) => attributes[name]).find((one) => one !== undefined && isW3cDate(one))
  return value !== undefined && /^-?\d{4}/.test(value) ? value : null
}

function headerDate(doc: Node): string | null {
  const header = doc.children.find(({ type }) => type.name === 'header')
  const xml: unknown = header?.attrs['xml']
  if (!header || typeof xml !== 'string') return null
  return remembered(ofHeader, header, () => {
    const { when, date } = readHeader(xml)
    return dateValue({ when }) ?? (date === '' ? null : dateOfWords(date))
  })
}

function remembered(known: WeakMap<Node, string | null>, node: Node, read: () => string | null): string | null {
  const before = known.get(node)
  if (before !== undefined) return before
  const date = read()
  known.set(node, date)
  return date
}
