import type { Node, NodeRange, ResolvedPos } from 'prosemirror-model'
import type { Command, EditorState, Transaction } from 'prosemirror-state'
import { canJoin, findWrapping, liftTarget } from 'prosemirror-transform'
import { attributesOf } from '../grammar'
import { teiGrammar } from '../grammar/tei'
import { TEI_NAMESPACE } from '../namespaces'
import { schema, type Attributes } from '../schema'
import { divisionOrder, endOfTop, type DivisionPart } from '../queries/division-order'
import { elementName, isDivision, takesParagraphs } from '../queries/divisions'
import { depthOf, textBlocksBetween } from '../queries/text-blocks'
import { beginAt } from './begin-division'
import { blockAttrs, nameLoose, nameNear } from './block-attrs'
import { keepingValid } from './keep-valid'
import { liftItem, liftItemAt, wrapInList } from './list-items'
import { liftBlocks } from './lift-blocks'

/** What a block of text can be made. `quote` and `item` stand around paragraphs; the others are text blocks. */
export type BlockKind = 'p' | 'head' | 'dateline' | 'salute' | 'signed' | 'l' | 'ab' | 'quote' | 'item'

type TextKind = Exclude<BlockKind, 'quote' | 'item'>

const { heading, textblock, container, item, list } = schema.nodes

/**
 * Makes the selected blocks something else. A text block that may not stand where it is as the new kind is lifted out of
 * its item, closer or opener first, loose text that is all of a note between blocks out of the note; `signed` gets a `closer` around it, one with its neighbours. `quote` and `item` switch:
 * what is in one goes out of it. A
 * heading between paragraphs begins a division. Not possible where TEI would not let the block stand as that.
 */
export function setBlockKind(kind: BlockKind): Command {
  if (kind === 'item') return (state, dispatch) => (inItem(state) ? liftItem : wrapInList)(state, dispatch)
  if (kind === 'quote') return keepingValid(switchQuote)
  return keepingValid((state, dispatch) => {
    const { from, to } = state.selection
    const { tr } = state
    for (const { pos } of textBlocksBetween(state.doc, from, to)) setKind(tr, tr.mapping.map(pos + 1), kind)
    if (!tr.docChanged) return false
    dispatch?.(tr.scrollIntoView())
    return true
  })
}

/** The kind of the block in which the selection begins, the nearest around it; `null` where it is none of them. */
export function blockKindAt(state: EditorState): BlockKind | null {
  const { $from } = state.selection
  if (!$from.parent.isTextblock) return null
  if (depthOf($from, 'item') === $from.depth - 1) return 'item'
  const name = elementName($from.parent)
  if (name === 'p' && depthOf($from, 'quote') === $from.depth - 1) return 'quote'
  return isTextKind(name) ? name : null
}

function isTextKind(name: string): name is TextKind {
  return ['p', 'head', 'dateline', 'salute', 'signed', 'l', 'ab'].includes(name)
}

/** Makes the text block that `inside` is in this kind, in `tr`, where it may stand as that. */
function setKind(tr: Transaction, inside: number, kind: TextKind): void {
  const steps = tr.steps.length
  const place = () => tr.doc.resolve(tr.mapping.slice(steps).map(inside))
  if (![heading, textblock].includes(place().parent.type)) return
  if (place().node(-1).type === item && place().index(-1) === 0) liftItemAt(tr, place().pos)
  else if (!mayStand(kind, place().node(-1)) || isWholeNote(place())) liftOut(tr, place())
  if (kind === 'head' && isBetween(place())) beginAt(tr, place().pos)
  const $block = place()
  if (!mayStand(kind, $block.node(-1))) return
  const attrs = blockAttrs($block.parent)
  const type = kind === 'head' ? heading : textblock
  if (elementName($block.parent) !== kind || $block.parent.type !== type)
    tr.setNodeMarkup($block.before(), type, {
      ...attrs,
      name: nameNear($block.node(-1), kind),
      attributes: attributesFor(kind, attrs.attributes),
    })
  // At the top of a division, where nothing is closed yet, a signature stands by itself.
  if (kind === 'signed' && isDivision(place().node(-1)) && endsSomething(place())) wrapInCloser(tr, place())
}

