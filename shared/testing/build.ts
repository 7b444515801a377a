import { Fragment, type Node } from 'prosemirror-model'
import { schema, type Attributes, type NodeName } from '../schema'

/** What a builder takes: text, a node, or what {@link span} made. `<a>` in text names a position; see {@link at}. */
export type Content = string | Node | readonly Node[]

const tags = new WeakMap<Node, ReadonlyMap<string, number>>()
let spans = 0

function flat(contents: readonly Content[]): { nodes: Node[]; found: Map<string, number> } {
  const nodes: Node[] = []
  const found = new Map<string, number>()
  let size = 0
  const add = (node: Node, inside: number) => {
    for (const [tag, position] of tags.get(node) ?? []) found.set(tag, size + inside + position)
    nodes.push(node)
    size += node.nodeSize
  }
  for (const content of contents)
    if (typeof content === 'string') {
      const { text, marks } = tagged(content)
      for (const [tag, position] of marks) found.set(tag, size + position)
      if (text !== '') add(schema.text(text), 0)
    } else if (Array.isArray(content)) for (const node of content as readonly Node[]) add(node, node.isText ? 0 : 1)
    else add(content as Node, 1)
  return { nodes, found }
}

function tagged(content: string): { text: string; marks: [string, number][] } {
  const marks: [string, number][] = []
  let text = ''
  let last = 0
  for (const match of content.matchAll(/<(\w+)>/g)) {
    text += content.slice(last, match.index)
    marks.push([match[1] ?? '', text.length])
    last = match.index + match[0].length
  }
  return { text: text + content.slice(last), marks }
}

function node(type: NodeName, attrs: Record<string, unknown>, contents: readonly Content[]): Node {
  const { nodes, found } = flat(contents)
  const made = schema.nodes[type].create(attrs, Fragment.from(nodes))
  if (found.size > 0) tags.set(made, found)
  return made
}

type BlockBuilder = (...contents: readonly Content[]) => Node

const block =
  (type: NodeName, name: string, attributes: Attributes = {}): BlockBuilder =>
  (...contents) =>
    node(type, { name, attributes }, contents)

/** The position that `<tag>` named in the text of `made` or of what is in it. For a doc it is a position in the doc. */
export function at(made: Node, tag: string): number {
  const position = tags.get(made)?.get(tag)
  if (position === undefined) throw new RangeError(`No <${tag}> in this node`)
  return position
}

/** A root with these blocks as they are, without a header. */
export const doc: BlockBuilder = (...contents) => node('doc', {}, contents)
/** A whole TEI file's doc: text, body, one div with these blocks. */
export const letter: BlockBuilder = (...contents) => doc(text(body(div(...contents))))
export const text = block('container', 'text')
export const body = block('container', 'body')
export const div = block('container', 'div')
export const quote = block('container', 'quote')
export const p = block('textblock', 'p')
/** Text directly in a container. */
export const loose = block('textblock', '')
export const head = block('heading', 'head')
export const signed = block('textblock', 'signed')
export const list = block('list', 'list')
export const item = block('item', 'item')
export const label = block('label', 'label')
export const table = block('table', 'table')
export const row = block('row', 'row')
export const cell = block('cell', 'cell')
/** A note in running text. */
export const note: BlockBuilder = (...contents) => node('note', { attributes: {} }, contents)
/** A note in running text with its number. */
export const numbered = (n: string, ...contents: readonly Content[]): Node =>
  node('note', { attributes: { n } }, contents)
/** A note in running text with these attributes. */
export const noteWith = (attributes: Attributes, ...contents: readonly Content[]): Node =>
  node('note', { attributes }, contents)
export const blockNote = block('blockNote', 'note')
/** A page break in running text. */
export const pb = (n: string): Node => node('pageBreak', { attributes: { n } }, [])
/** A page break between blocks. */
export const pageBreak = (n: string): Node => node('blockPageBreak', { attributes: { n } }, [])
export const lb = (): Node => node('lineBreak', {}, [])
export const comment = (data: string): Node => node('point', { kind: 'comment', data }, [])
/** An element of any name as container or text block. */
export const element = (
  type: 'container' | 'textblock',
  name: string,
  attributes: Attributes,
  ...contents: readonly Content[]
): Node => node(type, { name, attributes }, contents)

/** A span over these contents, with an id of its own, outside of what is in them already. */
export function span(name: string, ...contents: readonly Content[]): Node[] {
  return spanWith(name, {}, ...contents)
}

/** The same with attributes. */
export function spanWith(name: string, attributes: Attributes, ...contents: readonly Content[]): Node[] {
  return spanWithId(`b${String(++spans)}`, name, attributes, ...contents)
}

/** The same with a given id, for texts that have to be the same in every run, whatever was built before. */
export function spanWithId(id: string, name: string, attributes: Attributes, ...contents: readonly Content[]): Node[] {
  const mark = schema.marks.span.create({ id, name, attributes })
  const { nodes, found } = flat(contents)
  const marked = nodes.map((inner) => inner.mark([mark, ...inner.marks]))
  const first = marked[0]
  if (first && found.size > 0)
    tags.set(first, new Map([...found].map(([tag, position]) => [tag, first.isText ? position : position - 1])))
  return marked
}
