import type { Node } from 'prosemirror-model'
import type { BlockAttrs, DocAttrs, SpanAttrs } from '../schema'
import { escapeText } from '../xml/escape'
import { emptyTag, endTag, startTag } from '../xml/serialize'
import { countFragments, linkFragments, WHOLE, type Fragments } from './fragments'
import type { SourceBlock, TeiReading } from './read'
import { Gaps } from './gaps'
import { OldParts } from './old-parts'
import { realign, type LocatedTokens } from './realign'
import { isAlike, isSame, keyOf, textKeyOf } from './same'
import { locate, TokenSink, type SourceToken, type Token } from './tokens'
import { gapAtEnd, gapBefore, type Layout } from './whitespace'
import { isEmptyElement, isLoose, isMixed, layoutWithin, partsOf, writeNode, writtenAttributes } from './write'

/**
 * Writes a doc with the source it was read from: every block that still says what was read is written in the source's
 * own characters, with the space around it; a changed block is aligned with its source token by token; what is new takes
 * the indentation of its neighbours and the line ends of the source. `reading` is what `readTei` made of that source,
 * then or again. A doc that was not changed comes back character for character.
 */
export function writePreserving(doc: Node, reading: TeiReading): string {
  return doc === reading.doc ? reading.source : new PreservingWriter(doc, reading).write()
}

class PreservingWriter {
  private readonly doc: Node
  private readonly reading: TeiReading
  private readonly blocks: readonly SourceBlock[]
  /** The blocks whose fragments of spans may be linked otherwise now, though they say the same. */
  private readonly relinked = new Set<number>()
  private readonly same = new Map<Node, boolean>()
  /** The ids of the spans that were read. */
  private readonly read: ReadonlySet<string>
  private readonly fragments: Fragments
  private readonly eol: string
  private readonly out: string[] = []

  constructor(doc: Node, reading: TeiReading) {
    this.doc = doc
    this.reading = reading
    this.blocks = reading.blocks
    this.read = new Set(reading.spans)
    this.eol = /\r?\n/.exec(reading.source)?.[0] ?? '\n'
    for (const fragments of reading.linked.values()) for (const { key } of fragments) this.relinked.add(key)
    this.fragments = linkFragments(doc, countFragments(this.changedBlocks()))
  }

  write(): string {
    const { prolog, epilog } = this.doc.attrs as DocAttrs
    const unit = this.indentationOf(this.blocks[1]) || '  '
    if (this.isUnchanged(this.doc)) this.copy(this.blocks[keyOf(this.doc) ?? 0])
    else this.container(this.doc, { indent: '', unit, pretty: true })
    return prolog + this.out.join('') + epilog
  }

  /** The blocks of running text that are new or changed, in order, and those that share a span with one of them. */
  private changedBlocks(): readonly Node[] {
    const changed = this.changedIn(this.doc)
    const strays = changed.flatMap((block) => this.straysIn(block))
    if (strays.length === 0) return changed
    const ids = new Set(strays)
    this.doc.descendants((node) => {
      const key = node.inlineContent ? keyOf(node) : null
      if (key !== null && spansIn(node).some((id) => ids.has(id))) this.relinked.add(key)
    })
    this.same.clear()
    return this.changedIn(this.doc)
  }

  private changedIn(node: Node): readonly Node[] {
    if (this.isUnchanged(node) || node.isLeaf) return []
    if (node.inlineContent) return [node]
    return partsOf(node).flatMap((part) => this.changedIn(part))
  }

  /** The spans that were read in another block than this one. */
  private straysIn(node: Node): readonly string[] {
    const block = this.blockOf(node)
    const own = new Set(block ? spansIn(block.node) : [])
    return spansIn(node).filter((id) => !own.has(id) && this.read.has(id))
  }

  // What was read

  /** The block that `node` was read as, if it still is of that kind. */
  private blockOf(node: Node): SourceBlock | undefined {
    const key = keyOf(node)
    const block = key === null ? undefined : this.blocks[key]
    return block?.node.inlineContent === node.inlineContent && block.node.isLeaf === node.isLeaf ? block : undefined
  }

  /** Whether the source of `node` still says what it says. */
  private isUnchanged(node: Node): boolean {
    const key = keyOf(node)
    const block = this.blockOf(node)
    if (key === null || !block || this.relinked.has(key)) return false
    let same = this.same.get(node)
    if (same === undefined) this.same.set(node, (same = this.continues(node, block.node)))
    return same
  }

  private continues(node: Node, old: Node): boolean {
    if (node === old && this.relinked.size === 0) return true
    if (node.inlineContent || node.isLeaf) return isSame(node, old)
    if (!isAlike(node, old)) return false
    for (let i = 0; i < node.childCount; i++) {
      const child = node.child(i)
      const key = keyOf(child)
      if (key !== keyOf(old.child(i))) return false
      if (key === null ? !this.continues(child, old.child(i)) : !this.isUnchanged(child)) return false
    }
    return true
  }

  private slice(from: number, to: number): string {
    return this.reading.source.slice(from, to)
  }

  private copy(block: SourceBlock | undefined): void {
    if (block) this.out.push(this.slice(block.start, block.end))
  }

  private indentationOf(block: SourceBlock | undefined): string {
    return block ? indentOf(this.slice(block.gap, block.start)) : ''
  }

  // Blocks

