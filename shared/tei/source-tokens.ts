import type { Node } from 'prosemirror-model'
import { WHOLE, type Fragments } from './fragments'
import { locate, type SourceToken } from './locate'
import type { TeiReading } from './read'
import type { LocatedTokens } from './realign'
import { TokenSink, type Token } from './tokens'
import type { Layout } from './whitespace'
import { writeNode } from './write'

/**
 * The source of the blocks with these keys, one after the other, token by token, with all that stands between them;
 * `null` where the source says it otherwise than the writer would.
 */
export function sourceTokens(reading: TeiReading, keys: readonly number[], layout: Layout): LocatedTokens | null {
  const tokens: Token[] = []
  const source: SourceToken[] = []
  let last = -1
  for (const key of keys) {
    const block = reading.blocks[key]
    if (!block) return null
    const written = tokensOf(block.node, fragmentsIn(reading, key), layout)
    const found = locate(written, reading.source.slice(block.start, block.end), reading.entities)
    if (!found) return null
    found.forEach((token, i) => {
      const between = i === 0 && last >= 0 ? reading.source.slice(last, block.start) : ''
      source.push(between === '' ? token : { ...token, lead: { ...token.lead, raw: between + token.lead.raw } })
    })
    for (const token of written) tokens.push(token)
    last = block.end
  }
  return { tokens, source }
}

/** A node as the writer would write it. */
export function tokensOf(node: Node, fragments: Fragments, layout: Layout): readonly Token[] {
  const sink = new TokenSink()
  writeNode({ sink, fragments }, node, layout)
  return sink.tokens
}

/** The attributes that the fragments of linked spans had in the block with this key. */
function fragmentsIn(reading: TeiReading, key: number): Fragments {
  if (reading.linked.size === 0) return WHOLE
  const told = new Map<string, number>()
  return {
    next: ({ id, attributes }) => {
      const index = told.get(id) ?? 0
      told.set(id, index + 1)
      const here = reading.linked.get(id)?.filter((fragment) => fragment.key === key)
      return here?.[index]?.attributes ?? attributes
    },
  }
}
