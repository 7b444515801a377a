import type { Mark, Node } from 'prosemirror-model'
import { schema, type Attributes, type BlockAttrs, type NodeName } from '../schema'
import { decodeReference } from '../xml/escape'
import type { XmlElement, XmlNode, XmlTree } from '../xml/tree'
import { spanCount, tableWidth } from './grid'
import { Fits } from './fits'
import { joinFragments, type JoinedSpan } from './linked'
import { cutParts, partOf, type Part } from './parts'
import { PlaceLog, SPACE } from './place-log'
import { isCharacterData, Structure } from './structure'
import type { SourceBlock, SourceFragment, TeiReading } from './read'
import { rowOf } from './table'
import { breaksAtEnd, foldSpace, isBlank, preservesSpace, rememberedGap, trimEnd, trimStart } from './whitespace'

/** What holds for the place that is being read. */
interface Context {
  /** The key of the nearest block around that has one. */
  readonly parent: number | null
  /** Whether this is in a note in running text, where blocks have no keys and are not put on lines of their own. */
  readonly inNote: boolean
  readonly preserve: boolean
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** Reads one tree into a doc; used once. Recursive, as deep as the tree, which parsing bounds. */
export class Reader {
  private readonly source: string
  private readonly tree: XmlTree
  private readonly structure: Structure
  private readonly fits: Fits
  private readonly joined: ReadonlyMap<XmlElement, JoinedSpan>
  private readonly joinedIds = new Map<JoinedSpan, string>()
  private readonly linked = new Map<string, SourceFragment[]>()
  private readonly blocks: Writable<SourceBlock>[] = []
  private readonly log = new PlaceLog()
  private readonly spans: string[] = []

  /** `apart`: the `xml:id`s of first fragments of spans that are not to be joined. */
  constructor(source: string, tree: XmlTree, apart: ReadonlySet<string>) {
    this.source = source
    this.tree = tree
    this.structure = new Structure(tree.root)
    this.fits = new Fits(this.structure)
    this.joined = joinFragments(tree.root, this.structure, apart)
  }

  read(): TeiReading {
    const { source, tree, blocks, linked } = this
    const { root } = tree
    const doc = this.container('doc', root, 0, { parent: null, inNote: false, preserve: false }, null, {
      prolog: source.slice(0, root.start),
      epilog: source.slice(root.end),
    })
    return {
      doc,
      source,
      blocks,
      linked,
      order: [...blocks.keys()],
      spans: this.spans,
      entities: tree.entities,
      log: this.log.numbers,
    }
  }

  /** The `xml:id`s of the first fragments of spans of which some stand in what was kept whole. */
  incomplete(): readonly string[] {
    const spans = new Set(this.joined.values())
    return [...spans]
      .filter((span) => this.linked.get(this.joinedIds.get(span) ?? '')?.length !== span.count)
      .map(({ first }) => first)
  }

  // Blocks

  /** `trail` is white space before the gap that the part before does not hold. */
  private part(part: Part, parent: XmlElement, gap: number, context: Context, mixed: boolean, trail = ''): Node {
    const space = trail + this.gapText(gap, part.start) + part.lead
    const before = rememberedGap(space, !context.inNote && !context.preserve, mixed)
    const { node } = part
    if ('kind' in node) return this.block(node, parent, gap, context, before)
    return this.loose(part, node, parent, gap, context, before)
  }

