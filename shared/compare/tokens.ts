import type { Node } from 'prosemirror-model'
import type { Item } from './items'
import { shellOf, type Numbers } from './said'

/**
 * What a token is: of running text a word, a single sign, white space, an atom (a page break, a point) or a note; the
 * beginning and end of a line; or an item that is no line.
 */
export type TokenKind = 'word' | 'sign' | 'space' | 'atom' | 'note' | 'begin' | 'end' | 'open' | 'close' | 'leaf'

/** The smallest that a person would say is there or not. */
export interface Token {
  readonly kind: TokenKind
  /** Equal for tokens that say the same, whatever spans stand on them; of notes, for all. */
  readonly key: number
  /** Positions in the doc. */
  readonly from: number
  readonly to: number
  /** Which of the lines it stands in, counted from 0; -1 outside of lines. */
  readonly line: number
  /** Where the content of its line begins; of other tokens where they do. */
  readonly start: number
  /** The note or atom; of other tokens the block that they stand in or are an edge of. */
  readonly node: Node
}

// Words are joined by single hyphens and apostrophes, as in `queries/words.ts`; letters that are supplied in brackets belong to them.
const inner = String.raw`(?:[\p{L}\p{M}\p{N}]|\[[\p{L}\p{M}\p{N}]+\](?=[\p{L}\p{M}])|(?<=[\p{L}\p{M}])\[[\p{L}\p{M}\p{N}]+\])+`
const pattern = new RegExp(`${inner}(?:['’\\-‐‑]${inner})*|\\s+|[^\\s]`, 'gu')
const wordStart = /^[\p{L}\p{M}\p{N}[]/u

/** Takes items apart into tokens. */
export function tokensOf(items: readonly Item[], numbers: Numbers): readonly Token[] {
  const tokens: Token[] = []
  let line = 0
  for (const { kind, node, from, to, key } of items) {
    if (kind !== 'line') {
      tokens.push({ kind, key, from, to, line: -1, start: from, node })
      continue
    }
    tokens.push({
      kind: 'begin',
      key: numbers.of(`begin ${shellOf(node)}`),
      from,
      to: from + 1,
      line,
      start: from,
      node,
    })
    addLine(node, from + 1, line, numbers, tokens)
    tokens.push({ kind: 'end', key: numbers.of('end'), from: to - 1, to, line, start: from, node })
    line++
  }
  return tokens
}

function addLine(block: Node, start: number, line: number, numbers: Numbers, tokens: Token[]): void {
  let text = ''
  let at = start
  const flush = () => {
    const first = at - text.length
    for (const { 0: said, index } of text.matchAll(pattern)) {
      const kind = said.trim() === '' ? 'space' : said.length > 1 || wordStart.test(said) ? 'word' : 'sign'
      const from = first + index
      tokens.push({ kind, key: numbers.of(said), from, to: from + said.length, line, start, node: block })
    }
    text = ''
  }
  for (const child of block.children) {
    if (child.isText) text += child.text ?? ''
    else {
      flush()
      const kind = child.isLeaf ? 'atom' : 'note'
      const key = numbers.of(child.isLeaf ? `atom ${shellOf(child)}` : 'note')
      tokens.push({ kind, key, from: at, to: at + child.nodeSize, line, start, node: child })
    }
    at += child.nodeSize
  }
  flush()
}

/** Whether a token stands in running text. */
export function isInline({ kind }: Token): boolean {
  return isText(kind) || kind === 'atom' || kind === 'note'
}

/** Whether a token is letters, signs or white space. */
export function isText(kind: TokenKind): boolean {
  return kind === 'word' || kind === 'sign' || kind === 'space'
}