/** Of the attributes of a block those that one of this kind has too. */
function attributesFor(kind: TextKind, attributes: Attributes): Attributes {
  const entries = Object.entries(attributes)
  if (entries.length === 0) return attributes
  const known = new Set(attributesOf(teiGrammar(), { uri: TEI_NAMESPACE, local: kind }).map(({ name }) => name.local))
  return Object.fromEntries(entries.filter(([name]) => name.includes(':') || known.has(name)))
}

/** Whether a block stands behind others that are no part of the top of its division. */
function isBetween($block: ResolvedPos): boolean {
  const holder = $block.node(-1)
  return isDivision(holder) && $block.index(-1) > endOfTop(holder) && partsBefore($block).includes('common')
}

function endsSomething($block: ResolvedPos): boolean {
  return partsBefore($block).some((part) => part === 'common' || part === 'division' || part === 'bottom')
}

function partsBefore($block: ResolvedPos): readonly DivisionPart[] {
  return divisionOrder($block.node(-1)).parts.slice(0, $block.index(-1))
}

/** Whether this is loose text and all of a note between blocks (a file number, a source): as a block it is no note. */
function isWholeNote($block: ResolvedPos): boolean {
  const holder = $block.node(-1)
  return holder.type === schema.nodes.blockNote && holder.childCount === 1 && elementName($block.parent) === ''
}

/** What TEI P5 (Default Text Structure) lets stand directly in a division, closer or other container. */
function mayStand(kind: TextKind, holder: Node): boolean {
  const name = elementName(holder)
  switch (kind) {
    case 'signed':
      return isDivision(holder) || ['closer', 'opener', 'postscript'].includes(name)
    case 'dateline':
    case 'salute':
      return isDivision(holder) || ['closer', 'opener'].includes(name)
    case 'head':
      return isDivision(holder) || ['list', 'table', 'figure'].includes(name) || holder.type === list
    case 'p':
    case 'l':
    case 'ab':
      return takesParagraphs(holder)
  }
}

function wrapInCloser(tr: Transaction, $block: ResolvedPos): void {
  const range = $block.blockRange()
  if (!range) return
  tr.wrap(range, [{ type: container, attrs: { name: nameNear(range.parent, 'closer') } }])
  const edges = [range.end + 2, range.start]
  for (const edge of edges) {
    const $edge = tr.doc.resolve(edge)
    const both = [$edge.nodeBefore, $edge.nodeAfter]
    if (both.every((node) => node && elementName(node) === 'closer') && canJoin(tr.doc, edge)) tr.join(edge)
  }
}

function liftOut(tr: Transaction, $block: ResolvedPos): void {
  const range = $block.blockRange()
  const target = range && liftTarget(range)
  if (range && target !== null) liftBlocks(tr, range, target)
}

const switchQuote: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  const quoteDepth = depthOf($from, 'quote')
  const range =
    quoteDepth !== null && $to.depth >= quoteDepth && $to.node(quoteDepth) === $from.node(quoteDepth)
      ? $from.blockRange($to, (node) => node === $from.node(quoteDepth))
      : $from.blockRange($to, (node) => !node.inlineContent && !['list', 'table', 'row'].includes(node.type.name))
  if (!range) return false
  const { tr } = state
  if (range.depth === quoteDepth) unquote(tr, range)
  else quote(tr, range)
  if (!tr.docChanged) return false
  dispatch?.(tr.scrollIntoView())
  return true
}

function quote(tr: Transaction, range: NodeRange): void {
  const blocks = range.parent.children.slice(range.startIndex, range.endIndex)
  if (blocks.some((node) => isDivision(node) || node.type === schema.nodes.header)) return
  const wrapping = findWrapping(range, container, { name: nameNear(range.parent, 'quote') })
  if (wrapping) tr.wrap(range, wrapping)
}

function unquote(tr: Transaction, range: NodeRange): void {
  const target = liftTarget(range)
  if (target === null) return
  const loose = range.$from.node(target).type === container
  let pos = liftBlocks(tr, range, target)
  for (let i = range.startIndex; loose && i < range.endIndex; i++) {
    nameLoose(tr, pos)
    pos += range.parent.child(i).nodeSize
  }
}

function inItem(state: EditorState): boolean {
  return depthOf(state.selection.$from, 'item') !== null
}
