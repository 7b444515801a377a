import type { Node } from 'prosemirror-model'
import {
  schema,
  type Attributes,
  type BlockAttrs,
  type CellAttrs,
  type DocAttrs,
  type ElementAttrs,
  type HeaderAttrs,
  type KeptAttrs,
  type NodeName,
  type PointAttrs,
  type SpanAttrs,
} from '../schema'
import { comment, instruction } from '../xml/serialize'
import { fragmentPlaces, linkFragments, type Fragments } from './fragments'
import { withSpans } from './grid'
import { holdsSpans, walkSpans, type SpanVisitor } from './nesting'
import { rowOf } from './table'
import { TextSink } from './text-sink'
import { gapAtEnd, gapBefore, preservesSpace, type Freedom, type Layout } from './whitespace'

/** What takes in the written text, piece by piece. */
export interface Sink {
  /** White space that is layout, and what else would be layout in its place. */
  layout(space: string, freedom: Freedom): void
  start(name: string, attributes: Attributes): void
  end(name: string): void
  /** An element without content. */
  empty(name: string, attributes: Attributes): void
  /** One comment, instruction, or a whole element kept as source text. */
  markup(xml: string): void
  /** Running text, not yet escaped. */
  text(text: string): void
}

/** What a writer of nodes needs beside the node. */
export interface Output {
  readonly sink: Sink
  readonly fragments: Fragments
}

const { row, cell, textblock } = schema.nodes

type NodeWriter = (out: Output, node: Node, layout: Layout) => void

/** Writes a whole doc as TEI from the model alone: prolog, root element on lines of its own, epilog. */
export function writeRebuilt(doc: Node): string {
  const { prolog, epilog } = doc.attrs as DocAttrs
  const fragments = linkFragments(doc, fragmentPlaces([doc]))
  return prolog + written(doc, fragments, { indent: '', unit: '  ', pretty: true, preserve: false }) + epilog
}

/** Writes one node as text, without the white space before it. */
export function written(node: Node, fragments: Fragments, layout: Layout): string {
  const sink = new TextSink()
  writeNode({ sink, fragments }, node, layout)
  return sink.toString()
}

/** Writes one node with all that is in it, without the white space before it. */
export function writeNode(out: Output, node: Node, layout: Layout): void {
  if (node.isText) {
    out.sink.text(node.text ?? '')
    return
  }
  WRITERS[node.type.name as keyof typeof WRITERS](out, node, layout)
}

const WRITERS: Readonly<Record<Exclude<NodeName, 'text'>, NodeWriter>> = {
  doc: writeContainer,
  container: writeContainer,
  list: writeContainer,
  item: writeContainer,
  table: writeContainer,
  row: writeContainer,
  cell: writeContainer,
  blockNote: writeContainer,
  note: (out, node, layout) => {
    if (!layout.preserve) out.sink.layout('', 'line')
    writeContainer(out, node, { ...layout, pretty: false })
  },
  textblock: writeTextblock,
  heading: writeTextblock,
  label: writeTextblock,
  header: ({ sink }, node) => {
    sink.markup((node.attrs as HeaderAttrs).xml)
  },
  blockKept: writeKept,
  kept: writeKept,
  blockPageBreak: writeEmpty,
  pageBreak: writeEmpty,
  lineBreak: writeEmpty,
  blockPoint: writePoint,
  point: writePoint,
}

/** The parts of a node that holds blocks, as they are written: loose rows and cells have no tags, so their parts count. */
export function partsOf(node: Node): readonly Node[] {
  const { children } = node
  return children.some(isUntagged)
    ? children.flatMap((child) => (isUntagged(child) ? partsOf(child) : child))
    : children
}

function isUntagged({ type, attrs }: Node): boolean {
  return (type === row || type === cell) && (attrs as ElementAttrs).name === ''
}

/** Whether text stands directly in a node that holds blocks. */
export function isMixed(parts: readonly Node[]): boolean {
  for (const part of parts) if (isLoose(part) && part.childCount > 0) return true
  return false
}

/** Whether a block is loose text, which has no tags of its own. */
export function isLoose(node: Node): boolean {
  return node.type === textblock && (node.attrs as ElementAttrs).name === ''
}

/** Whether an element with these parts and this space before its end tag is written as an empty element. */
export function isEmptyElement(parts: readonly Node[], end: string | null): boolean {
  // A note in running text has no such space at all.
  if ((end ?? '') !== '') return false
  for (const part of parts) if (!isLoose(part) || part.childCount > 0) return false
  return true
}

