import type { Node } from 'prosemirror-model'
import type { BlockAttrs, DocAttrs, KeptAttrs, SpanAttrs } from '../schema'
import { emptyTag, endTag, startTag } from '../xml/serialize'
import { patchTag, type Tag } from '../xml/tag-source'
import { fragmentPlaces, linkFragments, WHOLE, type Fragments } from './fragments'
import type { SourceBlock, TeiReading } from './read'
import { Gaps } from './gaps'
import { OldParts } from './old-parts'
import { realign, type LocatedTokens } from './realign'
import { isAlike, isSame, keyOf, textKeyOf } from './same'
import { sourceTokens, tokensOf } from './source-tokens'
import { staysTrue } from './stays-true'
import { TokenSink, type Token } from './tokens'
import { gapAtEnd, gapBefore, type Layout } from './whitespace'
import { isEmptyElement, isLoose, isMixed, layoutWithin, partsOf, writeNode, written, writtenAttributes } from './write'

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
  /** What was found of a node, by its key: whether its source still says it. */
  private readonly asked: (Node | undefined)[]
  private readonly answers: Uint8Array
  private readonly fragments: Fragments
  private readonly eol: string
  private readonly out: string[] = []

  constructor(doc: Node, reading: TeiReading) {
    this.doc = doc
    this.reading = reading
    this.blocks = reading.blocks
    this.asked = new Array<Node | undefined>(this.blocks.length)
    this.answers = new Uint8Array(this.blocks.length)
    this.eol = /\r\n|\r|\n/.exec(reading.source)?.[0] ?? '\n'
    for (const fragments of reading.linked.values()) for (const { key } of fragments) this.relinked.add(key)
    this.fragments = linkFragments(doc, fragmentPlaces(this.changedBlocks()), reading.linked)
  }

  write(): string {
    const { prolog, epilog } = this.doc.attrs as DocAttrs
    const unit = this.indentationOf(this.blocks[1]) || '  '
    if (this.isUnchanged(this.doc)) this.copy(this.blocks[keyOf(this.doc) ?? 0])
    else this.container(this.doc, { indent: '', unit, pretty: true, preserve: false })
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
    this.asked.fill(undefined)
    return this.changedIn(this.doc)
  }

  private changedIn(node: Node): readonly Node[] {
    if (this.isUnchanged(node) || node.isLeaf) return []
    if (node.inlineContent) return [node]
    return partsOf(node).flatMap((part) => this.changedIn(part))
  }

  /** The spans that this block was not read with: another block may share them that says the same as before. */
  private straysIn(node: Node): readonly string[] {
    const block = this.blockOf(node)
    const own = new Set(block ? spansIn(block.node) : [])
    return spansIn(node).filter((id) => !own.has(id))
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
    // Two that were one block have one key, so the answer may be that of the other.
    if (this.asked[key] === node) return this.answers[key] === 1
    const same = this.continues(node, block.node)
    this.asked[key] = node
    this.answers[key] = same ? 1 : 0
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
      this.tag(block, { kind: 'empty', name, attributes })
      return
    }
    const tagged = block && block.startTagEnd < block.end ? block : undefined
    const sameName = tagged && (tagged.node.attrs as BlockAttrs).name === name
    this.tag(block, { kind: 'start', name, attributes })
    const own = layoutWithin(node, layout)
    this.parts(parts, tagged, keyOf(node), own)
    const conventional = end ?? gapAtEnd(own, isMixed(parts))
    if (tagged && tagged.endGap > tagged.startTagEnd) this.out.push(this.slice(tagged.endGap, tagged.endTagStart))
    else this.add(conventional)
    if (sameName) this.out.push(this.slice(tagged.endTagStart, tagged.end))
    else this.add(endTag(name))
  }

  private parts(parts: readonly Node[], block: SourceBlock | undefined, key: number | null, own: Layout): void {
    const gaps = new Gaps(
      gapBefore(own, isMixed(parts)),
      (part) => {
        const home = this.blockOf(part)
        return block && home?.parent === key ? this.slice(home.gap, home.start) : undefined
      },
      (text) => this.withEol(text),
    )
    gaps.lookAhead(parts)
    const old = block ? new OldParts(block.node, parts) : undefined
    for (let i = 0; i < parts.length;) {
      const part = parts[i]
      if (!part) return
      const gap = gaps.before(part)
      const inner = { ...own, indent: /[\r\n]/.test(gap) ? indentOf(gap) : own.indent }
      this.out.push(gap)
      const run = this.runFrom(parts, i)
      if (run.length === 1 && this.isUnchanged(part)) this.copy(this.blockOf(part))
      else if (part.inlineContent) this.textblocks(run, old, inner, gaps.next())
      else if (part.isLeaf) this.leaf(part, inner)
      else this.container(part, inner)
      i += run.length
    }
  }

  /** Writes the tag of a block; where it was read from one, that tag with what it says otherwise now. */
  private tag(block: SourceBlock | undefined, tag: Tag): void {
    if (block && block.startTagEnd > block.start)
      this.out.push(patchTag(this.slice(block.start, block.startTagEnd), tag, this.reading.entities))
    else this.add(tag.kind === 'empty' ? emptyTag(tag.name, tag.attributes) : startTag(tag.name, tag.attributes))
  }

  /** Writes a leaf that is new or changed. What is kept as source text keeps its line ends. */
  private leaf(node: Node, layout: Layout): void {
    const block = this.blockOf(node)
    const { name, xml } = node.attrs as Partial<BlockAttrs & KeptAttrs>
    if (xml !== undefined) this.out.push(xml)
    else if (block && (block.node.attrs as Partial<BlockAttrs>).name === name)
      this.tokens(sourceTokens(this.reading, [keyOf(node) ?? -1], layout), tokensOf(node, WHOLE, layout))
    else this.add(written(node, this.fragments, layout))
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
      if (i > 0) sink.layout((node.attrs as BlockAttrs).before ?? gap, layout.preserve ? 'none' : 'any')
      writeNode({ sink, fragments: this.fragments }, node, layout)
    })
    const keys = [...run.slice(0, 1), ...(run[0] && old ? old.joinedTo(run[0]) : [])].map((node) =>
      this.blockOf(node) ? (keyOf(node) ?? -1) : -1,
    )
    this.tokens(sourceTokens(this.reading, keys, layout), sink.tokens)
  }

  /** Writes tokens, with the source's characters for those that were there before. */
  private tokens(before: LocatedTokens | null, now: readonly Token[]): void {
    const { entities } = this.reading
    const hasAll = !/^[^>]*\bencoding\s*=\s*["'](?!utf)/i.test(this.reading.source)
    const pieces = before ? realign(before, now, { entities, hasAll, withEol: (text) => this.withEol(text) }) : null
    if (pieces !== null && staysTrue(now, pieces, entities)) this.out.push(pieces)
    else for (const { lead, text } of now) this.add(lead + text)
  }

  private withEol(text: string): string {
    return this.eol === '\n' ? text : text.replace(/\r\n|\r|\n/g, this.eol)
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
