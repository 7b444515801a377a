import { Fragment, Slice, type Node } from 'prosemirror-model'
import { NodeSelection, Selection, TextSelection, type Command, type Transaction } from 'prosemirror-state'
import type { ElementAt } from '../queries/element-path'
import { schema } from '../schema'
import { keepingValid } from './keep-valid'
import { liftItemAt } from './list-items'
import { looseText } from './new-element'
import { placesOf } from './span-marks'
import { untag } from './tag'

const { textblock, heading, label, list, item, table, row, cell, note } = schema.nodes

/**
 * Takes an element of this very doc away; what it holds stays in its place. `mixed` says whether text may stand directly
 * there; where it may not, loose text becomes paragraphs. Not for the root, for what holds nothing, and for the rows and
 * cells of a grid.
 */
export function unwrapElement(element: ElementAt, mixed: boolean): Command {
  return keepingValid((state, dispatch) => {
    if (element.span !== null) return untag(element.span)(state, dispatch)
    const node = element.kind === 'node' ? state.doc.nodeAt(element.from) : null
    if (!node || node.isLeaf || node.type === row || node.type === cell) return false
    const { tr } = state
    if (!(node.type === note ? unwrapNote(tr, element.from, node) : unwrapBlock(tr, element.from, node, mixed)))
      return false
    dispatch?.(tr.scrollIntoView())
    return true
  })
}

/** Takes an element of this very doc away with all that it holds. Not the root. */
export function deleteElement(element: ElementAt): Command {
  return (state, dispatch) => {
    if (element.kind === 'root') return false
    const { tr } = state
    if (element.span !== null) {
      for (const { from, to } of placesOf(state.doc, element.span).toReversed()) tr.delete(from, to)
    } else {
      const node = state.doc.nodeAt(element.from)
      if (!node || node.type === cell || node.type === schema.nodes.header) return false
      deleteNode(tr, element.from)
    }
    if (!tr.docChanged) return false
    tr.setSelection(Selection.near(tr.doc.resolve(Math.min(tr.mapping.map(element.from), tr.doc.content.size)), 1))
    dispatch?.(tr.scrollIntoView())
    return true
  }
}

/** Deletes a node; what holds nothing else keeps an empty place for text, and a list or table that would be empty goes too. */
function deleteNode(tr: Transaction, pos: number): void {
  const $pos = tr.doc.resolve(pos)
  const node = $pos.nodeAfter
  const holder = $pos.parent
  if (!node) return
  if (holder.childCount > 1 || holder.inlineContent || holder.type === row) tr.delete(pos, pos + node.nodeSize)
  else if (holder.type === list || holder.type === table) deleteNode(tr, $pos.before())
  else tr.replaceWith(pos, pos + node.nodeSize, looseText())
}

function unwrapNote(tr: Transaction, pos: number, node: Node): boolean {
  if (!node.children.every((block) => block.isTextblock)) return false
  const inline: Node[] = []
  for (const block of node.children) {
    if (inline.length > 0 && block.content.size > 0) inline.push(schema.text(' ', node.marks))
    // What stood in the note stands in the spans around it now.
    block.content.forEach((child) => inline.push(child.mark([...node.marks, ...child.marks])))
  }
  tr.replace(pos, pos + node.nodeSize, new Slice(Fragment.from(inline), 0, 0))
  const size = inline.reduce((sum, child) => sum + child.nodeSize, 0)
  tr.setSelection(TextSelection.create(tr.doc, pos, pos + size))
  return true
}

function unwrapBlock(tr: Transaction, pos: number, node: Node, mixed: boolean): boolean {
  if (node.type === item) return liftItemAt(tr, pos + 1)
  const $pos = tr.doc.resolve(pos)
  const holder = $pos.parent
  if (node.isTextblock) {
    if (node.attrs['name'] === '' || holder.type === list || !mixed) return false
    tr.setNodeMarkup(pos, textblock, { ...node.attrs, name: '', attributes: {}, end: null })
    return true
  }
  const held = partsOf(node, mixed)
  const parts = held.length === 0 && holder.childCount === 1 ? [looseText()] : held
  const index = $pos.index()
  if (!holder.canReplace(index, index + 1, Fragment.from(parts))) return false
  tr.replaceWith(pos, pos + node.nodeSize, parts)
  const inside = Selection.findFrom(tr.doc.resolve(pos), 1, true)
  const first = tr.doc.nodeAt(pos)
  if (inside) tr.setSelection(inside)
  else if (first && NodeSelection.isSelectable(first)) tr.setSelection(NodeSelection.create(tr.doc, pos))
  return true
}

/** The blocks of an element without it: of a list the blocks of its items, of a table those of its cells. */
function partsOf(node: Node, mixed: boolean): readonly Node[] {
  return node.children.flatMap((child): readonly Node[] => {
    if ([item, row, cell].includes(child.type)) return partsOf(child, mixed)
    if (child.isTextblock && child.content.size === 0 && child.attrs['name'] === '') return []
    const named = child.type === label || (child.type === heading && node.type === list)
    const loose = child.type === textblock && child.attrs['name'] === '' && !mixed
    return named || loose ? [textblock.create({ ...child.attrs, name: 'p' }, child.content)] : [child]
  })
}
