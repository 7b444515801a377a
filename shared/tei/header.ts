import { localName } from '../schema'
import { escapeAttribute, escapeText } from '../xml/escape'
import { parseXml } from '../xml/parse'
import type { XmlElement } from '../xml/tree'

/** The fields of the header form; `''` where the header says nothing. White space is folded. */
export interface HeaderFields {
  readonly title: string
  readonly editor: string
  readonly licence: string
  /** Where the text was taken from. */
  readonly source: string
  readonly sender: string
  readonly recipient: string
  /** Where it was sent from. */
  readonly place: string
  /** When it was sent, in words. */
  readonly date: string
  /** The same in the form of W3C dates (`1935-06-03`). */
  readonly when: string
}

/** The names of the fields, in the order of the form. */
export const headerFieldNames = [
  'title',
  'editor',
  'licence',
  'source',
  'sender',
  'recipient',
  'place',
  'date',
  'when',
] as const satisfies readonly (keyof HeaderFields)[]

/** A header that says nothing. */
export const emptyFields: HeaderFields = {
  title: '',
  editor: '',
  licence: '',
  source: '',
  sender: '',
  recipient: '',
  place: '',
  date: '',
  when: '',
}

/** An element on the way to a field: one of several names (the first is the one that is made), and the attributes it must have. */
interface Step {
  readonly names: readonly string[]
  readonly attributes?: Readonly<Record<string, string>>
  /** What it may not stand before, where it has to be made; `null`: it stands last. */
  readonly before?: readonly string[]
}

interface Place {
  readonly steps: readonly Step[]
  readonly attribute?: string
}

const step = (name: string, before: readonly string[] = []): Step => ({ names: [name], before })
const fileDesc = step('fileDesc', ['encodingDesc', 'profileDesc', 'xenoData', 'revisionDesc'])
const titleStmt = step('titleStmt', [
  'editionStmt',
  'extent',
  'publicationStmt',
  'seriesStmt',
  'notesStmt',
  'sourceDesc',
])
const publicationStmt = step('publicationStmt', ['seriesStmt', 'notesStmt', 'sourceDesc'])
const profileDesc = step('profileDesc', ['xenoData', 'revisionDesc'])
const action = (type: string): readonly Step[] => [
  profileDesc,
  step('correspDesc'),
  { names: ['correspAction'], attributes: { type } },
]
const correspondent: Step = { names: ['name', 'persName', 'orgName', 'rs'], before: ['placeName', 'date', 'note'] }

/** Where each field stands (TEI P5, chapters 2.2 and 2.4.6). */
const places: Readonly<Record<keyof HeaderFields, Place>> = {
  title: {
    steps: [
      fileDesc,
      titleStmt,
      step('title', ['author', 'editor', 'respStmt', 'funder', 'principal', 'sponsor', 'meeting']),
    ],
  },
  editor: { steps: [fileDesc, titleStmt, step('editor')] },
  licence: { steps: [fileDesc, publicationStmt, step('availability'), { names: ['licence', 'license'] }] },
  source: { steps: [fileDesc, step('sourceDesc'), { names: ['p', 'ab', 'bibl', 'biblStruct', 'biblFull'] }] },
  sender: { steps: [...action('sent'), correspondent] },
  recipient: { steps: [...action('received'), correspondent] },
  place: { steps: [...action('sent'), { names: ['placeName'], before: ['date', 'note'] }] },
  date: { steps: [...action('sent'), step('date', ['note'])] },
  when: { steps: [...action('sent'), step('date', ['note'])], attribute: 'when' },
}

/** Reads the fields from the source of a `teiHeader`. What is not well-formed says nothing. */
export function readHeader(xml: string): HeaderFields {
  const root = parseXml(xml).value?.root
  if (!root) return emptyFields
  return Object.fromEntries(headerFieldNames.map((name) => [name, read(root, places[name])])) as unknown as HeaderFields
}

