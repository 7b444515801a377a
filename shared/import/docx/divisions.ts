import type { Node } from 'prosemirror-model'
import { schema } from '../../schema'
import type { Paragraph, Part } from './parts'
import { blocksOf, edgeOf, pageBreak, textBlock } from './structure'

interface Division {
  /** Of its heading; beyond all levels where it has none. */
  readonly level: number
  readonly heads: Paragraph[]
  readonly parts: Part[]
  readonly inner: Division[]
  /** Page breaks before its heading. */
  readonly before: readonly Part[]
}

const untitled = 99

/** Builds the divisions of a text from its headings, each with what stands under it. `named` hears of each block made of a part. */
export function divisionsOf(parts: readonly Part[], named: (node: Node, part: Part) => void): readonly Node[] {
  const root: Division = { level: -1, heads: [], parts: [], inner: [], before: [] }
  const open: Division[] = [root]
  const top = () => open.at(-1) ?? root
  const begin = (level: number): Division => {
    const made: Division = { level, heads: [], parts: [], inner: [], before: [] }
    top().inner.push(made)
    open.push(made)
    return made
  }
  for (const part of parts) {
    if (part.kind === 'paragraph' && (part.level > 0 || part.role === 'title')) heading(part, open, begin)
    else {
      // What follows a signature is a text of its own: after it a division ends.
      if (isSigned(top()) && part.kind !== 'page' && edgeOf(part) === null) open.pop()
      if (top() === root || top().inner.length > 0) begin(untitled)
      top().parts.push(part)
    }
  }
  return withoutBareStart(root.inner).map((division) => divisionNode(division, named))
}

function heading(part: Paragraph, open: Division[], begin: (level: number) => Division): void {
  const level = part.role === 'title' ? 0 : part.level
  const last = open.at(-1)
  if (last?.level === level && last.parts.length === 0 && last.inner.length === 0) {
    last.heads.push(part)
    return
  }
  while ((open.at(-1)?.level ?? -1) >= level) open.pop()
  const above = open.at(-1)
  if (above !== undefined && isSigned(above)) open.pop()
  begin(level).heads.push(part)
}

function isSigned({ parts, level }: Division): boolean {
  const last = parts.findLast(({ kind }) => kind !== 'page')
  return level >= 0 && last?.kind === 'paragraph' && last.role === 'signed'
}

/** Page breaks before the first heading stand in its division. */
function withoutBareStart(divisions: readonly Division[]): readonly Division[] {
  const [first, second, ...rest] = divisions
  if (first?.level !== untitled || second === undefined || first.parts.some(({ kind }) => kind !== 'page'))
    return divisions
  return [{ ...second, before: first.parts }, ...rest]
}

function divisionNode(division: Division, named: (node: Node, part: Part) => void): Node {
  const { heads, parts, inner, before } = division
  const breaks = before.map((part) => pageBreak(part.kind === 'page' ? part.n : null))
  const titles = heads.map((head) => {
    const node = schema.nodes.heading.create({ name: 'head' }, [...head.inlines])
    named(node, head)
    return node
  })
  const blocks = withEdges(blocksOf(parts, { edges: true, named }), inner.length > 0)
  const nested = inner.map((one) => divisionNode(one, named))
  const children = [...breaks, ...titles, ...blocks, ...nested]
  return schema.nodes.container.create(
    { name: 'div' },
    children.length > 0 ? children : [textBlock('p', { inlines: [] })],
  )
}

const edgeNames: ReadonlySet<unknown> = new Set(['dateline', 'salute', 'signed', 'seg'])

const isEdge = (node: Node): boolean => node.type === schema.nodes.textblock && edgeNames.has(node.attrs['name'])

/** Whether a node may stand anywhere in a division. */
const isAnywhere = ({ type }: Node): boolean => type === schema.nodes.blockPageBreak || type === schema.nodes.blockNote

/** What stands at the edges of a division in an opener and a closer; in between such paragraphs are plain ones. */
function withEdges(blocks: readonly Node[], goesOn: boolean): readonly Node[] {
  // A closer follows text, so where there is none all edges open the division.
  if (blocks.every((node) => isEdge(node) || isAnywhere(node))) return wrapped(blocks, 'opener')
  const start = blocks.findIndex((node) => !isAnywhere(node))
  const text = start < 0 ? -1 : blocks.findIndex((node, index) => index >= start && !isEdge(node))
  const opened = start < 0 ? 0 : text < 0 ? blocks.length : text
  const lastText = goesOn ? blocks.length - 1 : blocks.findLastIndex((node) => !isEdge(node) && !isAnywhere(node))
  const closed = Math.max(opened, lastText + 1)
  return [
    ...wrapped(blocks.slice(0, opened), 'opener'),
    ...blocks.slice(opened, closed).map(plain),
    ...wrapped(blocks.slice(closed), 'closer'),
  ]
}

/** Neighbours that are edges, in one element. */
function wrapped(blocks: readonly Node[], name: 'opener' | 'closer'): readonly Node[] {
  const made: Node[] = []
  let together: Node[] = []
  const close = () => {
    if (together.length > 0) made.push(schema.nodes.container.create({ name }, together))
    together = []
  }
  for (const node of blocks) {
    if (isEdge(node)) together.push(node)
    else {
      close()
      made.push(node)
    }
  }
  close()
  return made
}

function plain(node: Node): Node {
  return isEdge(node) ? schema.nodes.textblock.create({ name: 'p' }, node.content) : node
}
