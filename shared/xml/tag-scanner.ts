import { NOT_PLAIN, withReferences } from './not-plain'
import type { XmlAttributes } from './tree'

/** What a start tag says. */
export interface TagRead {
  readonly name: string
  readonly attributes: XmlAttributes
  readonly selfClosing: boolean
}

const [TAB, LINE_FEED, RETURN, SPACE] = [0x09, 0x0a, 0x0d, 0x20]
const [AMPERSAND, LESS, GREATER, EQUALS, SLASH, COLON] = [0x26, 0x3c, 0x3e, 0x3d, 0x2f, 0x3a]
const [DOUBLE, SINGLE] = [0x22, 0x27]

/** Which characters of ASCII a name may begin with (2), and which else may stand in one (1). */
const IN_NAME = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code)
  return /[A-Za-z_]/.test(character) ? 2 : /[\w.-]/.test(character) ? 1 : 0
})

/** The attributes of all elements that have none. */
export const NO_ATTRIBUTES: XmlAttributes = {}

/** Reads the start tags of plain XML: names in ASCII, no references but those of XML itself. Throws `NOT_PLAIN` at anything else. */
export class TagScanner {
  /** Where the tag ends that was read last. */
  end = 0
  private readonly source: string
  /** Each name once: they are asked for in tables, where one that is known is found at once. */
  private readonly names = new Map<string, string>()

  constructor(source: string) {
    this.source = source
  }

  /** Reads the start tag whose name begins at `at`. */
  read(at: number): TagRead {
    const { source } = this
    const name = this.name(at)
    let attributes: Record<string, string> | null = null
    for (let last = at + name.length; ;) {
      const next = this.afterSpace(last)
      const code = source.charCodeAt(next)
      if (code === GREATER || code === SLASH) {
        this.end = next + (code === SLASH ? 2 : 1)
        if (source.charCodeAt(this.end - 1) !== GREATER) throw NOT_PLAIN
        return { name, attributes: attributes ?? NO_ATTRIBUTES, selfClosing: code === SLASH }
      }
      if (next === last) throw NOT_PLAIN
      last = this.attribute(next, (attributes ??= {}))
    }
  }

  /** Reads the attribute that begins at `at`; where it ends. */
  private attribute(at: number, attributes: Record<string, string>): number {
    const { source } = this
    const name = this.name(at)
    // An assignment to this one name would set the prototype.
    if (name === '__proto__' || Object.hasOwn(attributes, name)) throw NOT_PLAIN
    const equals = this.afterSpace(at + name.length)
    if (source.charCodeAt(equals) !== EQUALS) throw NOT_PLAIN
    const opening = this.afterSpace(equals + 1)
    const quote = source.charCodeAt(opening)
    if (quote !== DOUBLE && quote !== SINGLE) throw NOT_PLAIN
    let end = opening + 1
    let hasSpace = false
    let hasReference = false
    for (; ; end++) {
      const code = source.charCodeAt(end)
      if (code === quote) break
      // At the end of the source there is no code.
      if (code === LESS || Number.isNaN(code)) throw NOT_PLAIN
      if (code === AMPERSAND) hasReference = true
      else if (code < SPACE) hasSpace = true
    }
    let value = source.slice(opening + 1, end)
    if (hasSpace) value = value.replace(/\r\n|[\t\r\n]/g, ' ')
    attributes[name] = hasReference ? withReferences(value) : value
    return end + 1
  }

  /** The name that begins at `at`. */
  private name(at: number): string {
    const { source } = this
    let end = this.afterName(at)
    if (source.charCodeAt(end) === COLON) end = this.afterName(end + 1)
    const name = source.slice(at, end)
    const known = this.names.get(name)
    if (known === undefined) this.names.set(name, name)
    return known ?? name
  }

  private afterName(at: number): number {
    const { source } = this
    if (IN_NAME[source.charCodeAt(at)] !== 2) throw NOT_PLAIN
    let end = at + 1
    while ((IN_NAME[source.charCodeAt(end)] ?? 0) > 0) end++
    return end
  }

  private afterSpace(at: number): number {
    const { source } = this
    for (let end = at; ; end++) {
      const code = source.charCodeAt(end)
      if (code !== SPACE && code !== LINE_FEED && code !== TAB && code !== RETURN) return end
    }
  }
}