function read(root: XmlElement, { steps, attribute }: Place): string {
  const { element, missing } = find(root, steps)
  if (missing.length > 0) return ''
  return fold(attribute === undefined ? textOf(element) : (element.attributes[attribute] ?? ''))
}

/**
 * Changes fields in the source of a `teiHeader`, and nothing else of it: every other byte stays, and new lines end as the others do. Elements that lack are
 * made where TEI wants them. A header that is not well-formed is returned as it is.
 */
export function patchHeader(xml: string, fields: Partial<HeaderFields>): string {
  let patched = xml
  for (const name of headerFieldNames) {
    const value = fields[name]
    if (value === undefined) continue
    const root = parseXml(patched).value?.root
    if (root && read(root, places[name]) !== fold(value)) patched = patch(patched, root, places[name], fold(value))
  }
  const eol = /\r\n?|\n/.exec(xml)?.[0] ?? '\n'
  return eol === '\n' || /(?<!\r)\n/.test(xml) ? patched : patched.replace(/(?<!\r)\n/g, eol)
}

/** The source of a new `teiHeader`, valid in tei_all. */
export function newHeader(fields: Partial<HeaderFields>): string {
  return patchHeader(
    `<teiHeader>
    <fileDesc>
      <titleStmt>
        <title/>
      </titleStmt>
      <publicationStmt>
        <authority/>
      </publicationStmt>
      <sourceDesc>
        <p/>
      </sourceDesc>
    </fileDesc>
  </teiHeader>`,
    fields,
  )
}

function patch(xml: string, root: XmlElement, { steps, attribute }: Place, value: string): string {
  const { element, missing } = find(root, steps)
  if (missing.length > 0) return value === '' ? xml : insert(xml, root, element, missing, attribute, value)
  if (attribute !== undefined) return withAttribute(xml, element, attribute, value)
  const text = escapeText(value)
  if (!element.selfClosing) return splice(xml, element.startTagEnd, element.endTagStart, text)
  const tag = xml.slice(element.start, element.end).replace(/\s*\/>$/, '')
  return splice(xml, element.start, element.end, `${tag}>${text}</${element.name}>`)
}

/** The deepest element that exists on the way, and the steps that lack. */
function find(root: XmlElement, steps: readonly Step[]): { element: XmlElement; missing: readonly Step[] } {
  let element = root
  for (const [index, wanted] of steps.entries()) {
    const next = childrenOf(element).find((child) => isStep(child, wanted))
    if (!next) return { element, missing: steps.slice(index) }
    element = next
  }
  return { element, missing: [] }
}

function isStep(element: XmlElement, { names, attributes = {} }: Step): boolean {
  return (
    names.includes(localName(element.name)) &&
    Object.entries(attributes).every(([name, value]) => element.attributes[name] === value)
  )
}

function childrenOf(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child) => child.kind === 'element')
}

/** Makes the elements that lack, one in the other, on lines of their own where their neighbours stand so. */
function insert(
  xml: string,
  root: XmlElement,
  parent: XmlElement,
  missing: readonly Step[],
  attribute: string | undefined,
  value: string,
): string {
  const prefix = root.name.slice(0, root.name.length - localName(root.name).length)
  const [first] = missing
  const paragraphs = childrenOf(parent).filter((child) => ['p', 'ab'].includes(localName(child.name)))
  if (localName(parent.name) === 'publicationStmt' && paragraphs.length > 0)
    return intoParagraphs(xml, prefix, paragraphs, escapeText(value))
  const following = childrenOf(parent).find((child) => first?.before?.includes(localName(child.name)))
  const indent = indentOf(xml, parent)
  const unit = indent === null ? null : unitOf(xml, root, indent)
  const made = make(
    missing,
    prefix,
    attribute,
    value,
    indent === null || unit === null ? null : indent + unit,
    unit ?? '',
  )
  const lead = indent === null || unit === null ? '' : `\n${indent}${unit}`
  if (following) return splice(xml, following.start, following.start, `${made}${lead}`)
  if (parent.selfClosing) {
    const tag = xml.slice(parent.start, parent.end).replace(/\s*\/>$/, '')
    const end = indent === null ? '' : `\n${indent}`
    return splice(xml, parent.start, parent.end, `${tag}>${lead}${made}${end}</${parent.name}>`)
  }
  const last = childrenOf(parent).at(-1)
  const at = last ? last.end : parent.startTagEnd
  const end = !last && indent !== null ? `\n${indent}` : ''
  return splice(xml, at, at, `${lead}${made}${end}`)
}

