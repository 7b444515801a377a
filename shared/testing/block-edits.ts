import { Fragment, Slice, type Node } from 'prosemirror-model'
import { schema } from '../schema'

/** A node of a doc that is no running text, and where it stands. */
export interface PlacedBlock {
  readonly node: Node
  readonly parent: Node
  readonly index: number
  /** The position before it. */
  readonly position: number
}

/** Every block of a doc, outermost first, those in notes included; not the doc itself. */
export function blocksOf(doc: Node): readonly PlacedBlock[] {
  const blocks: PlacedBlock[] = []
  doc.descendants((node, position, parent, index) => {
    if (node.isBlock && parent) blocks.push({ node, parent, index, position })
  })
  return blocks
}

/** The doc with a letter typed at a position, in the spans that stand there. */
export function withLetter(doc: Node, position: number): Node {
  const marks = doc.resolve(position).marks()
  return doc.replace(position, position, new Slice(Fragment.from(schema.text('Q', marks)), 0, 0))
}

/** The doc with a block and the one after it exchanged; `null` where they do not stand in that order. */
export function withBlockDown(doc: Node, { node, parent, index, position }: PlacedBlock): Node | null {
  const next = parent.maybeChild(index + 1)
  if (!next) return null
  const end = position + node.nodeSize + next.nodeSize
  return replaced(doc, position, end, [next, node])
}

/** The doc with a new paragraph in the place of a block; `null` where none can stand. */
export function withParagraphFor(doc: Node, { node, position }: PlacedBlock): Node | null {
  return replaced(doc, position, position + node.nodeSize, [schema.nodes.textblock.create(null, schema.text('New.'))])
}

/** The doc without a block; `null` where it must stand. */
export function withoutBlock(doc: Node, { node, position }: PlacedBlock): Node | null {
  return replaced(doc, position, position + node.nodeSize, [])
}

function replaced(doc: Node, from: number, to: number, nodes: readonly Node[]): Node | null {
  const $from = doc.resolve(from)
  const content = Fragment.from(nodes)
  const index = $from.index()
  const until = doc.resolve(to).index()
  return $from.parent.canReplace(index, until, content) ? doc.replace(from, to, new Slice(content, 0, 0)) : null
}
