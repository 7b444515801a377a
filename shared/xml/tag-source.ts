import { decodeReference, escapeAttribute } from './escape'
import type { XmlAttributes } from './tree'

/** What a tag says: the start or end of an element, or a whole empty one. End tags have no attributes. */
export interface Tag {
  readonly kind: 'start' | 'end' | 'empty'
  readonly name: string
  readonly attributes: XmlAttributes
}

/** An attribute as it stands in a source, with its places there. */
export interface SourceAttribute {
  readonly name: string
  /** Decoded and normalised, as in a tree. */
  readonly value: string
  /** Where the white space before it begins, its name begins, its value begins within the quotes and ends, and where it ends. */
  readonly from: number
  readonly nameStart: number
  readonly valueStart: number
  readonly valueEnd: number
  readonly to: number
}

/** A tag as it stands in a source. */
export interface SourceTag {
  readonly kind: Tag['kind']
  readonly name: string
  readonly attributes: readonly SourceAttribute[]
  /** Where its name begins and ends, where its `/` or `>` begins, and where it ends. */
  readonly nameStart: number
  readonly nameEnd: number
  readonly closing: number
  readonly end: number
}

const NAME = /<(\/?)([^\s"'<>/=]+)/y
const ATTRIBUTE = /[ \t\r\n]+([^\s"'<>/=]+)[ \t\r\n]*=[ \t\r\n]*(?:"([^"<]*)"|'([^'<]*)')/y
const CLOSING = /[ \t\r\n]*(\/?)>/y

const noEntities: ReadonlyMap<string, string> = new Map()

/** Reads the tag that begins at `at`; `null` where none does. `entities` are those that stand for text. */
export function readTag(source: string, at: number, entities = noEntities): SourceTag | null {
  NAME.lastIndex = at
  const start = NAME.exec(source)
  if (!start) return null
  const [, slash, name = ''] = start
  const nameEnd = NAME.lastIndex
  const attributes: SourceAttribute[] = []
  let closing = nameEnd
  ATTRIBUTE.lastIndex = nameEnd
  for (let found = ATTRIBUTE.exec(source); found; found = ATTRIBUTE.exec(source)) {
    attributes.push(sourceAttribute(found, entities))
    closing = ATTRIBUTE.lastIndex
  }
  CLOSING.lastIndex = closing
  const last = CLOSING.exec(source)
  if (!last) return null
  const end = CLOSING.lastIndex
  const kind = slash === '/' ? 'end' : last[1] === '/' ? 'empty' : 'start'
  return { kind, name, attributes, nameStart: nameEnd - name.length, nameEnd, closing, end }
}

function sourceAttribute(found: RegExpExecArray, entities: ReadonlyMap<string, string>): SourceAttribute {
  const [whole, name = '', double, single] = found
  const raw = double ?? single ?? ''
  const to = found.index + whole.length
  const valueEnd = to - 1
  const nameStart = found.index + whole.indexOf(name)
  const value = decoded(raw.replace(/\r\n|[\t\r\n]/g, ' '), entities)
  return { name, value, from: found.index, nameStart, valueStart: valueEnd - raw.length, valueEnd, to }
}

function decoded(raw: string, entities: ReadonlyMap<string, string>): string {
  if (!raw.includes('&')) return raw
  return raw.replace(/&([^;]*);/g, (whole, name: string) => decodeReference(name) ?? entities.get(name) ?? whole)
}

/** Whether a tag in a source says the same as `tag`, in whatever order and spelling. */
export function saysTag(source: SourceTag, { kind, name, attributes }: Tag): boolean {
  return (
    source.kind === kind &&
    source.name === name &&
    source.attributes.length === Object.keys(attributes).length &&
    source.attributes.every((attribute) => ownValue(attributes, attribute.name) === attribute.value)
  )
}

/**
 * Makes a tag's source say `tag` (the tag alone, or both tags of an element without content): what it says already keeps its characters, a changed value its quotes;
 * a new attribute stands behind the others, on a line of its own where they do. What is no tag stays as it is.
 */
export function patchTag(source: string, tag: Tag, entities: ReadonlyMap<string, string>): string {
  const old = readTag(source, 0, entities)
  if (!old) return source
  if (old.end < source.length) {
    const first = patchTag(source.slice(0, old.end), { ...tag, kind: 'start' }, entities)
    return tag.kind === 'start' ? first : `${first}${source.slice(old.end, source.lastIndexOf('</'))}</${tag.name}>`
  }
  let out = source.slice(0, old.nameStart) + tag.name
  const told = new Set<string>()
  for (const attribute of old.attributes) {
    const value = ownValue(tag.attributes, attribute.name)
    if (value === undefined) continue
    told.add(attribute.name)
    out += patched(source, attribute, value)
  }
  const last = old.attributes.at(-1)
  const space = last && old.attributes.length > 1 ? source.slice(last.from, last.nameStart) : ' '
  const lead = /[\r\n]/.test(space) ? space : ' '
  const quote = last && source.charAt(last.valueEnd) === "'" ? "'" : '"'
  for (const [name, value] of Object.entries(tag.attributes))
    if (!told.has(name)) out += `${lead}${name}=${quote}${escaped(value, quote)}${quote}`
  if (tag.kind === old.kind) return out + source.slice(old.closing)
  const closing = source.slice(old.closing).replace(/\/?>$/, '')
  return (
    out +
    (closing.trim() === '' && tag.kind === 'empty' ? closing.trimEnd() : closing) +
    (tag.kind === 'empty' ? '/>' : '>')
  )
}

function patched(source: string, attribute: SourceAttribute, value: string): string {
  if (value === attribute.value) return source.slice(attribute.from, attribute.to)
  const quote = source.charAt(attribute.valueEnd)
  return source.slice(attribute.from, attribute.valueStart) + escaped(value, quote) + quote
}

function escaped(value: string, quote: string): string {
  const said = escapeAttribute(value)
  return quote === '"' ? said : said.replaceAll('&quot;', '"').replaceAll("'", '&#39;')
}

function ownValue(attributes: XmlAttributes, name: string): string | undefined {
  return Object.hasOwn(attributes, name) ? attributes[name] : undefined
}