  /** Writes an element that holds blocks, and is new, changed or holds what is. */
  private container(node: Node, layout: Layout): void {
    const { name, end } = node.attrs as BlockAttrs
    const attributes = writtenAttributes(node)
    const block = this.blockOf(node)
    const parts = partsOf(node).filter((part) => !isLoose(part) || part.childCount > 0)
    if (isEmptyElement(parts, end)) {
      this.add(emptyTag(name, attributes))
      return
    }
    const tagged = block && block.startTagEnd < block.end ? block : undefined
    const sameName = tagged && (tagged.node.attrs as BlockAttrs).name === name
    const oldTag = tagged && startTag((tagged.node.attrs as BlockAttrs).name, writtenAttributes(tagged.node))
    const tag = startTag(name, attributes)
    if (tagged && oldTag === tag) this.out.push(this.slice(tagged.start, tagged.startTagEnd))
    else this.add(tag)
    const own = layoutWithin(node, layout)
    this.parts(parts, tagged, keyOf(node), own)
    const conventional = end ?? gapAtEnd(own, isMixed(parts))
    if (tagged && tagged.endGap > tagged.startTagEnd) this.out.push(this.slice(tagged.endGap, tagged.endTagStart))
    else this.add(conventional)
    if (sameName) this.out.push(this.slice(tagged.endTagStart, tagged.end))
    else this.add(endTag(name))
  }

  private parts(parts: readonly Node[], block: SourceBlock | undefined, key: number | null, own: Layout): void {
    const gaps = new Gaps(this.conventionalGap(own, parts), (part) => {
      const home = this.blockOf(part)
      return block && home?.parent === key ? this.slice(home.gap, home.start) : undefined
    })
    gaps.lookAhead(parts)
    const old = block ? new OldParts(block.node, parts) : undefined
    for (let i = 0; i < parts.length;) {
      const part = parts[i]
      if (!part) return
      const gap = gaps.before(part)
      const inner = { ...own, indent: gap.includes('\n') ? indentOf(gap) : own.indent }
      this.add(gap)
      const run = this.runFrom(parts, i)
      if (run.length === 1 && this.isUnchanged(part)) this.copy(this.blockOf(part))
      else if (part.inlineContent) this.textblocks(run, old, inner, gaps.next())
      else if (part.isLeaf) this.add(written(part, this.fragments, inner))
      else this.container(part, inner)
      i += run.length
    }
  }

  private conventionalGap(own: Layout, parts: readonly Node[]): string {
    return gapBefore(own, isMixed(parts)).replaceAll('\n', this.eol)
  }

  /** The text blocks from `i` on that were one block before it was split. */
  private runFrom(parts: readonly Node[], i: number): readonly Node[] {
    const first = parts[i]
    const key = textKeyOf(first)
    let end = i + 1
    if (key !== null) while (textKeyOf(parts[end]) === key) end++
    return parts.slice(i, end)
  }

  /** Writes text blocks that were one before, aligned with its source and that of blocks that may have been joined to it. */
  private textblocks(run: readonly Node[], old: OldParts | undefined, layout: Layout, gap: string): void {
    const sink = new TokenSink()
    run.forEach((node, i) => {
      if (i > 0) sink.layout((node.attrs as BlockAttrs).before ?? gap)
      writeNode({ sink, fragments: this.fragments }, node, layout)
    })
    const first = run[0]
    const before = first && this.blockOf(first) ? this.tokensOf([first, ...(old?.joinedTo(first) ?? [])], layout) : null
    const pieces = before ? realign(before, sink.tokens, (text) => this.withEol(text)) : null
    if (pieces && locate(sink.tokens, pieces, this.reading.entities)) this.out.push(pieces)
    else for (const { lead, text } of sink.tokens) this.add(lead + text)
  }

  /** The source of what `nodes` were read from, token by token; `null` where it cannot be cut up so. */
  private tokensOf(nodes: readonly Node[], layout: Layout): LocatedTokens | null {
    const tokens: Token[] = []
    const source: SourceToken[] = []
    let end = -1
    for (const node of nodes) {
      const block = this.blockOf(node)
      if (!block) return null
      const sink = new TokenSink()
      writeNode({ sink, fragments: this.oldFragments(keyOf(node) ?? 0) }, block.node, layout)
      const found = locate(sink.tokens, this.slice(block.start, block.end), this.reading.entities)
      if (!found) return null
      const [first, ...rest] = found
      if (first)
        source.push(
          { lead: end < 0 ? first.lead : this.slice(end, block.start) + first.lead, text: first.text },
          ...rest,
        )
      for (const token of sink.tokens) tokens.push(token)
      end = block.end
    }
    return { tokens, source }
  }

  /** The attributes that the fragments of linked spans had in the block with this key. */
  private oldFragments(key: number): Fragments {
    if (this.reading.linked.size === 0) return WHOLE
    const told = new Map<string, number>()
    return {
      next: ({ id, attributes }) => {
        const index = told.get(id) ?? 0
        told.set(id, index + 1)
        const here = this.reading.linked.get(id)?.filter((fragment) => fragment.key === key)
        return here?.[index]?.attributes ?? attributes
      },
    }
  }

  private withEol(text: string): string {
    return this.eol === '\n' ? text : text.replace(/\r?\n/g, this.eol)
  }

  private add(text: string): void {
    this.out.push(this.withEol(text))
  }
}

/** The ids of the spans in a block, those in its notes included. */
function spansIn(block: Node): string[] {
  const ids = new Set<string>()
  block.descendants((node) => {
    for (const mark of node.marks) ids.add((mark.attrs as SpanAttrs).id)
  })
  return [...ids]
}

function indentOf(gap: string): string {
  return gap.slice(Math.max(gap.lastIndexOf('\n'), gap.lastIndexOf('\r')) + 1)
}

/** A leaf as the writer writes it. */
function written(node: Node, fragments: Fragments, layout: Layout): string {
  let out = ''
  const take = (text: string) => {
    out += text
  }
  writeNode(
    {
      sink: {
        layout: take,
        markup: take,
        text: (text) => {
          take(escapeText(text))
        },
      },
      fragments,
    },
    node,
    layout,
  )
  return out
}