  private block(node: XmlNode, parent: XmlElement, gap: number, context: Context, before: string | null): Node {
    if (node.kind === 'comment' || node.kind === 'instruction')
      return this.leaf('blockPoint', node, gap, context, { kind: node.kind, data: node.data, before })
    if (node.kind !== 'element')
      return this.leaf('blockKept', node, gap, context, { xml: this.source.slice(node.start, node.end), before })
    const { name, attributes } = node
    const role = rowOf(name)?.role
    const holds = this.structure.holdsBlocks(node)
    const empty = node.children.length === 0
    switch (role) {
      case 'header':
        return this.leaf('header', node, gap, context, { xml: this.source.slice(node.start, node.end), before })
      case 'kept':
      case 'pageBreak':
      case 'lineBreak':
      case 'point':
        if (role === 'kept' || !empty)
          return this.leaf('blockKept', node, gap, context, { xml: this.source.slice(node.start, node.end), before })
        return this.leaf(role === 'pageBreak' ? 'blockPageBreak' : 'blockPoint', node, gap, context, {
          name,
          attributes,
          before,
        })
      case 'note':
        return this.container('blockNote', node, gap, context, before)
      case 'list':
        if (empty) return this.leaf('blockPoint', node, gap, context, { name, attributes, before })
        return this.container(this.fits.fitsList(node) ? 'list' : 'container', node, gap, context, before)
      case 'table':
        if (empty) return this.leaf('blockPoint', node, gap, context, { name, attributes, before })
        return this.fits.fitsTable(node)
          ? this.table(node, gap, context, before)
          : this.container('container', node, gap, context, before)
      case 'item':
        return this.container(this.fits.inList(parent) ? 'item' : 'container', node, gap, context, before)
      case 'label':
        if (holds) return this.container('container', node, gap, context, before)
        return this.textblock(this.fits.inList(parent) ? 'label' : 'textblock', node, gap, context, before)
      case 'heading':
        return holds
          ? this.container('container', node, gap, context, before)
          : this.textblock('heading', node, gap, context, before)
      case 'textblock':
        return holds
          ? this.container('container', node, gap, context, before)
          : this.textblock('textblock', node, gap, context, before)
      case 'span':
      case 'alternatives':
      case undefined:
        if (holds) return this.container('container', node, gap, context, before)
        return empty
          ? this.leaf('blockPoint', node, gap, context, { name, attributes, before })
          : this.textblock('textblock', node, gap, context, before)
      case 'container':
      case 'row':
      case 'cell':
        return this.container('container', node, gap, context, before)
    }
  }

  private leaf(type: NodeName, node: XmlNode, gap: number, context: Context, attrs: Record<string, unknown>): Node {
    const { start, end } = node
    return this.filed({ gap, start, startTagEnd: end, endGap: end, endTagStart: end, end }, context, (key) =>
      schema.nodes[type].create({ ...attrs, key }),
    )
  }

  /** Makes a block and files its place in the source under its key. */
  private filed(
    place: Omit<SourceBlock, 'parent' | 'node'>,
    context: Context,
    make: (key: number | null) => Node,
  ): Node {
    const { gap, start, startTagEnd, endGap, endTagStart, end } = place
    this.log.node(start, startTagEnd, endTagStart, end)
    if (context.inNote) return make(null)
    const key = this.blocks.length
    const { parent } = context
    const block: Writable<SourceBlock> = { gap, start, startTagEnd, endGap, endTagStart, end, parent, node: EMPTY }
    this.blocks.push(block)
    return (block.node = make(key))
  }

  private textblock(type: NodeName, element: XmlElement, gap: number, context: Context, before: string | null): Node {
    const { name, attributes, start, startTagEnd, endTagStart, end } = element
    return this.filed({ gap, start, startTagEnd, endGap: endTagStart, endTagStart, end }, context, (key) => {
      const preserve = preservesSpace(attributes, context.preserve)
      const content = this.inline(element.children, { ...context, parent: key ?? context.parent, preserve })
      return schema.nodes[type].create({ name, attributes, key, before }, content)
    })
  }

  private loose(
    part: Part,
    nodes: readonly XmlNode[],
    parent: XmlElement,
    gap: number,
    context: Context,
    before: string | null,
  ): Node {
    const { start, end } = part
    const alternatives = rowOf(parent.name)?.role === 'alternatives'
    return this.filed({ gap, start, startTagEnd: start, endGap: end, endTagStart: end, end }, context, (key) =>
      schema.nodes.textblock.create(
        { name: '', key, before },
        this.inline(nodes, { ...context, parent: key ?? context.parent }, alternatives),
      ),
    )
  }

  private container(
    type: NodeName,
    element: XmlElement,
    gap: number,
    context: Context,
    before: string | null,
    more: Record<string, unknown> = {},
  ): Node {
    return this.filled(element, gap, context, (inner, key) => {
      const { nodes, end } = this.parts(element, inner)
      const { name, attributes } = element
      return schema.nodes[type].create({ name, attributes, key, before, end, ...more }, nodes)
    })
  }

  /** Files an element that holds blocks, and hands on the context of its parts. */
  private filled(
    element: XmlElement,
    gap: number,
    context: Context,
    make: (inner: Context, key: number | null) => Node,
  ): Node {
    const { attributes, start, startTagEnd, endTagStart, end } = element
    return this.filed({ gap, start, startTagEnd, endGap: startTagEnd, endTagStart, end }, context, (key) =>
      make({ ...context, parent: key ?? context.parent, preserve: preservesSpace(attributes, context.preserve) }, key),
    )
  }

