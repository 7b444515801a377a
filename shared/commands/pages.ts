import type { Node, ResolvedPos } from 'prosemirror-model'
import { NodeSelection, TextSelection, type Command, type Transaction } from 'prosemirror-state'
import { schema, type Attributes } from '../schema'
import { keepingValid } from './keep-valid'
import { readPageNumber, writePageNumber } from './page-numbers'

const { pageBreak, blockPageBreak, item, list } = schema.nodes

/**
 * Puts a page break at the caret (after a selection): between blocks where the caret is at the start or end of one,
 * else in the running text, where it stands in the spans around it. Without `n` it gets the number that follows the break
 * before it, or precedes the one after it. Between blocks it is selected, in running text the caret stands behind it: what
 * asks for the page of the selection finds the new one.
 */
export function insertPageBreak(n?: string): Command {
  return keepingValid((state, dispatch) => {
    const { $to } = state.selection
    const found = placeFor($to)
    if (found === null) return false
    if (dispatch) {
      const { tr } = state
      place(tr, $to.pos, { n: n ?? numberFor(state.doc, $to.pos) })
      if (found.block) tr.setSelection(NodeSelection.create(tr.doc, found.pos))
      dispatch(tr.scrollIntoView())
    }
    return true
  })
}

/** Moves the page break at `pos` to another position; it becomes one between blocks or in running text as the place wants it. */
export function movePageBreak(pos: number, to: number): Command {
  return keepingValid((state, dispatch) => {
    const node = state.doc.nodeAt(pos)
    if (!node || !isPageBreak(node) || to === pos || to === pos + node.nodeSize) return false
    if (placeFor(state.doc.resolve(to)) === null) return false
    if (!dispatch) return true
    const { tr } = state
    tr.delete(pos, pos + node.nodeSize)
    if (!place(tr, tr.mapping.map(to), attributesOf(node))) return true
    dispatch(tr.scrollIntoView())
    return true
  })
}

/** Deletes the page break at `pos`. */
export function deletePageBreak(pos: number): Command {
  return (state, dispatch) => {
    const node = state.doc.nodeAt(pos)
    if (!node || !isPageBreak(node)) return false
    dispatch?.(state.tr.delete(pos, pos + node.nodeSize).scrollIntoView())
    return true
  }
}

/** Gives the page break at `pos` a number; an empty one takes its number away. */
export function setPageNumber(pos: number, n: string): Command {
  return (state, dispatch) => {
    const node = state.doc.nodeAt(pos)
    if (!node || !isPageBreak(node)) return false
    const { tr } = state
    setNumber(tr, pos, node, n)
    dispatch?.(tr)
    return true
  }
}

/**
 * Numbers the page breaks behind the one at `pos` on from its number, arabic or roman as it is, up to where the text
 * changes from one to the other; breaks with other numbers (`12a`) or none stay as they are.
 */
export function renumberPagesFrom(pos: number): Command {
  return (state, dispatch) => {
    const node = state.doc.nodeAt(pos)
    const first = node && isPageBreak(node) ? readPageNumber(numberOf(node)) : null
    if (!node || !first) return false
    if (!dispatch) return true
    const { tr } = state
    let { value } = first
    for (const { pos: at, node: page } of pageBreaks(state.doc, pos + node.nodeSize)) {
      const read = readPageNumber(numberOf(page))
      if (read && read.numbering !== first.numbering) break
      if (!read) continue
      value++
      if (read.value !== value) setNumber(tr, at, page, writePageNumber({ ...first, value }))
    }
    if (tr.docChanged) dispatch(tr)
    return true
  }
}

/** Where a page break for a caret at `$pos` stands: at which position, and whether between blocks; `null` where none can. */
function placeFor($pos: ResolvedPos): { readonly pos: number; readonly block: boolean } | null {
  const { parent, parentOffset } = $pos
  if (!parent.inlineContent) {
    const index = $pos.index()
    // Beside the header and the text TEI has no page breaks.
    if ($pos.depth === 0) return null
    return parent.canReplaceWith(index, index, blockPageBreak) ? { pos: $pos.pos, block: true } : null
  }
  const atStart = parentOffset === 0
  const between = parent.content.size > 0 && (atStart || parentOffset === parent.content.size)
  return (between ? betweenBlocks($pos, atStart) : null) ?? { pos: $pos.pos, block: false }
}

function betweenBlocks($pos: ResolvedPos, atStart: boolean): { readonly pos: number; readonly block: boolean } | null {
  let depth = $pos.depth
  // At the edge of an item, between the items.
  const edge = atStart ? 0 : $pos.node(depth - 1).childCount - 1
  if ($pos.node(depth - 1).type === item && $pos.node(depth - 2).type === list && $pos.index(depth - 1) === edge)
    depth--
  const holder = $pos.node(depth - 1)
  const index = atStart ? $pos.index(depth - 1) : $pos.indexAfter(depth - 1)
  if (holder.isInline || holder.type.name === 'doc' || !holder.canReplaceWith(index, index, blockPageBreak)) return null
  return { pos: atStart ? $pos.before(depth) : $pos.after(depth), block: true }
}

function place(tr: Transaction, pos: number, attributes: Attributes): boolean {
  const $pos = tr.doc.resolve(pos)
  const found = placeFor($pos)
  if (!found) return false
  const node = found.block
    ? blockPageBreak.create({ attributes })
    : pageBreak.create({ attributes }, null, $pos.marks())
  tr.insert(found.pos, node)
  if (!found.block) tr.setSelection(TextSelection.create(tr.doc, found.pos + 1))
  return true
}

function numberFor(doc: Node, pos: number): string {
  const pages = pageBreaks(doc, 0)
  const previous = pages.findLast((page) => page.pos < pos)
  const before = readPageNumber(previous ? numberOf(previous.node) : '')
  if (before) return writePageNumber({ ...before, value: before.value + 1 })
  const next = pages.find((page) => page.pos >= pos)
  const after = next ? readPageNumber(numberOf(next.node)) : null
  return after && after.value > 1 ? writePageNumber({ ...after, value: after.value - 1 }) : '1'
}

function pageBreaks(doc: Node, from: number): readonly { readonly pos: number; readonly node: Node }[] {
  const found: { pos: number; node: Node }[] = []
  doc.nodesBetween(from, doc.content.size, (node, pos) => {
    if (isPageBreak(node) && pos >= from) found.push({ pos, node })
  })
  return found
}

function setNumber(tr: Transaction, pos: number, node: Node, n: string): void {
  const others = Object.entries(attributesOf(node)).filter(([name]) => name !== 'n')
  const numbered = Object.entries({ ...attributesOf(node), n })
  tr.setNodeAttribute(pos, 'attributes', Object.fromEntries(n === '' ? others : numbered))
}

function isPageBreak(node: Node): boolean {
  return node.type === pageBreak || node.type === blockPageBreak
}

function attributesOf(node: Node): Attributes {
  return node.attrs['attributes'] as Attributes
}

function numberOf(node: Node): string {
  return attributesOf(node)['n'] ?? ''
}
