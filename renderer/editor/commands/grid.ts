import { Fragment, type Node, type ResolvedPos } from 'prosemirror-model'
import { EditorState, Selection, TextSelection, type Command, type Transaction } from 'prosemirror-state'
import {
  TableMap,
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn as removeColumn,
  deleteRow as removeRow,
  deleteTable,
  fixTables,
  isInTable,
  mergeCells as merge,
  splitCell as split,
} from 'prosemirror-tables'
import { schema } from '../../../shared/schema'

export const addRowAbove = onGrid(addRowBefore)
export const addRowBelow = onGrid(addRowAfter)
export const addColumnLeft = onGrid(addColumnBefore)
export const addColumnRight = onGrid(addColumnAfter)
export const deleteRow = onGrid(removeRow)
export const deleteColumn = onGrid(removeColumn)
export const mergeCells = onGrid(merge)
export const splitCell = onGrid(split)
export { deleteTable, isInTable }

/** Inserts an empty table of so many rows and columns after the block of the caret, and puts the caret in its first cell. */
export function insertTable(rows: number, columns: number): Command {
  return (state, dispatch) => {
    const place = blockPlace(state.selection.$from)
    if (place === null) return false
    if (!dispatch) return true
    const cells = () => Array.from({ length: columns }, emptyCell)
    const table = schema.nodes.table.create(
      null,
      Array.from({ length: rows }, () => schema.nodes.row.create(null, cells())),
    )
    const transaction = state.tr.insert(place, table)
    transaction.setSelection(TextSelection.near(transaction.doc.resolve(place + 3)))
    dispatch(transaction.scrollIntoView())
    return true
  }
}

/** Where a table can stand: after the block of the caret, or after what holds it. */
function blockPlace($from: ResolvedPos): number | null {
  for (let depth = $from.depth; depth > 0; depth--) {
    const index = $from.indexAfter(depth - 1)
    if ($from.node(depth - 1).canReplaceWith(index, index, schema.nodes.table)) return $from.after(depth)
  }
  return null
}

function emptyCell(): Node {
  return schema.nodes.cell.create(null, schema.nodes.textblock.create({ name: '' }))
}

/**
 * A command of prosemirror-tables for our tables: what is no full grid is made one first, loose rows stay one cell
 * across, and new cells get loose text. All of it is one transaction.
 */
function onGrid(command: Command): Command {
  return (state, dispatch) => {
    if (!isInTable(state)) return false
    if (!dispatch) return command(state)
    const table = tablePosition(state.selection.$from)
    if (table === null) return false
    const transaction = gridMade(state, table)
    const after = transaction.docChanged
      ? EditorState.create({ doc: transaction.doc, selection: transaction.selection })
      : state
    const done = command(after, ({ steps, selection }) => {
      for (const step of steps) transaction.step(step)
      transaction.setSelection(Selection.fromJSON(transaction.doc, selection.toJSON()))
    })
    if (!done) return false
    tidy(transaction, table)
    dispatch(transaction.scrollIntoView())
    return true
  }
}

function tablePosition($from: ResolvedPos): number | null {
  for (let depth = $from.depth; depth > 0; depth--)
    if ($from.node(depth).type === schema.nodes.table) return $from.before(depth)
  return null
}

/** Fills up the table at `table` alone: it is the only one that differs from the doc given as the old one. */
function gridMade(state: EditorState, table: number): Transaction {
  const node = state.doc.nodeAt(table)
  if (!node || TableMap.get(node).problems === null) return state.tr
  const other = state.tr.setNodeAttribute(table, 'end', '\n').doc
  return fixTables(state, EditorState.create({ doc: other })) ?? state.tr
}

function tidy(transaction: Transaction, pos: number): void {
  const table = transaction.doc.nodeAt(pos)
  if (table?.type !== schema.nodes.table) return
  const named = table.children.filter((row) => row.attrs['name'] !== '')
  const width = named.length === 0 ? 1 : TableMap.get(table.copy(Fragment.from(named))).width
  let end = pos + table.nodeSize - 1
  for (const row of table.children.toReversed()) {
    end -= row.nodeSize
    if (row.attrs['name'] === '') keepAcross(transaction, end, row, width)
    else loosen(transaction, end, row)
  }
}

/** Makes a loose row one cell of `width` columns again, which holds all that its cells held. */
function keepAcross(transaction: Transaction, pos: number, row: Node, width: number): void {
  const [first] = row.children
  if (!first || (row.childCount === 1 && first.attrs['colspan'] === width)) return
  const held = row.children.flatMap((cell) => (isEmptyCell(cell) ? [] : cell.children))
  const content = held.length > 0 ? Fragment.from(held) : first.content
  const cell = first.type.create({ ...first.attrs, name: '', colspan: width, colwidth: null }, content)
  transaction.replaceWith(pos + 1, pos + row.nodeSize - 1, cell)
}

/** New cells come with an empty paragraph; in TEI a cell holds its text directly. */
function loosen(transaction: Transaction, pos: number, row: Node): void {
  row.forEach((cell, offset) => {
    if (cell.attrs['key'] === null && isEmptyCell(cell) && cell.firstChild?.attrs['name'] === 'p')
      transaction.setNodeAttribute(pos + 1 + offset + 1, 'name', '')
  })
}

function isEmptyCell(cell: Node): boolean {
  return cell.childCount === 1 && cell.firstChild?.isTextblock === true && cell.firstChild.content.size === 0
}
