import type { Mark, Node } from 'prosemirror-model'
import { schema } from '../schema'
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
    this.add(nodes, [], context, { edges: true, alternatives }, out)
    // The doc keeps the list, and one that grew has room for more.
    return out.slice()
  }

  private add(
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
        const layout = following ? isNote(following) && breaksAtEnd(text) && !within.alternatives : within.edges
        if (layout) text = trimEnd(text)
        text = foldSpace(text)
      }
      if (text === '') continue
      const space = context.preserve ? SPACE.kept : within.edges && first === 0 ? SPACE.foldedFromStart : SPACE.folded
      this.log.text(node.start, nodes[i]?.end ?? node.end, text.length, space)
      // The pieces of a span share its marks; what is made with marks gets a list of its own.
      out.push(marks.length === 0 ? schema.text(text) : schema.text(text).mark(marks))
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
      const { nodes: content, gap, end } = this.noteParts(node, { ...context, inNote: true, preserve })
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
      const spanMarks = empty ? marks : [...marks, this.spans.markOf(node, context.parent ?? 0)]
      this.add(node.children, spanMarks, { ...context, preserve }, { edges: false, alternatives }, inner)
      if (inner.length > 0) for (const child of inner) out.push(child)
      else {
        this.log.leaf(node)
        out.push(schema.nodes.point.create({ name, attributes }, null, marks))
      }
    }
  }
}

function isNote(node: XmlNode): boolean {
  return node.kind === 'element' && rowOf(node.name)?.role === 'note'
}
