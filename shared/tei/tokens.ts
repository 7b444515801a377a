import { decodeReference, escapeText } from '../xml/escape'
import { emptyTag, endTag, startTag } from '../xml/serialize'
import { isBlank } from './whitespace'
import type { Sink } from './write'

/** A tag, word or space as the writer would write it, with the layout before it. */
export interface Token {
  readonly kind: 'markup' | 'word' | 'space'
  readonly lead: string
  readonly text: string
}

/** Takes in written text as tokens. */
export class TokenSink implements Sink {
  readonly tokens: Token[] = []
  private lead = ''

  layout(space: string): void {
    this.lead += space
  }

  markup(xml: string): void {
    this.add('markup', xml)
  }

  text(text: string): void {
    for (const [word] of text.matchAll(/[ \t\r\n]+|[^ \t\r\n]+/g))
      this.add(isBlank(word) ? 'space' : 'word', escapeText(word))
  }

  private add(kind: Token['kind'], text: string): void {
    this.tokens.push({ kind, lead: this.lead, text })
    this.lead = ''
  }
}

/** A token as it stands in a source: `lead` and `text` are the source's own characters. */
export interface SourceToken {
  readonly lead: string
  readonly text: string
}

/**
 * Finds each of `tokens` in a stretch of source that says the same: white space that no token asks for is layout and
 * leads the next token. `null` where the source says something else, or says it in a way that cannot be cut up.
 */
export function locate(
  tokens: readonly Token[],
  source: string,
  entities: ReadonlyMap<string, string>,
): SourceToken[] | null {
  const found: SourceToken[] = []
  let at = 0
  for (const token of tokens) {
    const space = spaceAt(source, at)
    const lead = token.kind === 'space' ? '' : source.slice(at, space)
    at += lead.length
    const end = token.kind === 'space' ? space : endOf(token, source, at, entities)
    if (end <= at) return null
    found.push({ lead, text: source.slice(at, end) })
    at = end
  }
  return at === source.length ? found : null
}

function spaceAt(source: string, from: number): number {
  let end = from
  while (end < source.length && ' \t\r\n'.includes(source.charAt(end))) end++
  return end
}

/** Where `token` ends in the source if it begins at `at`; -1 if something else begins there. */
function endOf(token: Token, source: string, at: number, entities: ReadonlyMap<string, string>): number {
  if (token.kind === 'word') return endOfWord(token.text, source, at, entities)
  if (source.startsWith(token.text, at)) return at + token.text.length
  const tag = TAG.exec(source.slice(at, at + 100_000))
  if (!tag) return -1
  const end = at + tag[0].length
  const canonical = canonicalTag(tag[0], entities)
  if (canonical === token.text) return end
  // An empty element may be written with two tags.
  if (`${canonical.slice(0, -1)}/>` !== token.text) return -1
  const closing = /^[ \t\r\n]*<\/[^>]*>/.exec(source.slice(end, end + 10_000))
  return closing ? end + closing[0].length : -1
}

function endOfWord(word: string, source: string, at: number, entities: ReadonlyMap<string, string>): number {
  const raw = /^(?:[^<& \t\r\n]+|&[^;<& \t\r\n]*;)+/.exec(source.slice(at, at + 20 * word.length + 1000))?.[0]
  if (raw === undefined) return -1
  if (escapeText(decode(raw, entities)) === word) return at + raw.length
  // A reference that is kept as such ends the word.
  for (const { index } of raw.matchAll(/&/g))
    if (index > 0 && escapeText(decode(raw.slice(0, index), entities)) === word) return at + index
  for (const { index } of raw.matchAll(/;/g))
    if (escapeText(decode(raw.slice(0, index + 1), entities)) === word) return at + index + 1
  return -1
}

const TAG = /^<\/?[^\s"'<>/]+(?:[^"'<>]|"[^"<]*"|'[^'<]*')*>/
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** A tag as the writer would write it. */
function canonicalTag(tag: string, entities: ReadonlyMap<string, string>): string {
  const name = /^<\/?([^\s/>]+)/.exec(tag)?.[1] ?? ''
  if (tag.startsWith('</')) return endTag(name)
  const pairs: [string, string][] = []
  for (const [, key, double, single] of tag.slice(name.length + 1).matchAll(ATTRIBUTE))
    pairs.push([key ?? '', decode((double ?? single ?? '').replace(/\r\n|[\t\r\n]/g, ' '), entities)])
  const attributes = Object.fromEntries(pairs)
  return tag.endsWith('/>') ? emptyTag(name, attributes) : startTag(name, attributes)
}

function decode(raw: string, entities: ReadonlyMap<string, string>): string {
  if (!raw.includes('&')) return raw
  return raw.replace(/&([^;]*);/g, (whole, name: string) => decodeReference(name) ?? entities.get(name) ?? whole)
}
