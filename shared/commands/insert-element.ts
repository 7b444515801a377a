import type { Fragment, Node } from 'prosemirror-model'
import { NodeSelection, Selection, TextSelection, type Command, type Transaction } from 'prosemirror-state'
import type { Grammar, Name } from '../grammar'
import { scopeOf } from '../queries/element-content'
import type { InsertPlace } from '../queries/insert-places'
import { schema, type CellAttrs } from '../schema'
import { keepingValid } from './keep-valid'
import { fitted, looseText, newAttrs, newBlock, newInline, type Making } from './new-element'
import { runsToAdd } from './span-marks'
import { applyRuns, type NewId } from './tag'
import { wrapBlocks } from './wrap-blocks'

const { textblock, container, row, cell, table } = schema.nodes

/**
 * Puts a new element in at a place of this very doc, as its way says, with the least content that the grammar demands. The
 * caret goes into it where it holds text, else it is selected; what it was put around stays selected. Where the model has no
 * place for it, nothing is done.
 */
export function insertElement(name: Name, { way, path, place }: InsertPlace, grammar: Grammar, newId: NewId): Command {
  const making: Making = { grammar, scope: scopeOf(path) }
  return keepingValid((state, dispatch) => {
    const { tr } = state
    switch (way.kind) {
      case 'around-text': {
        const attrs = newAttrs(name, making)
        return applyRuns(state, dispatch, () => runsToAdd(state.doc, way, { id: newId(), ...attrs }))
      }
      case 'around-blocks':
        if (!wrapBlocks(tr, way, name, place.within ?? [], making)) return false
        break
      case 'at-caret': {
        const $pos = state.doc.resolve(way.pos)
        const made = newInline(name, making, $pos.marks())
        if (!made) return false
        tr.insert(way.pos, made)
        tr.setSelection(
          made.isLeaf && NodeSelection.isSelectable(made)
            ? NodeSelection.create(tr.doc, way.pos)
            : TextSelection.create(tr.doc, way.pos + (made.isLeaf ? 1 : 2)),
        )
        break
      }
      case 'in-text': {
        const made = newBlock(name, making)
        if (!made || !insertInText(tr, way.pos, made)) return false
        break
      }
      case 'beside':
      case 'inside': {
        const made = newBlock(name, making)
        if (!made || !insertBetween(tr, way.pos, made)) return false
      }
    }
    dispatch?.(tr.scrollIntoView())
    return true
  })
}

/** Puts a block between two others, in `tr`, and selects it; in a table, what is no row stands in a loose one. Whether the model can hold it there. */
function insertBetween(tr: Transaction, pos: number, block: Node): boolean {
  const $pos = tr.doc.resolve(pos)
  const holder = $pos.parent
  // A cell more would make the rows of a grid unequal: that is for the commands of tables.
  if (holder.type === row) return false
  let made = fitted(block, holder.type)
  let depth = 0
  if (holder.type === table) {
    const width = widthOf(holder)
    if (made.type === row) made = row.create(made.attrs, cells(made, width))
    else {
      made = row.create({ name: '' }, cell.create({ name: '', colspan: width }, made))
      depth = 2
    }
  }
  const only = holder.childCount === 1 ? holder.firstChild : null
  const placeholder = only?.type === textblock && only.attrs['name'] === '' && only.content.size === 0
  const [from, to] = placeholder ? [$pos.start(), $pos.end()] : [pos, pos]
  const [first, last] = placeholder ? [0, 1] : [$pos.index(), $pos.index()]
  if (!holder.canReplaceWith(first, last, made.type)) return false
  tr.replaceWith(from, to, made)
  select(tr, from + depth)
  return true
}

/** Puts a block into the middle of a text block, in `tr`: that becomes a container of its text before, the block, and its text behind. Not in a span. */
function insertInText(tr: Transaction, pos: number, block: Node): boolean {
  const $pos = tr.doc.resolve(pos)
  const holder = $pos.parent
  if (holder.type !== textblock || $pos.marks().length > 0) return false
  const around = holder.attrs['name'] === '' ? $pos.node(-1).type : container
  const made = fitted(block, around)
  if (!around.contentMatch.matchType(made.type)) return false
  const text = (content: Fragment) => (content.size > 0 ? [looseText().copy(content)] : [])
  const before = text(holder.content.cut(0, $pos.parentOffset))
  const parts = [...before, made, ...text(holder.content.cut($pos.parentOffset))]
  const start = $pos.before() + before.reduce((size, part) => size + part.nodeSize, 0)
  if (holder.attrs['name'] === '') {
    const [first, ...rest] = parts
    const kept = first?.type === textblock ? [textblock.create(holder.attrs, first.content), ...rest] : parts
    tr.replaceWith($pos.before(), $pos.after(), kept)
    select(tr, start)
  } else {
    tr.replaceWith($pos.before(), $pos.after(), container.create({ ...holder.attrs, end: null }, parts))
    select(tr, start + 1)
  }
  return true
}

function cells(made: Node, width: number): readonly Node[] {
  const [first] = made.children
  const one = first ?? cell.create(null, looseText())
  return Array.from({ length: width }, () => one)
}

function widthOf(grid: Node): number {
  return grid.firstChild?.children.reduce((sum, one) => sum + (one.attrs as CellAttrs).colspan, 0) ?? 1
}

/** The caret into the first text of a block, or the block selected. */
function select(tr: Transaction, pos: number): void {
  const node = tr.doc.nodeAt(pos)
  if (!node) return
  const inside = node.isLeaf ? null : Selection.findFrom(tr.doc.resolve(pos + 1), 1, true)
  if (inside && inside.to < pos + node.nodeSize) tr.setSelection(inside)
  else if (NodeSelection.isSelectable(node)) tr.setSelection(NodeSelection.create(tr.doc, pos))
}