/** The element's attributes as they are written. */
export function writtenAttributes(node: Node): ElementAttrs['attributes'] {
  const { attributes } = node.attrs as ElementAttrs
  if (node.type !== cell) return attributes
  const { colspan, rowspan } = node.attrs as CellAttrs
  return withSpans(attributes, colspan, rowspan)
}

/** The layout for the parts of an element that itself stands in `layout`. */
export function layoutWithin(node: Node, layout: Layout): Layout {
  return layoutIn((node.attrs as ElementAttrs).attributes, layout)
}

function layoutIn(attributes: Attributes, layout: Layout): Layout {
  const preserve = preservesSpace(attributes, layout.preserve)
  return preserve === layout.preserve ? layout : { ...layout, preserve, pretty: layout.pretty && !preserve }
}

function writeContainer(out: Output, node: Node, layout: Layout): void {
  const { name, end } = node.attrs as BlockAttrs
  const attributes = writtenAttributes(node)
  const parts = partsOf(node)
  if (isEmptyElement(parts, end)) {
    out.sink.empty(name, attributes)
    return
  }
  const own = layoutWithin(node, layout)
  const mixed = isMixed(parts)
  const inner = { ...own, indent: mixed ? own.indent : own.indent + own.unit }
  const freedom = own.preserve ? 'none' : mixed ? 'own' : 'any'
  out.sink.start(name, attributes)
  const gap = gapBefore(own, mixed)
  for (const part of parts) {
    if (isLoose(part) && part.childCount === 0) continue
    out.sink.layout((part.attrs as BlockAttrs).before ?? gap, freedom)
    writeNode(out, part, inner)
  }
  out.sink.layout(end ?? gapAtEnd(own, mixed), freedom)
  out.sink.end(name)
}

function writeTextblock(out: Output, node: Node, layout: Layout): void {
  const { name, attributes } = node.attrs as BlockAttrs
  if (name === '') {
    writeInline(out, node, layout)
    return
  }
  if (node.childCount === 0) {
    out.sink.empty(name, attributes)
    return
  }
  const own = layoutIn(attributes, layout)
  const freedom = own.preserve ? 'none' : 'any'
  out.sink.start(name, attributes)
  out.sink.layout('', freedom)
  writeInline(out, node, own)
  out.sink.layout('', freedom)
  out.sink.end(name)
}

/** Writes the running text of a block with its spans. */
function writeInline(out: Output, parent: Node, layout: Layout): void {
  if (holdsSpans(parent)) walkSpans(parent, new LineWriter(out, layout))
  else for (const child of parent.children) writeNode(out, child, layout)
}

/** Writes one line of running text as its spans are walked. */
class LineWriter implements SpanVisitor {
  private readonly out: Output
  private readonly around: { readonly layout: Layout; readonly alternatives: boolean }[] = []
  private layout: Layout
  private alternatives = false
  private afterText = false

  constructor(out: Output, layout: Layout) {
    this.out = out
    this.layout = layout
  }

  begin(span: SpanAttrs): void {
    this.between()
    this.out.sink.start(span.name, this.out.fragments.next(span))
    this.around.push({ layout: this.layout, alternatives: this.alternatives })
    this.layout = layoutIn(span.attributes, this.layout)
    this.alternatives = rowOf(span.name)?.role === 'alternatives'
  }

  end(span: SpanAttrs): void {
    this.between()
    this.out.sink.end(span.name)
    const around = this.around.pop()
    if (!around) return
    this.layout = around.layout
    this.alternatives = around.alternatives
  }

  child(node: Node): void {
    if (!node.isText) this.between()
    this.afterText = node.isText
    writeNode(this.out, node, this.layout)
  }

  /** White space between the alternatives of a choice is layout, where it is all that stands there. */
  private between(): void {
    if (this.alternatives && !this.afterText && !this.layout.preserve) this.out.sink.layout('', 'any')
    this.afterText = false
  }
}

function writeKept({ sink }: Output, node: Node): void {
  sink.markup((node.attrs as KeptAttrs).xml)
}

function writeEmpty({ sink }: Output, node: Node): void {
  const { name, attributes } = node.attrs as ElementAttrs
  sink.empty(name, attributes)
}

function writePoint(out: Output, node: Node): void {
  const { kind, data } = node.attrs as PointAttrs
  switch (kind) {
    case 'comment':
      out.sink.markup(comment(data))
      return
    case 'instruction':
      out.sink.markup(instruction(data))
      return
    case 'element':
      writeEmpty(out, node)
  }
}
