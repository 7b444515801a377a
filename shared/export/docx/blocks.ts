import { HeadingLevel, Paragraph, type IParagraphOptions, type ParagraphChild, type Table } from 'docx'
import { assertNever } from '../../finding'
import type { ReadingBlock, ReadingInline, ReadingItem } from '../../reading-text/reading-text'
import { itemIndent, listLevels, listMarks } from './lists'
import { blockNote } from './notes'
import { objectRun } from './objects'
import type { Place } from './place'
import { pageRun, runsOf } from './runs'
import { paragraphStyles, styleInNote } from './styles'
import { tableOf } from './tables'

/** Where blocks stand: the style that paragraphs have there, how deep in lists, and how far they stand in. */
export interface Flow {
  readonly style: string
  /** Of the list around, from 0; -1 outside of lists. */
  readonly level: number
  /** In twentieths of a point, beyond what the style says; 0 for as the style says. */
  readonly indent: number
}

/** The flow of running text. */
export const running: Flow = { style: paragraphStyles.body, level: -1, indent: 0 }

/** Blocks as paragraphs and tables of Word. */
export function blocksOf(blocks: readonly ReadingBlock[], flow: Flow, place: Place): readonly (Paragraph | Table)[] {
  const written: (Paragraph | Table)[] = []
  let afterHeading = false
  for (const block of blocks) {
    place.heard(block.pos)
    const first = afterHeading && flow.style === paragraphStyles.body && block.kind === 'paragraph'
    written.push(...blockOf(block, first ? { ...flow, style: paragraphStyles.first } : flow, place))
    afterHeading = block.kind === 'heading' || (afterHeading && (block.kind === 'page' || block.kind === 'section'))
  }
  return written
}

/** The styles of elements, whatever they stand in. */
const ownStyles: Readonly<Record<string, string>> = {
  dateline: paragraphStyles.dateline,
  salute: paragraphStyles.salute,
  signed: paragraphStyles.signed,
  l: paragraphStyles.verse,
  head: paragraphStyles.labelCell,
  figDesc: paragraphStyles.figure,
}

function blockOf(block: ReadingBlock, flow: Flow, place: Place): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [heading(block.level, block.inlines, flow, place, block.xmlId)]
    case 'paragraph':
      return [paragraph(block.inlines, flow, place, ownStyles[block.element] ?? flow.style, block.xmlId)]
    case 'section':
      mark(block.xmlId, place)
      return blocksOf(block.blocks, flowWithin(block.element, flow), place)
    case 'list':
      mark(block.xmlId, place)
      return list(block, flow, place)
    case 'table':
      mark(block.xmlId, place)
      return tableOf(block, flow, place)
    case 'page':
      return page(block, place)
    case 'note':
      return blockNote(block.note, place)
    case 'object':
      return object(block, place)
    default:
      return assertNever(block)
  }
}

function flowWithin(element: string, flow: Flow): Flow {
  const isRunning: boolean = [paragraphStyles.body, paragraphStyles.first, paragraphStyles.footnote].some(
    (style) => style === flow.style,
  )
  if (!isRunning) return flow
  if (element === 'quote' || element === 'cit' || element === 'epigraph')
    return { ...flow, style: paragraphStyles.quote }
  if (element === 'opener') return { ...flow, style: paragraphStyles.opener }
  if (element === 'closer') return { ...flow, style: paragraphStyles.closer }
  return flow
}

/** What something points at begins where the next paragraph does. */
function mark(xmlId: string | null, { file, text, waiting }: Place): void {
  if (xmlId !== null) waiting.push(...file.bookmarks.around({ kind: 'place', xmlId }, text.id, []))
}

/** Whether blocks stand in a cell of a table. */
function isCell({ style }: Flow): boolean {
  return style === paragraphStyles.cell || style === paragraphStyles.smallCell
}

const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const

function heading(
  level: number,
  inlines: readonly ReadingInline[],
  flow: Flow,
  place: Place,
  xmlId: string | null,
): Paragraph {
  const ranked = headings[Math.min(Math.max(level, 1), headings.length) - 1] ?? HeadingLevel.HEADING_6
  // A heading in a note or a cell is none of the outline.
  if (place.note !== null || isCell(flow)) return paragraph(inlines, flow, place, paragraphStyles.labelCell, xmlId)
  return new Paragraph({ heading: ranked, children: [...content(inlines, place, xmlId)] })
}

