import { SaxesParser } from 'saxes'
import type { Finding, Reading } from '../finding'
import { readDoctype, EXPANSION_LIMIT, type Doctype } from './doctype'
import { decodeReference } from './escape'
import { explainMalformed } from './explain'
import { parsePlainXml } from './parse-plain'
import { positionAt } from './position'
import type { XmlAttributes, XmlElement, XmlNode, XmlTree } from './tree'

/** Deepest nesting of elements that is read. */
export const DEPTH_LIMIT = 500

type Writable<T> = { -readonly [K in keyof T]: T[K] }
type OpenElement = Writable<XmlElement>

/** Ends reading at the first error; never leaves this file. */
class Stop extends Error {
  readonly finding: Finding
  constructor(finding: Finding) {
    super(finding.message)
    this.finding = finding
  }
}

/**
 * Reads XML (1.0, fifth edition) into a tree with source offsets. Prefixes are taken as written, bound or not.
 * Entities of the internal subset are resolved, within bounds; those that hold markup or stand outside the file are
 * kept as references. Never throws: what is malformed, nests deeper than {@link DEPTH_LIMIT} or grows too large by
 * entities is one error finding with line and column.
 */
export function parseXml(source: string): Reading<XmlTree> {
  const value = parsePlainXml(source, DEPTH_LIMIT)
  return value === null ? parseAnyXml(source) : { value, findings: [] }
}

/** Like {@link parseXml}, by a parser that looks at each character and knows all of XML. */
export function parseAnyXml(source: string): Reading<XmlTree> {
  try {
    return { value: new TreeBuilder(source).read(), findings: [] }
  } catch (error) {
    if (error instanceof Stop) return { value: null, findings: [error.finding] }
    throw error
  }
}

class TreeBuilder {
  private readonly source: string
  private readonly parser = new SaxesParser({ position: false, xmlns: false })
  private readonly open: OpenElement[] = []
  /** What was read of the elements that are open, outermost first; the children of each begin at the place in `firsts`. */
  private readonly children: XmlNode[] = []
  private readonly firsts: number[] = []
  /** Each name of an element once: a text has tens of thousands of elements, and names of a few dozen. */
  private readonly names = new Map<string, string>()
  private root: OpenElement | null = null
  /** The element that was closed last, for the message where its end tag names another. */
  private closed: OpenElement | null = null
  /** Offset after the last tag, comment, instruction or section. */
  private last = 0
  private doctype: Doctype | null = null
  private expanded = 0
  /** Whether characters may stand in the source that are read as line ends. */
  private readonly otherLineEnds: boolean
  /** Whether a reference that cannot become text stood in what is being read. */
  private opaqueSeen = false

  constructor(source: string) {
    this.source = source
    this.otherLineEnds = /[\r\u0085\u2028]/.test(source)
  }

  read(): XmlTree {
    const { parser } = this
    parser.on('error', (error) => this.malformed(error.message))
    parser.on('doctype', (declaration) => {
      this.readDoctype(declaration)
    })
    parser.on('opentagstart', () => {
      this.checkDepth()
    })
    parser.on('opentag', (tag) => {
      this.openElement(tag.name, tag.attributes, tag.isSelfClosing)
    })
    parser.on('closetag', () => {
      this.closeElement()
    })
    parser.on('text', (text) => {
      this.addText(text)
    })
    parser.on('cdata', (text) => {
      this.add({ kind: 'cdata', text, ...this.range() })
    })
    parser.on('comment', (data) => {
      // saxes tells of a comment before it has read its `>`.
      this.add({ kind: 'comment', data, ...this.range(this.parser.position + 1) })
    })
    parser.on('processinginstruction', ({ target, body }) => {
      const range = this.range()
      this.add({
        kind: 'instruction',
        data: this.source.slice(range.start + 2, range.end - 2) || target + body,
        ...range,
      })
    })
    parser.ENTITIES = this.entities()
    parser.write(this.source).close()
    if (this.root === null) return this.malformed('document must contain a root element.')
    return { root: this.root, entities: this.doctype?.texts ?? new Map() }
  }

  /** The range of the construct that ends here. Between two constructs no `<` can stand, nor in the root's start tag. */
  private range(end = this.parser.position): { start: number; end: number } {
    const start = this.root ? this.source.indexOf('<', this.last) : this.source.lastIndexOf('<', end - 1)
    this.last = end
    return { start, end }
  }

  private add(node: XmlNode): void {
    if (this.open.length > 0) this.children.push(node)
  }

  private checkDepth(): void {
    if (this.open.length < DEPTH_LIMIT) return
    this.stop(
      'xml-too-deep',
      `Elements are nested more than ${String(DEPTH_LIMIT)} deep here, which no real text needs. The file was not read.`,
      this.source.lastIndexOf('<', this.parser.position - 1),
    )
  }

  private openElement(name: string, attributes: XmlAttributes, selfClosing: boolean): void {
    const { start, end } = this.range()
    if (this.opaqueSeen) this.malformed('an entity that is not plain text stands in an attribute')
    const element: OpenElement = {
      kind: 'element',
      name: this.nameOf(name),
      attributes: ownAttributes(attributes),
      children: NO_CHILDREN,
      start,
      startTagEnd: end,
      endTagStart: end,
      end,
      selfClosing,
    }
    this.add(element)
    this.open.push(element)
    this.firsts.push(this.children.length)
    this.root ??= element
  }

