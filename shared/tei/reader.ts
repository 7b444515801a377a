import type { Node } from 'prosemirror-model'
import { schema, type Attributes, type NodeName } from '../schema'
import { madeBlock } from '../schema/made-nodes'
import type { XmlElement, XmlNode, XmlTree } from '../xml/tree'
import { contextIn, EMPTY, Filing, type Context } from './filing'
import { Fits } from './fits'
import type { KnownBlocks } from './known-blocks'
import { joinFragments } from './linked'
import { cutParts, type Part } from './parts'
import { PlaceLog } from './place-log'
import type { TeiReading } from './read'
import { ReadSpans } from './read-spans'
import { RunningTextReader, type HeldParts } from './running-text-reader'
import { Structure } from './structure'
import { rowOf } from './table'
import { TableReader } from './table-reader'

const NONE: Attributes = {}

/** Reads one tree into a doc: its blocks here, what is in them by other readers; used once. Recursive, as deep as the tree, which parsing bounds. */
export class Reader {
  private readonly source: string
  private readonly tree: XmlTree
  private readonly structure: Structure
  private readonly fits: Fits
  private readonly log = new PlaceLog()
  private readonly filing: Filing
  private readonly spans: ReadSpans
  private readonly runningText: RunningTextReader
  private readonly tables: TableReader

  /** `apart`: the `xml:id`s of first fragments of spans that are not to be joined. */
  constructor(source: string, tree: XmlTree, apart: ReadonlySet<string>, known: KnownBlocks) {
    this.source = source
    this.tree = tree
    this.structure = new Structure(tree.root)
    this.fits = new Fits(this.structure)
    this.filing = new Filing(source, tree.entities, this.log, known)
    this.spans = new ReadSpans(joinFragments(tree.root, this.structure, apart))
    this.runningText = new RunningTextReader(source, this.spans, this.log, (note, context) => this.parts(note, context))
    this.tables = new TableReader(this.filing, {
      part: (part, parent, gap, context) => this.part(part, parent, gap, context, false),
      cell: (element, gap, context, before, spans) => this.special('cell', element, gap, context, before, spans),
    })
  }

  read(): TeiReading {
    const { source, tree } = this
    const { blocks } = this.filing
    const { root } = tree
    const doc = this.special('doc', root, 0, { parent: null, inNote: false, preserve: false }, null, {
      prolog: source.slice(0, root.start),
      epilog: source.slice(root.end),
    })
    return {
      doc,
      source,
      blocks,
      linked: this.spans.linked,
      order: [...blocks.keys()],
      spans: this.spans.ids,
      entities: tree.entities,
      log: this.log.numbers,
    }
  }

  /** The `xml:id`s of the first fragments of spans of which some stand in what was kept whole. */
  incomplete(): readonly string[] {
    return this.spans.incomplete()
  }

  /** `trail` is white space before the gap that the part before does not hold. */
  private part(part: Part, parent: XmlElement, gap: number, context: Context, mixed: boolean, trail = ''): Node {
    const before = this.filing.before(gap, part.start, context, mixed, trail, part.lead)
    if (part.node !== null) return this.block(part.node, parent, gap, context, before)
    return this.loose(part, parent, gap, context, before)
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
          ? this.tables.read(node, gap, context, before)
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
    const { parent } = context
    const place = { gap, start, startTagEnd: end, endGap: end, endTagStart: end, end, parent, node: EMPTY }
    const key = this.filing.begin(place, context)
    return this.filing.made(key, schema.nodes[type].create({ ...attrs, key }))
  }

  private textblock(
    type: 'textblock' | 'heading' | 'label',
    element: XmlElement,
    gap: number,
    context: Context,
    before: string | null,
  ): Node {
    const { name, attributes, start, startTagEnd, endTagStart, end } = element
    const { parent } = context
    const place = { gap, start, startTagEnd, endGap: endTagStart, endTagStart, end, parent, node: EMPTY }
    const key = this.filing.begin(place, context)
    const content = this.runningText.read(element.children, contextIn(element, key, context))
    return this.filing.made(key, madeBlock(schema.nodes[type], { name, attributes, key, before, end: null }, content))
  }

  private loose(part: Part, parent: XmlElement, gap: number, context: Context, before: string | null): Node {
    const { start, end, loose } = part
    const { parent: around } = context
    const place = { gap, start, startTagEnd: start, endGap: end, endTagStart: end, end, parent: around, node: EMPTY }
    const key = this.filing.begin(place, context)
    const alternatives = rowOf(parent.name)?.role === 'alternatives'
    const inner = { parent: key ?? context.parent, inNote: context.inNote, preserve: context.preserve }
    const content = this.runningText.read(loose, inner, alternatives)
    return this.filing.made(
      key,
      madeBlock(schema.nodes.textblock, { name: '', attributes: NONE, key, before, end: null }, content),
    )
  }

  private container(
    type: 'container' | 'list' | 'item' | 'blockNote',
    element: XmlElement,
    gap: number,
    context: Context,
    before: string | null,
  ): Node {
    const key = this.filing.beginHolder(element, gap, context)
    const { nodes, end } = this.parts(element, contextIn(element, key, context))
    const { name, attributes } = element
    return this.filing.made(key, madeBlock(schema.nodes[type], { name, attributes, key, before, end }, nodes))
  }

  /** A container that has more attributes than others. */
  private special(
    type: 'doc' | 'cell',
    element: XmlElement,
    gap: number,
    context: Context,
    before: string | null,
    more: Record<string, unknown>,
  ): Node {
    const key = this.filing.beginHolder(element, gap, context)
    const { nodes, end } = this.parts(element, contextIn(element, key, context))
    const { name, attributes } = element
    return this.filing.made(key, schema.nodes[type].create({ name, attributes, key, before, end, ...more }, nodes))
  }

  /** The parts of an element that holds blocks, and the white space before its end tag. */
  private parts(element: XmlElement, context: Context): HeldParts {
    const parts = cutParts(element, this.source, this.structure, context.preserve)
    const mixed = parts.some((part) => part.node === null)
    const nodes: Node[] = []
    let gap = element.startTagEnd
    let trail = ''
    for (const part of parts) {
      nodes.push(this.part(part, element, gap, context, mixed, trail))
      gap = part.end
      ;({ trail } = part)
    }
    const end = this.filing.endGap(element, gap, context, mixed, parts.length === 0, trail)
    if (nodes.length === 0) {
      this.log.node(gap, gap, gap, gap)
      nodes.push(schema.nodes.textblock.create({ name: '' }))
    }
    return { nodes: nodes.slice(), gap, end }
  }
}
