import type { Attributes } from '../schema'
import { escapeText } from '../xml/escape'
import { emptyTag, endTag, startTag } from '../xml/serialize'
import type { Tag } from '../xml/tag-source'
import type { Freedom } from './whitespace'
import { isBlank } from './whitespace'
import type { Sink } from './write'

/** A tag, word or space as the writer would write it, with the layout before it. */
export interface Token {
  readonly kind: 'markup' | 'word' | 'space'
  /** The white space before it that is layout. */
  readonly lead: string
  /** What else may stand there and is layout too. */
  readonly freedom: Freedom
  /** As the writer would write it. */
  readonly text: string
  /** What a word or space says; `''` for markup. */
  readonly said: string
  /** What a tag says; `null` for all else. */
  readonly tag: Tag | null
}

/** Takes in written text as tokens. */
export class TokenSink implements Sink {
  readonly tokens: Token[] = []
  private lead = ''
  private freedom: Freedom = 'none'

  layout(space: string, freedom: Freedom): void {
    this.lead += space
    if (this.freedom === 'none' || this.freedom === 'line') this.freedom = freedom
  }

  start(name: string, attributes: Attributes): void {
    this.add('markup', startTag(name, attributes), '', { kind: 'start', name, attributes })
  }

  empty(name: string, attributes: Attributes): void {
    this.add('markup', emptyTag(name, attributes), '', { kind: 'empty', name, attributes })
  }

  end(name: string): void {
    this.add('markup', endTag(name), '', { kind: 'end', name, attributes: NONE })
  }

  markup(xml: string): void {
    this.add('markup', xml)
  }

  text(text: string): void {
    for (const [word] of text.matchAll(/[ \t\r\n]+|[^ \t\r\n]+/g))
      this.add(isBlank(word) ? 'space' : 'word', escapeText(word), word)
  }

  private add(kind: Token['kind'], text: string, said = '', tag: Tag | null = null): void {
    this.tokens.push({ kind, lead: this.lead, freedom: this.freedom, text, said, tag })
    this.lead = ''
    this.freedom = 'none'
  }
}

const NONE: Attributes = {}

/** A string that is the same for tokens that say the same: the order of attributes says nothing. */
export function identityOf({ kind, text, tag }: Token): string {
  if (!tag || Object.keys(tag.attributes).length < 2) return kind + text
  const sorted = Object.entries(tag.attributes).sort(([a], [b]) => (a < b ? -1 : 1))
  return kind + tag.kind + JSON.stringify([tag.name, ...sorted])
}