  /** The parts of an element that holds blocks, and the white space before its end tag. Never empty. */
  private parts(element: XmlElement, context: Context): { nodes: Node[]; gap: number; end: string | null } {
    const parts = cutParts(element, this.source, this.structure, context.preserve)
    const mixed = parts.some((part) => !('kind' in part.node))
    const nodes: Node[] = []
    let gap = element.startTagEnd
    let trail = ''
    for (const part of parts) {
      nodes.push(this.part(part, element, gap, context, mixed, trail))
      gap = part.end
      ;({ trail } = part)
    }
    const end = this.endGap(element, gap, context, mixed, parts.length === 0, trail)
    if (nodes.length === 0) {
      this.log.node(gap, gap, gap, gap)
      nodes.push(schema.nodes.textblock.create({ name: '' }))
    }
    return { nodes, gap, end }
  }

  private endGap(
    element: XmlElement,
    gap: number,
    context: Context,
    mixed: boolean,
    empty: boolean,
    trail = '',
  ): string | null {
    const block = context.inNote || context.parent === null ? undefined : this.blocks[context.parent]
    if (block) block.endGap = gap
    const text = trail + this.gapText(gap, element.endTagStart)
    if (empty) return text === '' ? null : text
    return rememberedGap(text, !context.inNote && !context.preserve, mixed)
  }

  /** The white space of a stretch of source that says nothing else, in whatever spelling. */
  private gapText(start: number, end: number): string {
    return start === end
      ? ''
      : this.source
          .slice(start, end)
          .replace(/&([^;]*);/g, (_, name: string) => decodeReference(name) ?? this.tree.entities.get(name) ?? '')
          .replace(/\r\n?/g, '\n')
          .replace(/[^ \t\n]+/g, '')
  }

  // Lists and tables

  private table(element: XmlElement, gap: number, context: Context, before: string | null): Node {
    return this.filled(element, gap, context, (inner, key) => {
      const width = tableWidth(rowsOf(element).map((row) => cellsOf(row).map(spansOf)))
      const rows: Node[] = []
      let between: Node[] = []
      const flush = () => {
        if (between.length > 0) rows.push(looseRow(between, width))
        between = []
      }
      let last = element.startTagEnd
      for (const child of element.children) {
        if (isCharacterData(child)) continue
        if (child.kind === 'element' && rowOf(child.name)?.role === 'row') {
          flush()
          rows.push(this.row(child, last, inner))
        } else between.push(this.part(partOf(child), element, last, inner, false))
        last = child.end
      }
      flush()
      const end = this.endGap(element, last, inner, false, false)
      const { name, attributes } = element
      return schema.nodes.table.create({ name, attributes, key, before, end }, rows)
    })
  }

  private row(element: XmlElement, gap: number, context: Context): Node {
    const pretty = !context.inNote && !context.preserve
    const before = rememberedGap(this.gapText(gap, element.start), pretty, false)
    return this.filled(element, gap, context, (inner, key) => {
      let last = element.startTagEnd
      const cells = cellsOf(element).map((cell) => {
        const made = this.cell(cell, last, inner)
        last = cell.end
        return made
      })
      const end = this.endGap(element, last, inner, false, cells.length === 0)
      return schema.nodes.row.create({ name: element.name, attributes: element.attributes, key, before, end }, cells)
    })
  }

  private cell(element: XmlElement, gap: number, context: Context): Node {
    const pretty = !context.inNote && !context.preserve
    const before = rememberedGap(this.gapText(gap, element.start), pretty, false)
    return this.container('cell', element, gap, context, before, spansOf(element))
  }

  // Running text

  private inline(nodes: readonly XmlNode[], context: Context, alternatives = false): Node[] {
    const out: Node[] = []
    this.addInline(nodes, [], context, { edges: true, alternatives }, out)
    return out
  }

