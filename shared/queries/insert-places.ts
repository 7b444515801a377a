import type { Node } from 'prosemirror-model'
import { NodeSelection, type EditorState } from 'prosemirror-state'
import type { DocRange } from '../finding'
import type { Place } from '../grammar'
import { placeIn } from './element-content'
import { elementOf, pathTo, type ElementAt } from './element-path'
import { elementName } from './divisions'
import { spanId } from './spans'

/**
 * How a new element goes in: around text, around whole blocks, at the caret, in the middle of a text block (which then holds
 * blocks), beside a block, or at the start or end of what holds blocks. `of` is the local name of the block or holder,
 * `''` for loose text.
 */
export type InsertWay =
  | ({ readonly kind: 'around-text' } & DocRange)
  | ({ readonly kind: 'around-blocks'; readonly count: number; readonly of: string } & DocRange)
  | { readonly kind: 'at-caret'; readonly pos: number }
  | { readonly kind: 'in-text'; readonly pos: number }
  | { readonly kind: 'beside'; readonly side: 'before' | 'after'; readonly pos: number; readonly of: string }
  | { readonly kind: 'inside'; readonly side: 'start' | 'end'; readonly pos: number; readonly of: string }

/** A place at the selection where an element can go in, with what a grammar is asked about it. */
export interface InsertPlace {
  readonly way: InsertWay
  /** The elements around what is put in. */
  readonly path: readonly ElementAt[]
  readonly place: Place
}

/** The node that a level of the selection lies in, or that it selects, and what of its neighbours is selected with it. */
interface Level extends DocRange {
  readonly holder: Node
  readonly count: number
  readonly of: string
}

/** The places of running text at the selection; `range` is what is to be wrapped, where there is something. */
export function textPlaces(state: EditorState, range: DocRange | null): readonly InsertPlace[] {
  const { $from, $to } = state.selection
  const places: InsertPlace[] = []
  if (range && state.doc.resolve(range.from).sameParent(state.doc.resolve(range.to)))
    places.push(placeAt(state.doc, { kind: 'around-text', ...range }, range))
  if ($to.parent.inlineContent) {
    const pos = state.selection instanceof NodeSelection ? state.selection.to : $to.pos
    places.push(placeAt(state.doc, { kind: 'at-caret', pos }, { from: pos, to: pos }))
    if ($from.sameParent($to) && $to.parent.type.name === 'textblock')
      places.push(placeAt(state.doc, { kind: 'in-text', pos }, { from: pos, to: pos }))
  }
  return places
}

/** The places between blocks at the selection, the innermost first: around what is selected, after it, before it, at the end and the start of its holder. */
export function blockPlaces(state: EditorState): readonly InsertPlace[] {
  return levels(state).flatMap(({ from, to, holder, count, of }) => {
    const places: InsertPlace[] = []
    const grid = ['table', 'row', 'list'].includes(holder.type.name)
    if (!grid) places.push(placeAt(state.doc, { kind: 'around-blocks', from, to, count, of }, { from, to }))
    places.push(placeAt(state.doc, { kind: 'beside', side: 'after', pos: to, of }, { from: to, to }))
    places.push(placeAt(state.doc, { kind: 'beside', side: 'before', pos: from, of }, { from, to: from }))
    const $from = state.doc.resolve(from)
    const holderName = elementName(holder)
    for (const [side, pos] of [
      ['end', $from.end()],
      ['start', $from.start()],
    ] as const)
      places.push(placeAt(state.doc, { kind: 'inside', side, pos, of: holderName }, { from: pos, to: pos }))
    return places
  })
}

/** What a grammar is asked about a stretch or gap of a doc, and the elements around it. */
export function placeAt(doc: Node, way: InsertWay, { from, to }: DocRange): InsertPlace {
  const $from = doc.resolve(from)
  const around = pathTo($from, doc.resolve(to))
  // What is new stands outside of the spans that it would be at the edge of, and of those that cover exactly what it covers.
  const within = new Set(way.kind === 'around-text' ? [] : $from.marks().map(spanId))
  const holds = (element: ElementAt) =>
    way.kind === 'around-text' ? element.from < from || element.to > to : within.has(element.span ?? '')
  const start = $from.parent.inlineContent ? $from.start() : Infinity
  const path = around.filter((element) => element.span === null || element.from < start || holds(element))
  return { way, path, place: placeIn(doc, path, from, to) }
}

function levels({ selection, doc }: EditorState): readonly Level[] {
  const found: Level[] = []
  const { $from, $to } = selection
  if (selection instanceof NodeSelection && selection.node.isBlock)
    found.push({ from: selection.from, to: selection.to, holder: $from.parent, count: 1, of: nameOf(selection.node) })
  for (let depth = $from.sharedDepth($to.pos); depth >= 0; depth--) {
    const holder = depth === 0 ? doc : $from.node(depth)
    if (holder.isInline) break
    if (holder.inlineContent || $from.depth === depth || $to.depth === depth) continue
    const [first, last] = [$from.index(depth), $to.index(depth)]
    found.push({
      from: $from.before(depth + 1),
      to: $to.after(depth + 1),
      holder,
      count: last - first + 1,
      of: nameOf($from.node(depth + 1)),
    })
  }
  return found
}

function nameOf(node: Node): string {
  return elementOf(node, 0) === null ? '' : elementName(node)
}
