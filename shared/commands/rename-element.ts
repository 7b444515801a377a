import { Fragment, type Node, type NodeType } from 'prosemirror-model'
import type { Command, Transaction } from 'prosemirror-state'
import type { ElementAt } from '../queries/element-path'
import { localName, schema, type Attributes } from '../schema'
import { rowOf } from '../tei/table'
import { keepingValid } from './keep-valid'
import { fitted, looseText } from './new-element'
import { retag } from './tag'

const { textblock, heading, label, container, list, item, table, row, cell, blockNote, note } = schema.nodes
const { blockPageBreak, blockPoint, pageBreak, lineBreak, point } = schema.nodes

/**
 * Gives an element of this very doc another qualified name and these attributes; what it holds stays. The model takes it
 * for what the new name is: a `p` becomes a heading as `head`, and holds its text as loose text as `quote`. Not where the
 * model cannot hold that.
 */
export function renameElement(element: ElementAt, name: string, attributes: Attributes): Command {
  return keepingValid((state, dispatch) => {
    if (element.span !== null) return isPhraseName(name) && retag(element.span, name, attributes)(state, dispatch)
    const { tr } = state
    if (element.kind === 'root') {
      if (name === element.name) return false
      tr.setDocAttribute('name', name)
      if (attributes !== element.attributes) tr.setDocAttribute('attributes', attributes)
    } else {
      const node = element.kind === 'node' ? state.doc.nodeAt(element.from) : null
      if (!node || !renameNode(tr, element.from, node, name, attributes)) return false
    }
    dispatch?.(tr.scrollIntoView())
    return true
  })
}

function isPhraseName(name: string): boolean {
  const row = rowOf(name)
  return !row || row.role === 'span' || row.role === 'alternatives' || row.inline === true
}

function renameNode(tr: Transaction, pos: number, node: Node, name: string, attributes: Attributes): boolean {
  const attrs = { ...node.attrs, name, attributes }
  const holder = tr.doc.resolve(pos).parent
  if (node.isInline) return renameInline(tr, pos, node, attrs)
  if (node.isLeaf) {
    const role = rowOf(name)?.role
    const type = role === 'pageBreak' ? blockPageBreak : blockPoint
    const empty = role !== undefined && !['pageBreak', 'lineBreak', 'point', 'span', 'alternatives'].includes(role)
    if (empty || node.type.name === 'header' || node.type.name === 'blockKept') return false
    tr.setNodeMarkup(pos, type, attrs, node.marks)
    return true
  }
  if (node.type === row || node.type === cell || node.type === table) {
    if (localName(name) !== node.type.name) return false
    tr.setNodeMarkup(pos, null, attrs)
    return true
  }
  const text = textOf(node)
  const type = typeFor(name, text !== null, holder.type)
  if (type === null) return false
  const made = fitted(type.create(attrs, contentFor(type, node, text)), holder.type)
  const index = tr.doc.resolve(pos).index()
  if (!made.type.validContent(made.content) || !holder.canReplaceWith(index, index + 1, made.type)) return false
  if (made.type.inlineContent === node.inlineContent && made.content.eq(node.content))
    tr.setNodeMarkup(pos, made.type, made.attrs)
  else tr.replaceWith(pos, pos + node.nodeSize, made)
  return true
}

function renameInline(tr: Transaction, pos: number, node: Node, attrs: Record<string, unknown>): boolean {
  const role = rowOf(attrs['name'] as string)?.role
  if (node.type === note) {
    if (role !== 'note') return false
    tr.setNodeMarkup(pos, note, attrs, node.marks)
    return true
  }
  if (node.type.name === 'kept') return false
  const type = role === 'pageBreak' ? pageBreak : role === 'lineBreak' ? lineBreak : point
  const holds = role !== undefined && !['pageBreak', 'lineBreak', 'point', 'span', 'alternatives'].includes(role)
  if (holds) return false
  tr.setNodeMarkup(pos, type, attrs, node.marks)
  return true
}

/** What a block has for text: its own, or that of the one loose text it holds; `null` where it holds more. */
function textOf(node: Node): Fragment | null {
  if (node.inlineContent) return node.content
  const only = node.childCount === 1 ? node.firstChild : null
  return only?.type === textblock && only.attrs['name'] === '' ? only.content : null
}

function typeFor(name: string, isText: boolean, holder: NodeType): NodeType | null {
  const role = rowOf(name)?.role
  if (role === 'textblock' || role === 'span' || role === 'alternatives' || role === undefined)
    return isText ? textblock : container
  if (role === 'heading') return isText ? heading : container
  if (role === 'label') return isText ? (holder === list ? label : textblock) : container
  if (role === 'item') return holder === list ? item : container
  const types = { note: blockNote, list, container } as const
  return role === 'note' || role === 'list' || role === 'container' ? types[role] : null
}

function contentFor(type: NodeType, node: Node, text: Fragment | null): Fragment {
  if (type.inlineContent) return text ?? Fragment.empty
  if (!node.inlineContent) return node.content
  return Fragment.from(looseText().copy(text ?? Fragment.empty))
}
