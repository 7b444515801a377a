import type { Node, ResolvedPos } from 'prosemirror-model'
import { elementName, isDivision } from '../queries/divisions'
import { spanAttrs } from '../queries/spans'
import { localName, type Attributes } from '../schema'
import { readHeader } from '../tei/header'
import { isW3cDate } from '../tei/w3c-date'
import type { DateContext, DateLanguage } from './date-reading'

const datable = ['when', 'from', 'notBefore', 'to', 'notAfter'] as const
const languages: readonly DateLanguage[] = ['en', 'de', 'fr']
const ofDivision = new WeakMap<Node, string | null>()
const ofHeader = new WeakMap<Node, string | null>()

/**
 * What is known of dates at a position: the date of its division, as its dateline, heading or opener has it, else of the
 * divisions around it, else of the header; the language of the text there (`xml:lang`), before the others. Looks no
 * further than the beginnings of those divisions.
 */
export function dateContextAt(doc: Node, pos: number): DateContext {
  const $pos = doc.resolve(pos)
  return { date: dateAround($pos) ?? headerDate(doc), languages: languagesAt($pos), calendar: 'gregorian' }
}

function dateAround($pos: ResolvedPos): string | null {
  for (let depth = $pos.depth; depth >= 0; depth--) {
    const node = $pos.node(depth)
    const date = isDivision(node) && node.type.name !== 'doc' ? divisionDate(node) : null
    if (date !== null) return date
  }
  return null
}

/** The first date with a value that stands in the dateline, heading or opener of a division, not in those within it. */
function divisionDate(division: Node): string | null {
  const known = ofDivision.get(division)
  if (known !== undefined) return known
  let found: string | null = null
  division.descendants((node, _pos, parent) => {
    if (found !== null || (node.type.name === 'container' && isDivision(node))) return false
    if (node.isTextblock && (says(node) || (parent !== null && says(parent)))) found = dateIn(node)
    return !node.isTextblock
  })
  ofDivision.set(division, found)
  return found
}

/** Whether a block is where a text says of when it is. */
function says(block: Node): boolean {
  return /^(?:dateline|opener|head|closer)$/.test(elementName(block))
}

function dateIn(block: Node): string | null {
  for (const child of block.children)
    for (const mark of child.marks) {
      const { name, attributes } = spanAttrs(mark)
      if (localName(name) !== 'date') continue
      const value = datable.map((one) => attributes[one]).find((one) => one !== undefined && isW3cDate(one))
      if (value !== undefined) return value
    }
  return null
}

function headerDate(doc: Node): string | null {
  const header = doc.children.find(({ type }) => type.name === 'header')
  const xml: unknown = header?.attrs['xml']
  if (!header || typeof xml !== 'string') return null
  const known = ofHeader.get(header)
  if (known !== undefined) return known
  const { when } = readHeader(xml)
  const date = isW3cDate(when) ? when : null
  ofHeader.set(header, date)
  return date
}

function languagesAt($pos: ResolvedPos): readonly DateLanguage[] {
  for (let depth = $pos.depth; depth >= 0; depth--) {
    const attributes = $pos.node(depth).attrs['attributes'] as Attributes | undefined
    const said = languages.find((one) => attributes?.['xml:lang']?.toLowerCase().split('-')[0] === one)
    if (said) return [said, ...languages.filter((one) => one !== said)]
  }
  return languages
}
