import { keydownHandler } from 'prosemirror-keymap'
import { Plugin, TextSelection, type Command, type EditorState } from 'prosemirror-state'
import { CellSelection, cellAround, goToNextCell, inSameTable, tableEditing } from 'prosemirror-tables'
import { addRowBelow } from '../commands/grid'

/**
 * Editing tables as grids: cells are selected by dragging and Shift-arrows, Tab goes to the next one.
 *
 * The repairs that `tableEditing` would append to every edit are left out: a table of the source that is no full grid
 * stays as it is until its rows or columns are changed.
 */
export function tables(): Plugin {
  return new Plugin({
    ...tableEditing().spec,
    appendTransaction(_transactions, _before, state) {
      const cells = cellsSelected(state)
      return cells && state.tr.setSelection(cells)
    },
  })
}

/** Tab and Shift-Tab in a table; Tab in the last cell begins a new row. */
export function tableKeys(): Plugin {
  return new Plugin({
    props: { handleKeyDown: keydownHandler({ Tab: nextCell, 'Shift-Tab': goToNextCell(-1) }) },
  })
}

const nextCell: Command = (state, dispatch, view) => {
  if (goToNextCell(1)(state, dispatch)) return true
  if (!addRowBelow(state, dispatch)) return false
  if (dispatch && view) goToNextCell(1)(view.state, dispatch)
  return true
}

/** The cells that a selection of text reaches over: text of several cells cannot be selected without them. */
function cellsSelected({ selection }: EditorState): CellSelection | null {
  if (!(selection instanceof TextSelection) || selection.empty) return null
  const $anchor = cellAround(selection.$anchor)
  const $head = cellAround(selection.$head)
  if (!$anchor || !$head || $anchor.pos === $head.pos || !inSameTable($anchor, $head)) return null
  return new CellSelection($anchor, $head)
}