  private closeElement(): void {
    const element = this.open.pop()
    const first = this.firsts.pop()
    if (!element || first === undefined) return
    // Taken at once, so that the list is no longer than it has to be: one that grew keeps room for more.
    if (first < this.children.length) element.children = this.children.splice(first)
    this.closed = element
    if (element.selfClosing) return
    const { start, end } = this.range()
    element.endTagStart = start
    element.end = end
  }

  private nameOf(name: string): string {
    const known = this.names.get(name)
    if (known === undefined) this.names.set(name, name)
    return known ?? name
  }

  private addText(text: string): void {
    const start = this.last
    const end = this.parser.position - 1
    this.last = end
    if (this.opaqueSeen) this.addWithReferences(start, end)
    else this.add({ kind: 'text', text: this.asWritten(start, end) ?? text, start, end })
  }

  /** Text as the source has it, where all in it stands for itself: `saxes` strings it together line by line, which costs memory. */
  private asWritten(start: number, end: number): string | null {
    if (this.otherLineEnds) return null
    const written = this.source.slice(start, end)
    return written.includes('&') ? null : written
  }

  /** Text with references that stay references, which `saxes` has left out. */
  private addWithReferences(from: number, to: number): void {
    this.opaqueSeen = false
    let text = ''
    let start = from
    const flush = (end: number) => {
      if (end > start) this.add({ kind: 'text', text, start, end })
      text = ''
    }
    const parts = /&([^;]*);|[^&]+/g
    for (const match of this.source.slice(from, to).matchAll(parts)) {
      const name = match[1]
      const known = name === undefined ? match[0].replace(/\r\n?/g, '\n') : this.textOf(name)
      if (known !== undefined) {
        text += known
        continue
      }
      const at = from + match.index
      flush(at)
      start = at + match[0].length
      this.add({ kind: 'reference', name: name ?? '', start: at, end: start })
    }
    flush(to)
  }

  private textOf(name: string): string | undefined {
    return decodeReference(name) ?? this.doctype?.texts.get(name)
  }

  private readDoctype(declaration: string): void {
    this.doctype = readDoctype(declaration)
    this.last = this.parser.position
    const { bomb } = this.doctype
    if (bomb !== null) this.tooLarge(bomb, Math.max(0, this.source.indexOf(bomb)))
  }

  /** What `saxes` asks for the text of an entity. */
  private entities(): Record<string, string> {
    return new Proxy<Record<string, string>>(Object.create(null) as Record<string, string>, {
      get: (_, name) => (typeof name === 'string' ? this.resolve(name) : undefined),
    })
  }

  private resolve(name: string): string | undefined {
    const text = this.textOf(name)
    if (text === undefined) {
      if (!this.doctype || !(this.doctype.opaque.has(name) || this.doctype.external)) return undefined
      this.opaqueSeen = true
      // Something must stand here, or saxes reports no text at all.
      return '\uFFFD'
    }
    this.expanded += text.length
    if (this.expanded > EXPANSION_LIMIT) this.tooLarge(name, this.parser.position - 1)
    return text
  }

  private tooLarge(entity: string, offset: number): never {
    return this.stop(
      'xml-entity-bomb',
      `The entity “${entity}” stands for more text than a file may hide in entities, or for itself. The file was not read.`,
      offset,
      { entity },
    )
  }

  private malformed(error: string): never {
    const atEnd = error.startsWith('unclosed tag') || error === 'unexpected end.'
    const reason = atEnd && this.ampersand(atEnd) >= 0 ? 'empty entity name.' : error
    const open = this.closed
    const told = explainMalformed(reason, {
      tag: open?.name ?? '',
      line: open ? positionAt(this.source, open.start).line : 0,
    })
    const offset = this.offsetOf(reason)
    return this.stop('xml-malformed', `This is not well-formed XML: ${told}. The file was not read.`, offset, {
      reason: told,
    })
  }

  private offsetOf(reason: string): number {
    if (reason.includes('entity')) return this.ampersand()
    const here = this.parser.position - 1
    const atTag = reason === 'unexpected close tag.' || reason.startsWith('unmatched closing tag')
    return atTag ? this.source.lastIndexOf('</', here) : here
  }

  /** Where the reference begins that is being read; -1 where there is none. All up to the last `;` is done with. */
  private ampersand(atEnd = false): number {
    const here = this.parser.position - 1
    const done = Math.max(this.last, this.source.lastIndexOf(';', atEnd ? here : here - 1))
    const ampersand = this.source.indexOf('&', done)
    const tag = this.source.indexOf('<', done)
    return ampersand > here || (tag >= 0 && tag < ampersand && here >= this.source.length) ? -1 : ampersand
  }

  private stop(code: string, message: string, offset: number, values: Record<string, string> = {}): never {
    const at = positionAt(this.source, Math.max(0, offset))
    throw new Stop({ severity: 'error', code, message, values, at })
  }
}

const NONE: XmlAttributes = {}
const NO_CHILDREN: readonly XmlNode[] = []

/** A plain record of what `saxes` keeps in an object without a prototype. */
function ownAttributes(attributes: XmlAttributes): XmlAttributes {
  const own: Record<string, string> = {}
  let any = false
  for (const name in attributes) {
    const value = attributes[name] ?? ''
    // An assignment to this one name would set the prototype.
    if (name === '__proto__')
      Object.defineProperty(own, name, { value, enumerable: true, configurable: true, writable: true })
    else own[name] = value
    any = true
  }
  return any ? own : NONE
}