/** A statement in paragraphs cannot have a licence beside them: they become part of the availability. */
function intoParagraphs(xml: string, prefix: string, paragraphs: readonly XmlElement[], licence: string): string {
  const start = paragraphs[0]?.start ?? 0
  const end = paragraphs.at(-1)?.end ?? 0
  const closed = splice(xml, end, end, `<${prefix}licence>${licence}</${prefix}licence></${prefix}availability>`)
  return splice(closed, start, start, `<${prefix}authority/><${prefix}availability>`)
}

function make(
  steps: readonly Step[],
  prefix: string,
  attribute: string | undefined,
  value: string,
  indent: string | null,
  unit: string,
): string {
  const [{ names, attributes = {} } = { names: [] }, ...rest] = steps
  const name = `${prefix}${names[0] ?? ''}`
  const start = `<${name}${Object.entries(attributes)
    .map(([key, said]) => ` ${key}="${said}"`)
    .join('')}`
  if (rest.length === 0)
    return attribute === undefined
      ? `${start}>${escapeText(value)}</${name}>`
      : `${start} ${attribute}="${escapeAttribute(value)}"/>`
  const inner = make(rest, prefix, attribute, value, indent === null ? null : indent + unit, unit)
  return indent === null ? `${start}>${inner}</${name}>` : `${start}>\n${indent}${unit}${inner}\n${indent}</${name}>`
}

/** The white space before an element on its line; `null` where other things stand there, or it holds others on its line. */
function indentOf(xml: string, element: XmlElement): string | null {
  const line = xml.slice(xml.lastIndexOf('\n', element.start - 1) + 1, element.start)
  if (/[^ \t]/.test(line)) return null
  const first = childrenOf(element)[0]
  if (first && !xml.slice(element.startTagEnd, first.start).includes('\n')) return null
  if (element.start > 0) return line
  // The header itself stands at the start of its source: its end tag tells how deep.
  return /\n([ \t]*)$/.exec(xml.slice(0, element.endTagStart))?.[1] ?? null
}

function unitOf(xml: string, root: XmlElement, indent: string): string {
  const first = childrenOf(root)[0]
  const base = indentOf(xml, root) ?? ''
  const deeper = first ? (indentOf(xml, first) ?? '') : ''
  return deeper.length > base.length ? deeper.slice(base.length) : indent.includes('\t') ? '\t' : '  '
}

function withAttribute(xml: string, element: XmlElement, name: string, value: string): string {
  const tag = xml.slice(element.start, element.startTagEnd)
  const present = new RegExp(`\\s+${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`).exec(tag)
  const written = value === '' ? '' : ` ${name}="${escapeAttribute(value)}"`
  const at = present ? element.start + present.index : element.start + 1 + element.name.length
  return splice(xml, at, at + (present?.[0].length ?? 0), written)
}

function textOf(element: XmlElement): string {
  let text = ''
  for (const child of element.children)
    if (child.kind === 'text' || child.kind === 'cdata') text += child.text
    else if (child.kind === 'element') text += textOf(child)
  return text
}

function fold(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ').trim()
}

function splice(text: string, from: number, to: number, put: string): string {
  return text.slice(0, from) + put + text.slice(to)
}
