import type { Node } from 'prosemirror-model'
import { schema, type Attributes } from '../../schema'
import { listsOf, type ListPart } from './list-blocks'
import type { Paragraph, Part } from './parts'

/** Paragraphs that stand at the edges of a division: what TEI has in `opener` and `closer`. */
const edges: ReadonlyMap<string, string> = new Map([
  ['dateline', 'dateline'],
  ['salute', 'salute'],
  ['signed', 'signed'],
  ['closing', 'salute'],
  ['opening', 'seg'],
])

/** The element of an edge that a paragraph is; `null` where it is none. */
export function edgeOf(part: Part): string | null {
  return part.kind === 'paragraph' ? (edges.get(part.role) ?? null) : null
}

/** Blocks without divisions: in notes, cells and items, and between two headings. `named` hears of each block made of a part. */
export function blocksOf(
  parts: readonly Part[],
  options: { readonly edges?: boolean; readonly named?: (node: Node, part: Part) => void } = {},
): readonly Node[] {
  const blocks: Node[] = []
  const { named } = options
  for (let at = 0; at < parts.length;) {
    const part = parts[at]
    if (part === undefined) break
    if (part.kind === 'table') blocks.push(part.node)
    else if (part.kind === 'page') blocks.push(pageBreak(part.n))
    else {
      const together = togetherFrom(parts, at)
      const made = grouped(together, part, options.edges === true)
      if (together.length === 1 && made[0]) named?.(made[0], part)
      blocks.push(...made)
      at += together.length
      continue
    }
    at += 1
  }
  return blocks
}

/** A page break between blocks. */
export function pageBreak(n: string | null): Node {
  return schema.nodes.blockPageBreak.create({ attributes: n === null || n === '' ? {} : { n } })
}

/** A paragraph under another name, or loose where it has none. */
export function textBlock(name: string, { inlines }: Pick<Paragraph, 'inlines'>, attributes: Attributes = {}): Node {
  return schema.nodes.textblock.create({ name, attributes }, [...inlines])
}

/** The content of what holds text directly: its one paragraph is loose; where there is nothing, so is an empty one. */
export function looseBlocks(blocks: readonly Node[]): readonly Node[] {
  const [first] = blocks
  const only = blocks.filter(({ type }) => type !== schema.nodes.list).length === 1
  if (first === undefined) return [schema.nodes.textblock.create({ name: '' })]
  if (!only || first.type !== schema.nodes.textblock || first.attrs['name'] !== 'p') return blocks
  const loose = schema.nodes.textblock.create({ name: '' }, first.content)
  return [loose, ...blocks.slice(1)]
}

type Group = readonly (Paragraph | ListPart)[]

function isItem(part: Part | undefined): boolean {
  return part?.kind === 'paragraph' && (part.list !== null || part.role === 'item' || part.role === 'labelled')
}

/** The paragraphs from here that make one element: a list, a quotation, a poem, a note; or the one alone. */
function togetherFrom(parts: readonly Part[], from: number): Group {
  const first = parts[from]
  if (first?.kind !== 'paragraph') return []
  if (isItem(first)) return listFrom(parts, from)
  if (!['quote', 'verse', 'editorial'].includes(first.role)) return [first]
  const group: Paragraph[] = []
  for (const part of parts.slice(from)) {
    if (part.kind !== 'paragraph' || part.role !== first.role || isItem(part)) break
    group.push(part)
  }
  return group
}

/** Items that follow each other, with what goes on in them, and page breaks between items of one list. */
function listFrom(parts: readonly Part[], from: number): Group {
  const group: (Paragraph | ListPart)[] = []
  for (let at = from; at < parts.length; at++) {
    const part = parts[at]
    const next = parts[at + 1]
    if (part?.kind === 'paragraph' && (isItem(part) || part.role === 'continued')) group.push(part)
    else if (part?.kind === 'page' && goesOn(group, next)) group.push(part)
    else break
  }
  return group
}

/** Whether what comes next is an item of a list that the group has begun. */
function goesOn(group: Group, next: Part | undefined): boolean {
  if (next?.kind !== 'paragraph' || next.list === null) return false
  const { id } = next.list
  return group.some((part) => part.kind === 'paragraph' && part.list?.id === id)
}

function grouped(group: Group, first: Paragraph, keepsEdges: boolean): readonly Node[] {
  if (isItem(first)) return listsOf(group)
  const paragraphs = group.filter((part) => part.kind === 'paragraph')
  const container = (name: string, element: string) =>
    schema.nodes.container.create(
      { name },
      paragraphs.map((paragraph) => textBlock(element, paragraph)),
    )
  if (first.role === 'quote') return [container('quote', 'p')]
  if (first.role === 'verse') return [container('lg', 'l')]
  if (first.role !== 'editorial') return [textBlock((keepsEdges ? edges.get(first.role) : undefined) ?? 'p', first)]
  const blocks = looseBlocks(paragraphs.map((paragraph) => textBlock('p', paragraph)))
  return [schema.nodes.blockNote.create({ attributes: {} }, [...blocks])]
}
