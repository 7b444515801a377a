import { Mark, type Node } from 'prosemirror-model'
import { schema } from '../schema'
import { madeInline, madeText } from '../schema/made-nodes'
import type { XmlElement, XmlNode } from '../xml/tree'
import type { Context } from './filing'
import { SPACE, type PlaceLog } from './place-log'
import type { ReadSpans } from './read-spans'
import { isCharacterData } from './structure'
import { rowOf } from './table'
import { breaksAtEnd, foldSpace, isBlank, preservesSpace, trimEnd, trimStart } from './whitespace'

/** The parts of an element that holds blocks, never none, and the white space before its end tag, which begins at `gap`. */
export interface HeldParts {
  readonly nodes: Node[]
  readonly gap: number
  readonly end: string | null
}

/** What running text stands in: whether at the edges of a block, where space is layout, and whether as alternatives, between which it is. */
interface Within {
  readonly edges: boolean
  readonly alternatives: boolean
}

const BLOCK: Within = { edges: true, alternatives: false }
const BLOCK_OF_ALTERNATIVES: Within = { edges: true, alternatives: true }
const SPAN: Within = { edges: false, alternatives: false }
const SPAN_OF_ALTERNATIVES: Within = { edges: false, alternatives: true }

/** Reads the running text of blocks: text, spans, and the points and notes in it. */
export class RunningTextReader {
  private readonly source: string
  private readonly spans: ReadSpans
  private readonly log: PlaceLog
  private readonly noteParts: (note: XmlElement, context: Context) => HeldParts

  /** `noteParts` reads what stands in a note. */
  constructor(
    source: string,
    spans: ReadSpans,
    log: PlaceLog,
    noteParts: (note: XmlElement, context: Context) => HeldParts,
  ) {
    this.source = source
    this.spans = spans
    this.log = log
    this.noteParts = noteParts
  }

  /** What stands in a block; white space between `alternatives` says nothing. */
  read(nodes: readonly XmlNode[], context: Context, alternatives = false): Node[] {
    const out: Node[] = []
    this.add(nodes, Mark.none, context, alternatives ? BLOCK_OF_ALTERNATIVES : BLOCK, out)
    // The doc keeps the list, and one that grew has room for more.
    return out.slice()
  }

  private add(nodes: readonly XmlNode[], marks: readonly Mark[], context: Context, within: Within, out: Node[]): void {
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i]
      if (!node) continue
      if (!isCharacterData(node)) {
        this.addNode(node, marks, context, out)
        continue
      }
      const first = i
      let text = node.text
      for (let next = nodes[i + 1]; next && isCharacterData(next); next = nodes[++i + 1]) text += next.text
      if (!context.preserve) {
        if (within.alternatives && isBlank(text)) continue
        if (within.edges && first === 0) text = trimStart(text)
        const following = nodes[i + 1]
        const layout = following ? breaksAtEnd(text) && isNote(following) && !within.alternatives : within.edges
        if (layout) text = trimEnd(text)
        text = foldSpace(text)
      }
      if (text === '') continue
      const space = context.preserve ? SPACE.kept : within.edges && first === 0 ? SPACE.foldedFromStart : SPACE.folded
      this.log.text(node.start, nodes[i]?.end ?? node.end, text.length, space)
      out.push(madeText(text, marks))
    }
  }

  private addNode(node: XmlNode, marks: readonly Mark[], context: Context, out: Node[]): void {
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
      const { nodes: content, gap, end } = this.noteParts(node, { parent: context.parent, inNote: true, preserve })
      // A note in running text has no place for it, so space that must not go stands as text.
      if (preserve && end !== null) {
        this.log.node(gap, gap, node.endTagStart, node.endTagStart)
        this.log.text(gap, node.endTagStart, end.length, SPACE.kept)
        content.push(schema.nodes.textblock.create({ name: '' }, schema.text(end)))
      }
      out.push(madeInline(schema.nodes.note, { name, attributes }, content, marks))
    } else if (role === 'kept' || (!empty && (role === 'pageBreak' || role === 'lineBreak' || role === 'point'))) {
      this.log.leaf(node)
      out.push(schema.nodes.kept.create({ xml: this.source.slice(node.start, node.end) }, null, marks))
    } else if (role === 'pageBreak' || role === 'lineBreak') {
      this.log.leaf(node)
      out.push(madeInline(schema.nodes[role], { name, attributes }, [], marks))
    } else {
      const before = out.length
      this.add(
        node.children,
        empty ? marks : [...marks, this.spans.markOf(node, context.parent ?? 0)],
        preserve === context.preserve ? context : { ...context, preserve },
        role === 'alternatives' ? SPAN_OF_ALTERNATIVES : SPAN,
        out,
      )
      if (out.length > before) return
      this.log.leaf(node)
      out.push(schema.nodes.point.create({ name, attributes }, null, marks))
    }
  }
}

function isNote(node: XmlNode): boolean {
  return node.kind === 'element' && rowOf(node.name)?.role === 'note'
}
