import type { CharacterFlaws } from './repair-characters'
import type { Flaw } from './repair'

/** A character that can begin a name (XML 1.0, production NameStartChar, as letters). */
export const NAME_START = String.raw`[\p{L}_:]`
/** A name as it stands in a tag. */
export const NAME = String.raw`${NAME_START}[\p{L}\p{N}\p{M}._:\-·]*`

const NAMED = new RegExp(NAME, 'uy')
const END_TAG = new RegExp(String.raw`</(${NAME})[ \t\r\n]*>`, 'uy')
const SPACE = /[ \t\r\n]*/y
const UNQUOTED = /[^\s"'<>]+/y
const CURLY = /[“”„‟][^“”„‟"<>]*[“”‟]|[‘’‚‛][^‘’‚‛'<>]*[‘’‛]/y

/** A start tag or empty element as it could be read, or where and why it could not be read on. */
export type TagRead =
  | { readonly ok: true; readonly name: string; readonly end: number; readonly selfClosing: boolean }
  | { readonly ok: false; readonly name: string; readonly at: number; readonly attributes: number }

/** An end tag: the name in it, and the offset after it. */
export interface EndTag {
  readonly name: string
  readonly end: number
}

/** The end tag that stands at an offset; `null` where there is none that is whole. */
export function endTagAt(source: string, at: number): EndTag | null {
  END_TAG.lastIndex = at
  const match = END_TAG.exec(source)
  return match && { name: match[1] ?? '', end: at + match[0].length }
}

/** Finds text from an offset on, as `indexOf` does; -1 where there is none. */
export type Find = (text: string, from: number) => number

/**
 * Reads the start tag at `start`, where a name begins after `<`, and collects the flaws of its attributes, which are to
 * be told only where the tag could be read to its end.
 */
export class TagReader {
  private readonly source: string
  private readonly find: Find
  private at = 0

  constructor(source: string, find: Find) {
    this.source = source
    this.find = find
  }

  read(start: number, tell: (flaw: Flaw) => void, characters: CharacterFlaws): TagRead {
    this.at = start + 1
    const name = this.take(NAMED)
    const seen = new Map<string, string>()
    const flaws: Pending[] = []
    const failed = () => ({ ok: false, name, at: this.at, attributes: seen.size }) as const
    for (;;) {
      const gap = this.at
      this.take(SPACE)
      if (this.source.startsWith('>', this.at) || this.source.startsWith('/>', this.at)) break
      if (this.at === gap && seen.size === 0) return failed()
      const attribute = this.attribute(gap, seen)
      if (attribute === null) return failed()
      flaws.push(...attribute)
    }
    const selfClosing = this.source.startsWith('/', this.at)
    this.at += selfClosing ? 2 : 1
    for (const flaw of flaws) {
      if ('value' in flaw) tellValue(this.source, flaw, tell, characters)
      else tell(flaw)
    }
    return { ok: true, name, end: this.at, selfClosing }
  }

  /** One attribute with the white space before it from `gap` on; `null` where none can be read. */
  private attribute(gap: number, seen: Map<string, string>): readonly Pending[] | null {
    const start = this.at
    const name = this.take(NAMED)
    this.take(SPACE)
    if (name === '' || !this.source.startsWith('=', this.at)) return null
    this.at++
    this.take(SPACE)
    const value = this.value()
    if (value === null) return null
    const said = this.source.slice(value.from, value.to)
    const before = seen.get(name)
    // Two that differ cannot be decided here; what reads the result says so.
    if (before === said) return [{ kind: 'attribute-twice', from: gap, to: this.at, text: '' }]
    seen.set(name, said)
    return gap === start ? [{ kind: 'attribute-space', from: gap, to: gap, text: ' ' }, value] : [value]
  }

  private value(): Value | null {
    const { source, at } = this
    const quote = source.charAt(at)
    if (quote === '"' || quote === "'") {
      const close = this.find(quote, at + 1)
      if (close < 0) return null
      this.at = close + 1
      return { value: 'quoted', from: at + 1, to: close }
    }
    const curly = this.take(CURLY)
    if (curly !== '') return { value: 'bare', from: at, to: this.at, text: curly.slice(1, -1) }
    const bare = this.take(UNQUOTED)
    if (bare.endsWith('/') && source.startsWith('>', this.at)) this.at--
    return this.at === at ? null : { value: 'bare', from: at, to: this.at, text: source.slice(at, this.at) }
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const taken = pattern.exec(this.source)?.[0] ?? ''
    this.at += taken.length
    return taken
  }
}

/** The value of an attribute: between its quotes, or bare of them. */
type Value =
  | { readonly value: 'quoted'; readonly from: number; readonly to: number }
  | { readonly value: 'bare'; readonly from: number; readonly to: number; readonly text: string }

type Pending = Flaw | Value

function tellValue(source: string, value: Value, tell: (flaw: Flaw) => void, characters: CharacterFlaws): void {
  const { from, to } = value
  if (value.value === 'bare') {
    const text = value.text.replace(/&(?!#?\w+;)/g, '&amp;')
    tell({ kind: 'attribute-quotes', from, to, text: `"${text}"` })
    return
  }
  let start = from
  for (let at = source.slice(from, to).indexOf('<') + from; at >= start && at < to; at = source.indexOf('<', start)) {
    characters.read(start, at, 'attribute')
    tell({ kind: 'less-than', from: at, to: at + 1, text: '&lt;' })
    start = at + 1
  }
  characters.read(start, to, 'attribute')
}