  private addInline(
    nodes: readonly XmlNode[],
    marks: readonly Mark[],
    context: Context,
    within: { readonly edges: boolean; readonly alternatives: boolean },
    out: Node[],
  ): void {
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i]
      if (!node) continue
      if (!isCharacterData(node)) {
        this.addInlineNode(node, marks, context, out)
        continue
      }
      const first = i
      let text = node.text
      for (let next = nodes[i + 1]; next && isCharacterData(next); next = nodes[++i + 1]) text += next.text
      if (!context.preserve) {
        if (within.alternatives && isBlank(text)) continue
        if (within.edges && first === 0) text = trimStart(text)
        const following = nodes[i + 1]
        const layout = following ? isNote(following) && breaksAtEnd(text) && !within.alternatives : within.edges
        if (layout) text = trimEnd(text)
        text = foldSpace(text)
      }
      if (text === '') continue
      const space = context.preserve ? SPACE.kept : within.edges && first === 0 ? SPACE.foldedFromStart : SPACE.folded
      this.log.text(node.start, nodes[i]?.end ?? node.end, text.length, space)
      out.push(schema.text(text, marks))
    }
  }

  private addInlineNode(node: XmlNode, marks: readonly Mark[], context: Context, out: Node[]): void {
    if (node.kind === 'comment' || node.kind === 'instruction') {
      this.log.leaf(node)
      out.push(schema.nodes.point.create({ kind: node.kind, data: node.data }, null, marks))
      return
    }
    if (node.kind !== 'element') {
      this.log.leaf(node)
      out.push(schema.nodes.kept.create({ xml: this.source.slice(node.start, node.end) }, null, marks))
      return
    }
    const { name, attributes } = node
    const empty = node.children.length === 0
    const role = rowOf(name)?.role
    const preserve = preservesSpace(attributes, context.preserve)
    if (role === 'note') {
      this.log.node(node.start, node.startTagEnd, node.endTagStart, node.end)
      const { nodes: content, gap, end } = this.parts(node, { ...context, inNote: true, preserve })
      // A note in running text has no place for it, so space that must not go stands as text.
      if (preserve && end !== null) {
        this.log.node(gap, gap, node.endTagStart, node.endTagStart)
        this.log.text(gap, node.endTagStart, end.length, SPACE.kept)
        content.push(schema.nodes.textblock.create({ name: '' }, schema.text(end)))
      }
      out.push(schema.nodes.note.create({ name, attributes }, content, marks))
    } else if (role === 'kept' || (!empty && (role === 'pageBreak' || role === 'lineBreak' || role === 'point'))) {
      this.log.leaf(node)
      out.push(schema.nodes.kept.create({ xml: this.source.slice(node.start, node.end) }, null, marks))
    } else if (role === 'pageBreak' || role === 'lineBreak') {
      this.log.leaf(node)
      out.push(schema.nodes[role].create({ name, attributes }, null, marks))
    } else {
      const inner: Node[] = []
      const alternatives = role === 'alternatives'
      const spanMarks = empty ? marks : [...marks, this.span(node, context)]
      this.addInline(node.children, spanMarks, { ...context, preserve }, { edges: false, alternatives }, inner)
      if (inner.length > 0) for (const child of inner) out.push(child)
      else {
        this.log.leaf(node)
        out.push(schema.nodes.point.create({ name, attributes }, null, marks))
      }
    }
  }

  private span(element: XmlElement, context: Context): Mark {
    const joined = this.joined.get(element)
    const known = joined && this.joinedIds.get(joined)
    const id = known ?? `s${String(this.spans.length + 1)}`
    if (known === undefined) this.spans.push(id)
    if (joined) {
      this.joinedIds.set(joined, id)
      const fragments = this.linked.get(id) ?? []
      fragments.push({ key: context.parent ?? 0, attributes: element.attributes })
      this.linked.set(id, fragments)
    }
    return schema.marks.span.create({ id, name: element.name, attributes: joined?.attributes ?? element.attributes })
  }
}

const EMPTY = schema.nodes.textblock.create()

function isNote(node: XmlNode): boolean {
  return node.kind === 'element' && rowOf(node.name)?.role === 'note'
}

function rowsOf(table: XmlElement): XmlElement[] {
  return table.children.filter((child) => child.kind === 'element').filter((child) => rowOf(child.name)?.role === 'row')
}

function cellsOf(row: XmlElement): XmlElement[] {
  return row.children.filter((child) => child.kind === 'element')
}

function spansOf({ attributes }: { readonly attributes: Attributes }): { colspan: number; rowspan: number } {
  return { colspan: spanCount(attributes['cols']), rowspan: spanCount(attributes['rows']) }
}

function looseRow(parts: readonly Node[], width: number): Node {
  const attrs: Partial<BlockAttrs> = { name: '' }
  const cell = schema.nodes.cell.create({ ...attrs, colspan: width }, parts)
  return schema.nodes.row.create(attrs, cell)
}
