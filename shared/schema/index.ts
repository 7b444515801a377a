import { Schema, type MarkSpec, type NodeSpec } from 'prosemirror-model'
import { container, doc, header, heading, textblock } from './blocks'
import { item, label, list } from './lists'
import { blockNote, note } from './notes'
import { keepPlainAttrs } from './plain-attrs'
import { blockKept, blockPageBreak, blockPoint, kept, lineBreak, pageBreak, point } from './points'
import { span } from './span'
import { cell, row, table } from './tables'

// The order decides what ProseMirror fills gaps with: the first block is the text block, whose default name is p.
const nodes = {
  doc,
  textblock,
  heading,
  container,
  list,
  item,
  label,
  table,
  row,
  cell,
  blockNote,
  header,
  blockPageBreak,
  blockPoint,
  blockKept,
  note,
  pageBreak,
  lineBreak,
  point,
  kept,
  text: { group: 'inline' },
} satisfies Record<string, NodeSpec>

const marks = { span } satisfies Record<string, MarkSpec>

/** The names of the schema's nodes; a mapped type over them is exhaustive. */
export type NodeName = keyof typeof nodes

/** The names of the schema's marks. */
export type MarkName = keyof typeof marks

/** The schema of every doc in Recto: roles instead of one node per TEI element; see README.md of this room. */
export const schema: Schema<NodeName, MarkName> = new Schema<NodeName, MarkName>({ nodes, marks })
keepPlainAttrs(schema)

export type { Attributes, BlockAttrs, ElementAttrs, SpanAttrs } from './attributes'
export type { DocAttrs, HeaderAttrs } from './blocks'
export { localName } from './dom'
export { familyOf, type Family } from './families'
export { keptName, type KeptAttrs, type PointAttrs, type PointKind } from './points'
export { renditionWords, type Rendition } from './renditions'
export type { CellAttrs } from './tables'
