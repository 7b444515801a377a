import { readDoctype } from './doctype'
import type { Flaw, RepairKind } from './repair'
import { CharacterFlaws } from './repair-characters'
import { OpenElements } from './repair-elements'
import { endTagAt, NAME, NAME_START, TagReader } from './repair-tag'

/** What the scanner must know of a source. */
export interface FlawScope {
  /** Whether it is XML; in plain text, only characters are looked at. */
  readonly markup: boolean
  /** The names of elements that are always empty, so that a start tag of theirs without an end tag can mean nothing else. */
  readonly empty: ReadonlySet<string>
  /** Whether the file's encoding lacks most characters, so that they can be written only where a reference can stand. */
  readonly narrow: boolean
}

/**
 * Finds the flaws of a source that have one obvious remedy, in order and without overlaps; `null` where there are more
 * than `limit`. Goes through the source once. Where something has no obvious remedy, it goes on with single characters,
 * and what is opened and closed is no longer followed.
 */
export function scanFlaws(source: string, scope: FlawScope, limit: number): readonly Flaw[] | null {
  const scanner = new Scanner(source, scope, limit)
  if (!scanner.scan()) return null
  // What XML forbids may stand in plain text.
  const flaws = scope.markup ? scanner.flaws : scanner.flaws.filter(({ kind }) => kind !== 'control')
  return flaws.sort((a, b) => a.from - b.from)
}

const STARTS_NAME = new RegExp(NAME_START, 'uy')
const TARGET = new RegExp(NAME, 'uy')
const CLOSED_NAMES = new RegExp(String.raw`</(${NAME})|<(${NAME})(?:[ \t\r\n][^<>]*)?/>`, 'gu')
const BEFORE_DECLARATION = /^[\s\uFEFF]+(?=<\?xml\s)/

class Scanner {
  readonly flaws: Flaw[] = []
  private readonly source: string
  private readonly scope: FlawScope
  private readonly limit: number
  private readonly characters: CharacterFlaws
  private readonly tags: TagReader
  private readonly elements: OpenElements
  /** By text looked for: from where on it is known not to come any more. */
  private readonly absent = new Map<string, number>()
  private closedNames: ReadonlySet<string> | null = null

  constructor(source: string, scope: FlawScope, limit: number) {
    this.source = source
    this.scope = scope
    this.limit = limit
    this.characters = new CharacterFlaws(source, (flaw) => this.flaws.push(flaw) <= limit)
    this.elements = new OpenElements(source, scope.empty, (kind, from, to, text) => {
      this.tell(kind, from, to, text)
    })
    this.tags = new TagReader(source, (text, from) => this.find(text, from))
  }

  /** Goes through the source; answers whether it kept to the limit. */
  scan(): boolean {
    const { source } = this
    if (!this.scope.markup) {
      this.characters.read(0, source.length, 'section')
      return this.flaws.length <= this.limit
    }
    let at = BEFORE_DECLARATION.exec(source)?.[0].length ?? 0
    if (at > 0) this.tell('before-declaration', 0, at, '')
    while (at < source.length && this.flaws.length <= this.limit) {
      const tag = source.indexOf('<', at)
      const end = tag < 0 ? source.length : tag
      this.text(at, end)
      at = tag < 0 ? end : this.markup(tag)
    }
    this.elements.endOfFile()
    return this.flaws.length <= this.limit
  }

  private tell(kind: RepairKind, from: number, to: number, text: string): void {
    this.flaws.push({ kind, from, to, text })
  }

  private find(text: string, from: number): number {
    if (from >= (this.absent.get(text) ?? Infinity)) return -1
    const found = this.source.indexOf(text, from)
    if (found < 0) this.absent.set(text, from)
    return found
  }

  private text(from: number, to: number): void {
    if (this.elements.inside) {
      this.characters.read(from, to, 'text')
      return
    }
    const words = this.source.slice(from, to)
    const legal = words.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    const said = legal.trim()
    if (said === '' || /[\u{D800}-\u{DFFF}]/u.test(said)) {
      this.characters.read(from, to, 'aside')
      return
    }
    const start = from + words.length - words.trimStart().length
    const end = from + words.trimEnd().length
    this.tell('text-outside', start, end, `<!-- ${parted(said)} -->`)
  }

