import type { Node } from 'prosemirror-model'
import { isDivision, isSubdivision } from '../queries/divisions'
import { keptName, localName, type CellAttrs, type KeptAttrs, type PointAttrs } from '../schema'
import { readInlines, readPoint, type InlineContext } from './read-inlines'
import type { ReadingBlock, ReadingCell, ReadingInline, ReadingItem, ReadingPlace, ReadingRow } from './reading-text'
import { attributesOf, isRead } from './survey'

/** Where blocks stand: how many divisions are around them, and whether a heading there is that of a division. */
export interface BlockPlace {
  readonly level: number
  readonly heads: boolean
}

/** Parts of a file that frame the text and are none of it. */
const frames = /^(?:text|body)$/
/** What stands beside a text in its file. */
const beside =
  /^(?:facsimile|sourceDoc|standOff|xenoData|spanGrp|linkGrp|joinGrp|altGrp|interpGrp|timeline|listAnnotation|listChange|charDecl|fallback)$/

/** The blocks in a node whose content begins at `start`. */
export function readBlocks(
  node: Node,
  start: number,
  place: BlockPlace,
  context: InlineContext,
): readonly ReadingBlock[] {
  const blocks: ReadingBlock[] = []
  eachRead(node, start, context, (child, pos) => {
    context.heard(pos)
    blocks.push(...readBlock(child, pos, node, place, context))
  })
  return blocks
}

function readBlock(
  node: Node,
  pos: number,
  parent: Node,
  place: BlockPlace,
  context: InlineContext,
): readonly ReadingBlock[] {
  const at = placeOf(node, pos)
  switch (node.type.name) {
    case 'header':
      return []
    case 'container':
      return readContainer(node, pos, parent, place, context)
    case 'heading': {
      const inlines = readInlines(node, pos + 1, context)
      return place.heads && inlines.length > 0
        ? [{ ...at, kind: 'heading', level: Math.max(1, place.level), inlines }]
        : [{ ...at, kind: 'paragraph', inlines }]
    }
    case 'list':
      return [{ ...at, kind: 'list', ordered: isOrdered(node), items: readItems(node, pos + 1, place, context) }]
    case 'table':
      return [{ ...at, kind: 'table', rows: readRows(node, pos + 1, place, context) }]
    case 'blockNote':
      return [{ ...at, kind: 'note', note: context.note(node, pos) }]
    case 'blockPageBreak':
      return readPage(at, context)
    case 'blockPoint':
      return readBlockPoint(node.attrs as PointAttrs, at, context)
    case 'blockKept': {
      const what = localName(keptName((node.attrs as KeptAttrs).xml))
      return beside.test(what) ? [] : [{ ...at, kind: 'object', what, url: '' }]
    }
    default:
      return [{ ...at, kind: 'paragraph', inlines: readInlines(node, pos + 1, context) }]
  }
}

function readContainer(
  node: Node,
  pos: number,
  parent: Node,
  { level }: BlockPlace,
  context: InlineContext,
): readonly ReadingBlock[] {
  const at = placeOf(node, pos)
  const divides = isSubdivision(node, parent)
  const inside = { level: divides ? level + 1 : level, heads: divides || isDivision(node) }
  const blocks = readBlocks(node, pos + 1, inside, context)
  return frames.test(at.element) && at.xmlId === null ? blocks : [{ ...at, kind: 'section', blocks }]
}

function readPage(at: ReadingPlace, { pointing: { survey } }: InlineContext): readonly ReadingBlock[] {
  const page = survey.pageAt.get(at.pos)
  return page === undefined ? [] : [{ ...at, kind: 'page', page, label: survey.pages[page] ?? '' }]
}

function readBlockPoint(attrs: PointAttrs, at: ReadingPlace, context: InlineContext): readonly ReadingBlock[] {
  const inlines = readPoint(attrs, at.pos, context)
  if (inlines.length === 0) return []
  const object = inlines.find((inline) => inline.kind === 'object')
  if (object) return [{ ...at, kind: 'object', what: object.what, url: object.url }]
  return [{ ...at, xmlId: null, element: '', attributes: {}, kind: 'paragraph', inlines }]
}

function readItems(list: Node, start: number, place: BlockPlace, context: InlineContext): readonly ReadingItem[] {
  const items: ReadingItem[] = []
  const inside = { ...place, heads: false }
  let waiting: { readonly at: ReadingPlace; readonly label: readonly ReadingInline[] } | null = null
  const alone = () => {
    if (waiting) items.push({ ...waiting.at, kind: 'item', label: waiting.label, blocks: [] })
    waiting = null
  }
  eachRead(list, start, context, (child, pos) => {
    const at = placeOf(child, pos)
    if (child.type.name === 'label') {
      alone()
      waiting = { at, label: withId(at, readInlines(child, pos + 1, context)) }
    } else if (child.type.name === 'item') {
      items.push({
        ...at,
        kind: 'item',
        label: waiting?.label ?? null,
        blocks: readBlocks(child, pos + 1, inside, context),
      })
      waiting = null
    } else {
      const blocks = readBlock(child, pos, list, inside, context)
      if (blocks.length > 0 && child.isTextblock) alone()
      if (blocks.length > 0) items.push({ ...at, xmlId: null, kind: 'between', label: null, blocks })
    }
  })
  alone()
  return items
}

/** A label's text, with an empty span for its `xml:id`. */
function withId(
  { pos, attributes, element, xmlId }: ReadingPlace,
  label: readonly ReadingInline[],
): readonly ReadingInline[] {
  if (xmlId === null) return label
  const none = { renditions: [], entry: null, target: null, language: null, part: null, inlines: [] }
  return [{ kind: 'span', pos, element, family: 'other', attributes, ...none }, ...label]
}

function readRows(table: Node, start: number, place: BlockPlace, context: InlineContext): readonly ReadingRow[] {
  const rows: ReadingRow[] = []
  const inside = { ...place, heads: false }
  eachRead(table, start, context, (row, pos) => {
    const at = placeOf(row, pos)
    const kind = row.attrs['name'] === '' ? 'between' : 'row'
    const header = at.attributes['role'] === 'label'
    const cells: ReadingCell[] = []
    eachRead(row, pos + 1, context, (cell, cellPos) => {
      const { colspan: columns, rowspan } = cell.attrs as CellAttrs
      const blocks = readBlocks(cell, cellPos + 1, inside, context)
      const place = placeOf(cell, cellPos)
      cells.push({ ...place, header: place.attributes['role'] === 'label', columns, rows: rowspan, blocks })
    })
    rows.push({ ...at, kind, header, cells })
  })
  return rows
}

function isOrdered(list: Node): boolean {
  const { rend = '', type = '' } = attributesOf(list)
  return /number|order/i.test(`${rend} ${type}`) && !/unorder/i.test(`${rend} ${type}`)
}

function placeOf(node: Node, pos: number): ReadingPlace {
  const attributes = attributesOf(node)
  const element = localName((node.attrs['name'] as string | undefined) ?? '')
  return { pos, xmlId: attributes['xml:id'] ?? null, element, attributes }
}

function eachRead(node: Node, start: number, context: InlineContext, visit: (child: Node, pos: number) => void): void {
  let pos = start
  for (const child of node.children) {
    if (isRead(child, context)) visit(child, pos)
    pos += child.nodeSize
  }
}
