import { isLegal } from './escape'
import { NOT_PLAIN, withReferences } from './not-plain'
import { TagScanner, type TagRead } from './tag-scanner'
import type { XmlElement, XmlNode, XmlTree } from './tree'

type Writable<T> = { -readonly [K in keyof T]: T[K] }

const NAME = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?'
const DECLARATION =
  /<\?xml[ \t\r\n]+version="1\.0"(?:[ \t\r\n]+encoding="[A-Za-z][\w.-]*")?(?:[ \t\r\n]+standalone="(?:yes|no)")?[ \t\r\n]*\?>/y
const INSTRUCTION = new RegExp(`<\\?(?![xX][mM][lL][ \\t\\r\\n?])(${NAME})(?:[ \\t\\r\\n][^?]*)?\\?>`, 'y')
const BLANK = /^[ \t\r\n]*$/

const [SLASH, BANG, QUESTION, GREATER] = [0x2f, 0x21, 0x3f, 0x3e]
const NO_CHILDREN: readonly XmlNode[] = []

/**
 * Reads XML that is plain, in a third of the time that a parser takes which looks at each character: no document type, no CDATA, no
 * entities but the five of XML, names in ASCII, end tags without white space. `null` where anything else stands in it, or where it is
 * not well-formed or nests deeper than `depth`: what is not certain here is for that parser, which also says what is wrong. The tree
 * is the same.
 */
export function parsePlainXml(source: string, depth: number): XmlTree | null {
  if (source.includes(']]>') || !isLegal(source)) return null
  try {
    return { root: new PlainReader(source, depth).read(), entities: new Map() }
  } catch (error) {
    if (error === NOT_PLAIN) return null
    throw error
  }
}

class PlainReader {
  private readonly source: string
  private readonly depth: number
  private readonly hasReturns: boolean
  /** What start tags say, by what stands from their names on; all that are written alike share it. */
  private readonly tags = new Map<string, TagRead>()
  private readonly scanner: TagScanner
  private readonly open: Writable<XmlElement>[] = []
  /** What was read of the elements that are open, outermost first; the children of each begin at the place in `firsts`. */
  private readonly children: XmlNode[] = []
  private readonly firsts: number[] = []
  private root: XmlElement | null = null
  /** The place of the next `&`, so that text without one need not be searched. */
  private reference: number

  constructor(source: string, depth: number) {
    this.source = source
    this.depth = depth
    this.hasReturns = source.includes('\r')
    this.scanner = new TagScanner(source)
    this.reference = source.indexOf('&')
  }

  read(): XmlElement {
    const { source } = this
    let at = source.startsWith('<?xml') ? this.declaration() : 0
    for (;;) {
      const tag = source.indexOf('<', at)
      if (tag !== at) this.text(at, tag < 0 ? source.length : tag)
      if (tag < 0) break
      const code = source.charCodeAt(tag + 1)
      if (code === SLASH) at = this.endTag(tag)
      else if (code === BANG) at = this.comment(tag)
      else if (code === QUESTION) at = this.instruction(tag)
      else at = this.startTag(tag)
    }
    if (this.root === null || this.open.length > 0) throw NOT_PLAIN
    return this.root
  }

  private declaration(): number {
    if (!this.source.startsWith('<?xml-')) return this.matchAt(DECLARATION, 0)[0].length
    return 0
  }

  private startTag(start: number): number {
    const { source, open } = this
    let end = source.indexOf('>', start) + 1
    const written = source.slice(start + 1, end)
    let tag = this.tags.get(written)
    if (tag === undefined) {
      tag = this.scanner.read(start + 1)
      // What has an id of its own comes but once, and a `>` in a value is not where a tag ends.
      if (this.scanner.end === end && !('xml:id' in tag.attributes)) this.tags.set(written, tag)
      ;({ end } = this.scanner)
    }
    if (open.length >= this.depth || (open.length === 0 && this.root !== null)) throw NOT_PLAIN
    const { name, attributes, selfClosing } = tag
    const element: Writable<XmlElement> = {
      kind: 'element',
      name,
      attributes,
      children: NO_CHILDREN,
      start,
      startTagEnd: end,
      endTagStart: end,
      end,
      selfClosing,
    }
    if (open.length === 0) this.root = element
    else this.children.push(element)
    if (selfClosing) return end
    open.push(element)
    this.firsts.push(this.children.length)
    return end
  }

  private endTag(start: number): number {
    const { source, children } = this
    const element = this.open.pop()
    const first = this.firsts.pop()
    if (element === undefined || first === undefined) throw NOT_PLAIN
    const { name } = element
    const close = start + 2 + name.length
    if (!source.startsWith(name, start + 2) || source.charCodeAt(close) !== GREATER) throw NOT_PLAIN
    // Taken at once, so that the list is no longer than it has to be: one that grew keeps room for more.
    if (first < children.length) element.children = children.splice(first)
    element.endTagStart = start
    return (element.end = close + 1)
  }

  private comment(start: number): number {
    const { source } = this
    const dashes = source.startsWith('<!--', start) ? source.indexOf('--', start + 4) : -1
    if (dashes < 0 || source.charCodeAt(dashes + 2) !== GREATER) throw NOT_PLAIN
    const end = dashes + 3
    this.add({ kind: 'comment', data: this.lines(source.slice(start + 4, dashes)), start, end })
    return end
  }

  private instruction(start: number): number {
    const [written] = this.matchAt(INSTRUCTION, start)
    const end = start + written.length
    this.add({ kind: 'instruction', data: written.slice(2, -2), start, end })
    return end
  }

  private text(start: number, end: number): void {
    const written = this.source.slice(start, end)
    if (this.open.length === 0) {
      if (!BLANK.test(written)) throw NOT_PLAIN
      return
    }
    this.children.push({ kind: 'text', text: this.decoded(written, end), start, end })
  }

  private add(node: XmlNode): void {
    if (this.open.length > 0) this.children.push(node)
  }

  /** What a stretch of text stands for that ends at `end`. */
  private decoded(written: string, end: number): string {
    if (this.reference >= 0 && this.reference < end) {
      this.reference = this.source.indexOf('&', end)
      // In the tag before it, where there is none in the text.
      if (written.includes('&')) return withReferences(this.lines(written))
    }
    return this.lines(written)
  }

  private lines(text: string): string {
    return this.hasReturns ? text.replace(/\r\n?/g, '\n') : text
  }

  private matchAt(pattern: RegExp, at: number): RegExpExecArray {
    pattern.lastIndex = at
    const match = pattern.exec(this.source)
    if (match === null) throw NOT_PLAIN
    return match
  }
}