function paragraph(
  inlines: readonly ReadingInline[],
  flow: Flow,
  place: Place,
  style: string,
  xmlId: string | null,
  more: IParagraphOptions = {},
): Paragraph {
  const indent = flow.indent > 0 ? { indent: { left: flow.indent, firstLine: 0 } } : {}
  const own = place.note === null || place.comment ? style : styleInNote(style)
  return new Paragraph({ style: own, ...indent, ...more, children: [...content(inlines, place, xmlId)] })
}

function content(inlines: readonly ReadingInline[], place: Place, xmlId: string | null): readonly ParagraphChild[] {
  const waiting = place.waiting.splice(0)
  const runs = runsOf(inlines, place)
  const { bookmarks } = place.file
  return [...waiting, ...(xmlId === null ? runs : bookmarks.around({ kind: 'place', xmlId }, place.text.id, runs))]
}

function page(block: ReadingBlock & { readonly kind: 'page' }, place: Place): readonly Paragraph[] {
  if (!place.file.choices.pages) {
    place.file.losses.add('pages-left-out')
    return []
  }
  const run = pageRun(`[p.${block.label === '' ? '' : ` ${block.label}`}]`)
  const target = { kind: 'page', label: block.label, page: block.page } as const
  const runs = place.file.bookmarks.around(target, place.text.id, [run])
  return [new Paragraph({ style: paragraphStyles.page, children: [...place.waiting.splice(0), ...runs] })]
}

function object(block: ReadingBlock & { readonly kind: 'object' }, place: Place): readonly Paragraph[] {
  const children = [...place.waiting.splice(0), objectRun(block, place)]
  return [new Paragraph({ style: paragraphStyles.figure, children })]
}

function list(
  { items, ordered, attributes }: ReadingBlock & { readonly kind: 'list' },
  flow: Flow,
  place: Place,
): readonly (Paragraph | Table)[] {
  const level = flow.level + 1
  if (level >= listLevels) place.file.losses.add('list-too-deep')
  const instance = place.file.lists++
  const depth = Math.min(level, listLevels - 1)
  const reference = ordered ? listMarks.numbers : listMarks.bullets
  // The lines of a signature are a list, and a list may say that it has no marks.
  const isPlain =
    flow.style === paragraphStyles.closer || attributes['rend'] === 'simple' || attributes['type'] === 'simple'
  const numbering = isPlain && !ordered ? null : { reference, level: depth, instance }
  return items.flatMap((item) =>
    item.kind === 'between'
      ? blocksOf(item.blocks, flow, place)
      : itemOf(item, { style: paragraphStyles.item, level, indent: itemIndent(depth) }, place, numbering),
  )
}

/** An item: its first paragraph has the mark, all else of it stands below. */
function itemOf(
  { label, blocks, xmlId }: ReadingItem,
  flow: Flow,
  place: Place,
  numbering: NonNullable<IParagraphOptions['numbering']> | null,
): readonly (Paragraph | Table)[] {
  mark(xmlId, place)
  const [first, ...rest] = blocks
  const begins = first?.kind === 'paragraph' ? first : null
  const inlines = begins?.inlines ?? []
  const start =
    label === null
      ? unlabelled(inlines, flow, place, begins?.xmlId ?? null, numbering)
      : labelled(label, inlines, flow, place, begins?.xmlId ?? null)
  const below = { ...flow, style: paragraphStyles.continued }
  return [start, ...blocksOf(begins ? rest : blocks, below, place)]
}

function unlabelled(
  inlines: readonly ReadingInline[],
  flow: Flow,
  place: Place,
  xmlId: string | null,
  numbering: NonNullable<IParagraphOptions['numbering']> | null,
): Paragraph {
  if (numbering === null) return paragraph(inlines, flow, place, paragraphStyles.plainItem, xmlId)
  return paragraph(inlines, flow, place, paragraphStyles.item, xmlId, { numbering, ...inFlow(flow) })
}

/** Numbering says how far an item stands in. */
const inFlow = ({ indent }: Flow): IParagraphOptions => ({ indent: { left: indent, hanging: 340 } })

function labelled(
  label: readonly ReadingInline[],
  inlines: readonly ReadingInline[],
  flow: Flow,
  place: Place,
  xmlId: string | null,
): Paragraph {
  const tab: ReadingInline = { kind: 'text', text: '\t' }
  const indent = { left: flow.indent + 280, hanging: 560 }
  return paragraph([...label, tab, ...inlines], flow, place, paragraphStyles.labelled, xmlId, { indent })
}
