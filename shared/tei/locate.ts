import { decodeReference } from '../xml/escape'
import { readTag, saysTag } from '../xml/tag-source'
import type { Token } from './tokens'

/** A stretch of source, with the CDATA section that it begins and ends in, by number; -1 outside of all. */
export interface Piece {
  readonly raw: string
  readonly opens: number
  readonly closes: number
  /** Whether white space in it holds a line end. */
  readonly breaks: boolean
}

/** A token as it stands in a source: the layout before it and what says it, both in the source's own characters. */
export interface SourceToken {
  readonly lead: Piece
  readonly text: Piece
  /** Whether it begins within what one reference to an entity stands for, so that it cannot be had without the token before. */
  readonly bound: boolean
}

/**
 * Finds each of `tokens` in a stretch of source that says the same: white space that no token asks for is layout and
 * leads the next token. `null` where the source says something else.
 */
export function locate(
  tokens: readonly Token[],
  source: string,
  entities: ReadonlyMap<string, string>,
): SourceToken[] | null {
  const scanner = new Scanner(source, entities)
  const found: SourceToken[] = []
  for (const token of tokens) {
    const bound = scanner.isWithinReference()
    const lead = token.kind === 'space' ? scanner.nothing() : scanner.space()
    const text = scanner.take(token)
    if (!text) return null
    found.push({ lead, text, bound })
  }
  return scanner.isAtEnd() ? found : null
}

/** One character, or a CDATA delimiter, that stands next in a source. */
interface Unit {
  readonly kind: 'character' | 'opening' | 'closing'
  /** `''` for a delimiter, and for what says nothing: an empty section, a reference to an empty entity. */
  readonly text: string
  /** How much of the source it takes up. */
  readonly length: number
  /** What else the same reference stands for. */
  readonly rest: string
}

type State = readonly [at: number, section: number, sections: number, pending: string]

const OPENING = '<![CDATA['
const CLOSING = ']]>'
const SPACE = ' \t\r\n'

/** Goes through a source character by character, as a reader decodes it. */
class Scanner {
  private readonly source: string
  private readonly entities: ReadonlyMap<string, string>
  private at = 0
  private section = -1
  private sections = 0
  /** What is left of the text that the last reference stands for. */
  private pending = ''

  constructor(source: string, entities: ReadonlyMap<string, string>) {
    this.source = source
    this.entities = entities
  }

  isAtEnd(): boolean {
    this.skipDelimiters()
    return this.at === this.source.length && this.pending === ''
  }

  isWithinReference(): boolean {
    return this.pending !== ''
  }

  nothing(): Piece {
    return { raw: '', opens: this.section, closes: this.section, breaks: false }
  }

  /** White space, and what says nothing at all. */
  space(): Piece {
    return this.run((text) => SPACE.includes(text)) ?? this.nothing()
  }

  /** What says `token`; `null` where something else stands here. */
  take(token: Token): Piece | null {
    if (token.kind === 'markup') return this.markup(token)
    let said = ''
    const piece = this.run((text) => {
      if (token.kind === 'space' ? !SPACE.includes(text) : said.length >= token.said.length) return false
      said += text
      return true
    })
    return (token.kind === 'space' ? said !== '' : said === token.said) ? piece : null
  }

  /** The longest stretch of characters that `takes` takes, without the delimiters at its edges; `null` where it takes none. */
  private run(takes: (text: string) => boolean): Piece | null {
    let piece: Piece | null = null
    let begun: { from: number; opens: number } | null = null
    let breaks = false
    let reached = this.state()
    for (let unit = this.peek(); unit; unit = this.peek()) {
      if (unit.kind === 'character') {
        if (!takes(unit.text)) break
        begun ??= { from: this.at, opens: this.section }
        breaks ||= unit.text === '\n'
      }
      this.step(unit)
      if (unit.kind !== 'character' || !begun) continue
      piece = { raw: this.source.slice(begun.from, this.at), opens: begun.opens, closes: this.section, breaks }
      reached = this.state()
    }
    ;[this.at, this.section, this.sections, this.pending] = reached
    return piece
  }

  private markup(token: Token): Piece | null {
    this.skipDelimiters()
    if (this.section >= 0 || this.pending !== '') return null
    const start = this.at
    const end = this.endOfMarkup(token)
    if (end < 0) return null
    this.at = end
    return { raw: this.source.slice(start, end), opens: -1, closes: -1, breaks: false }
  }

  /** Where the markup that says `token` ends; -1 where other markup stands here. */
  private endOfMarkup({ text, tag }: Token): number {
    const { source, at, entities } = this
    if (source.startsWith(text, at)) return at + text.length
    if (!tag) return endOfAlike(text, source, at)
    const found = readTag(source, at, entities)
    if (!found) return -1
    if (saysTag(found, tag)) return found.end
    // An empty element may be written with two tags.
    if (tag.kind !== 'empty' || !saysTag(found, { ...tag, kind: 'start' })) return -1
    this.at = found.end
    this.space()
    this.skipDelimiters()
    const closing = readTag(source, this.at, entities)
    this.at = at
    return closing?.kind === 'end' ? closing.end : -1
  }

  private skipDelimiters(): void {
    for (let unit = this.peek(); unit && unit.kind !== 'character'; unit = this.peek()) this.step(unit)
  }

  private state(): State {
    return [this.at, this.section, this.sections, this.pending]
  }

  private step({ kind, length, rest }: Unit): void {
    if (kind === 'opening') this.section = this.sections++
    else if (kind === 'closing') this.section = -1
    this.at += length
    this.pending = rest
  }

  /** What stands next; `null` at markup, at a reference that is no text, and at the end. */
  private peek(): Unit | null {
    const { source, at, pending } = this
    if (pending !== '') return { kind: 'character', text: pending.charAt(0), length: 0, rest: pending.slice(1) }
    if (at >= source.length) return null
    if (this.section >= 0)
      return source.startsWith(CLOSING, at) ? delimiter('closing', CLOSING.length) : this.character()
    if (source.startsWith(OPENING, at)) {
      const empty = source.startsWith(CLOSING, at + OPENING.length)
      return empty ? said('', OPENING.length + CLOSING.length) : delimiter('opening', OPENING.length)
    }
    const next = source.charAt(at)
    if (next === '<') return null
    return next === '&' ? this.reference() : this.character()
  }

  private character(): Unit {
    const next = this.source.charAt(this.at)
    return next === '\r' ? said('\n', this.source.charAt(this.at + 1) === '\n' ? 2 : 1) : said(next, 1)
  }

  private reference(): Unit | null {
    const end = this.source.indexOf(';', this.at)
    const name = this.source.slice(this.at + 1, end)
    const text = end < 0 ? undefined : (decodeReference(name) ?? this.entities.get(name))
    return text === undefined ? null : said(text, name.length + 2)
  }
}

function delimiter(kind: 'opening' | 'closing', length: number): Unit {
  return { kind, text: '', length, rest: '' }
}

function said(text: string, length: number): Unit {
  return { kind: 'character', text: text.charAt(0), length, rest: text.slice(1) }
}

/** Where markup ends that differs from `text` by its line ends alone; -1 where it says something else. */
function endOfAlike(text: string, source: string, at: number): number {
  let end = at
  for (let i = 0; i < text.length; i++, end++) {
    if (source.charAt(end) === '\r' && text.charAt(i) === '\n') {
      if (source.charAt(end + 1) === '\n') end++
    } else if (source.charAt(end) !== text.charAt(i)) return -1
  }
  return end
}