  /** Reads what begins with the `<` at `at`; the answer is the offset after it. */
  private markup(at: number): number {
    const { source } = this
    if (source.startsWith('<!--', at)) return this.comment(at)
    if (source.startsWith('<![CDATA[', at)) return this.until(']]>', at, this.scope.narrow ? 'aside' : 'section')
    if (source.startsWith('<!DOCTYPE', at) && !this.elements.rooted) return this.declaration(at)
    if (source.startsWith('</', at)) return this.endTag(at)
    if (source.startsWith('<?', at) && this.matches(TARGET, at + 2)) return this.until('?>', at, 'aside')
    return this.matches(STARTS_NAME, at + 1) ? this.startTag(at) : this.stray(at)
  }

  private matches(pattern: RegExp, at: number): boolean {
    pattern.lastIndex = at
    return pattern.test(this.source)
  }

  /** A `<` that begins nothing. */
  private stray(at: number): number {
    if (this.elements.closesRoot(at)) return this.source.length
    if (this.elements.inside) this.tell('less-than', at, at + 1, '&lt;')
    else this.elements.lose()
    return at + 1
  }

  private until(close: string, at: number, where: 'section' | 'aside'): number {
    const end = this.find(close, at)
    if (end < 0) return this.unfinished()
    this.characters.read(at, end, where)
    this.elements.pass(end + close.length)
    return end + close.length
  }

  /** Something begins here that never ends: what follows cannot be told from it. */
  private unfinished(): number {
    this.elements.lose()
    return this.source.length
  }

  private comment(at: number): number {
    const end = this.find('-->', at + 4)
    if (end < 0) return this.unfinished()
    // Where another one seems to begin inside, this one may have lost its end.
    const inner = this.find('<!--', at + 4)
    if (inner < 0 || inner > end) this.hyphens(at + 4, end)
    this.characters.read(at, end, 'aside')
    this.elements.pass(end + 3)
    return end + 3
  }

  private hyphens(from: number, end: number): void {
    const runs = /-{2,}|-$/g
    for (const { 0: run, index } of this.source.slice(from, end).matchAll(runs)) {
      const last = from + index + run.length === end
      this.tell('comment-hyphens', from + index, from + index + run.length, [...run].join(' ') + (last ? ' ' : ''))
    }
  }

  private declaration(at: number): number {
    const end = this.declarationEnd(at + 9)
    if (end < 0) return this.unfinished()
    const doctype = readDoctype(this.source.slice(at + 9, end))
    // No remedy makes such a file one that is read.
    if (doctype.bomb !== null) return this.unfinished()
    this.characters.doctype = doctype
    this.characters.read(at, end, 'aside')
    return end + 1
  }

  private declarationEnd(from: number): number {
    const { source } = this
    let inside = false
    for (let at = from; at >= 0 && at < source.length; at++) {
      const character = source.charAt(at)
      if (character === '>' && !inside) return at
      if (character === '[' || character === ']') inside = character === '['
      else if (character === '"' || character === "'") at = this.find(character, at + 1)
      else if (source.startsWith('<!--', at)) at = this.find('-->', at + 4)
      else if (source.startsWith('<?', at)) at = this.find('?>', at + 2)
      if (at < 0) return -1
    }
    return -1
  }

  private startTag(at: number): number {
    const tag = this.tags.read(at, (flaw) => this.flaws.push(flaw), this.characters)
    if (!tag.ok) {
      if (tag.attributes === 0 && !this.isClosedSomewhere(tag.name)) return this.stray(at)
      this.elements.lose()
      return Math.max(tag.at, at + 1)
    }
    this.elements.begin(tag.name, tag.end, tag.selfClosing)
    return tag.end
  }

  /** Whether elements of this name stand in the source, so that `<` and the name begin one here too. */
  private isClosedSomewhere(name: string): boolean {
    this.closedNames ??= new Set(
      Array.from(this.source.matchAll(CLOSED_NAMES), ([, closed, empty]) => closed ?? empty ?? ''),
    )
    return this.closedNames.has(name) || this.scope.empty.has(name)
  }

  private endTag(at: number): number {
    const tag = endTagAt(this.source, at)
    if (tag !== null) return this.elements.close(tag.name, at, tag.end)
    if (!this.matches(STARTS_NAME, at + 2)) return this.stray(at)
    if (this.elements.closesRoot(at)) return this.source.length
    this.elements.lose()
    return at + 2
  }
}

/** Words as a comment can hold them: no two hyphens side by side, none at the end. */
function parted(words: string): string {
  return words.replace(/-(?=-)/g, '- ')
}
