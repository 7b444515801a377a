import type { Node } from 'prosemirror-model'
import { schema, type Attributes } from '../../schema'
import type { Paragraph, Part } from './parts'
import { looseBlocks, pageBreak, textBlock } from './structure'

/** What stands between the items of a list. */
export type ListPart = Extract<Part, { readonly kind: 'page' }>

interface Line {
  readonly part: Paragraph | ListPart
  readonly level: number
  /** What tells one list from another; `null` for what goes on in an item. */
  readonly key: string | null
  readonly attributes: Attributes
}

/** How far the first level stands in where Recto writes lists, and each further one, in twentieths of a point. */
const step = { first: 560, further: 400 }

/** The lists that paragraphs in a row make, nested as they stand in. */
export function listsOf(parts: readonly (Paragraph | ListPart)[]): readonly Node[] {
  const lines = parts.map(lineOf)
  const lists: Node[] = []
  for (let at = 0; at < lines.length;) {
    const part = lines[at]?.part
    if (part?.kind === 'page') {
      lists.push(pageBreak(part.n))
      at += 1
      continue
    }
    const read = readList(lines, at, lines[at]?.level ?? 0)
    lists.push(read.list)
    at = read.next
  }
  return lists
}

function lineOf(part: Paragraph | ListPart): Line {
  if (part.kind === 'page') return { part, level: 0, key: null, attributes: {} }
  const { list, role } = part
  if (list !== null) {
    const rend = list.mark === 'numbers' ? 'numbered' : 'bulleted'
    return { part, level: list.level, key: `${list.mark} ${list.id}`, attributes: { rend } }
  }
  if (role === 'labelled') return { part, level: levelOf(part, 280), key: 'labelled', attributes: {} }
  if (role === 'item') return { part, level: levelOf(part, 0), key: 'plain', attributes: { rend: 'simple' } }
  return { part, level: part.indent === null ? Infinity : levelOf(part, 0), key: null, attributes: {} }
}

function levelOf({ indent }: Paragraph, beyond: number): number {
  return indent === null ? 0 : Math.max(0, Math.round((indent - beyond - step.first) / step.further))
}

/** One list and all that is nested in it, from a line on; at least that line is taken. */
function readList(lines: readonly Line[], from: number, level: number): { readonly list: Node; readonly next: number } {
  const key = lines[from]?.key
  const attributes = lines[from]?.attributes ?? {}
  const children: Node[] = []
  let blocks: Node[] | null = null
  const close = () => {
    if (blocks !== null) children.push(itemOf(blocks))
    blocks = null
  }
  let at = from
  while (at < lines.length) {
    const line = lines[at]
    if (line === undefined) break
    const { part } = line
    if (part.kind === 'page') {
      const next = lines[at + 1]
      if (next === undefined || next.level < level || (next.level === level && next.key !== key)) break
      close()
      children.push(pageBreak(part.n))
    } else if (line.level < level && at > from) break
    else if (line.key === null) (blocks ??= []).push(textBlock('p', part))
    else if (line.level > level && blocks !== null) {
      const inner = readList(lines, at, line.level)
      blocks.push(inner.list)
      at = inner.next
      continue
    } else {
      if (line.key !== key) break
      close()
      if (part.label !== null) children.push(schema.nodes.label.create({}, [...part.label]))
      blocks = part.inlines.length === 0 ? [] : [textBlock('p', part)]
    }
    at += 1
  }
  close()
  return { list: schema.nodes.list.create({ attributes }, children), next: Math.max(at, from + 1) }
}

function itemOf(blocks: readonly Node[]): Node {
  return schema.nodes.item.create({}, [...looseBlocks(blocks)])
}
