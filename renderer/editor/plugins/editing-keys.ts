import { chainCommands, selectAll } from 'prosemirror-commands'
import { keydownHandler } from 'prosemirror-keymap'
import { NodeSelection, Plugin, Selection, TextSelection, type Command } from 'prosemirror-state'
import { deleteBackward, deleteForward } from '../../../shared/commands/deletion'
import { deleteRecorded } from '../../../shared/commands/record-deletion'
import { liftItem, sinkItem } from '../../../shared/commands/list-items'
import { leaveNote } from '../../../shared/commands/notes'
import { splitBlock } from '../../../shared/commands/split-block'
import { newId } from '../new-id'
import { scrollToSelection } from '../reveal'
import { enterNoteAt } from './note-caret'
import { showSurface } from './surface'

/** What is deleted from several paragraphs stays as too much where changes are recorded. */
const deleteSelected = deleteRecorded(newId)

/** The keys of editing itself, which no menu lists. */
export function editingKeys(): Plugin {
  return new Plugin({
    props: {
      handleKeyDown: keydownHandler({
        Enter: chainCommands(enterSelected, splitBlock),
        Backspace: chainCommands(deleteSelected, deleteBackward('character')),
        'Shift-Backspace': chainCommands(deleteSelected, deleteBackward('character')),
        'Mod-Backspace': deleteBackward('word'),
        'Alt-Backspace': deleteBackward('word'),
        Delete: chainCommands(deleteSelected, deleteForward('character')),
        'Mod-Delete': deleteForward('word'),
        'Alt-Delete': deleteForward('word'),
        Tab: sinkItem,
        'Shift-Tab': liftItem,
        Escape: chainCommands(leaveNote, unselectNode),
        'Mod-a': chainCommands(selectNote, selectAll),
        'Mod-Home': toEdge('start', false),
        'Mod-End': toEdge('end', false),
        'Shift-Mod-Home': toEdge('start', true),
        'Shift-Mod-End': toEdge('end', true),
      }),
    },
  })
}

/** Enter on a selected note goes into it, on a selected page break opens its number. */
const enterSelected: Command = (state, dispatch) => {
  const { selection } = state
  if (!(selection instanceof NodeSelection)) return false
  const name = selection.node.type.name
  if (name === 'note') dispatch?.(enterNoteAt(state, selection.from))
  else if (name === 'pageBreak' || name === 'blockPageBreak') dispatch?.(showSurface(state.tr, 'page'))
  else return false
  return true
}

/** Escape on a selected note or point goes back to the text after it. */
const unselectNode: Command = ({ doc, selection, tr }, dispatch) => {
  if (!(selection instanceof NodeSelection)) return false
  dispatch?.(tr.setSelection(Selection.near(doc.resolve(selection.to))))
  return true
}

/** Select all, in a note, first selects the note's text. */
const selectNote: Command = ({ doc, selection, tr }, dispatch) => {
  const { $from } = selection
  for (let depth = $from.depth; depth > 0; depth--) {
    if ($from.node(depth).type.name !== 'note') continue
    const all = TextSelection.between(doc.resolve($from.start(depth)), doc.resolve($from.end(depth)))
    if (selection.eq(all)) return false
    dispatch?.(tr.setSelection(all))
    return true
  }
  return false
}

/**
 * To the start or end of the text, past what holds no caret there. The browser's own way ends where the text it has laid out ends, for what is far out
 * of sight is not laid out.
 */
function toEdge(edge: 'start' | 'end', extending: boolean): Command {
  return ({ doc, selection, tr }, dispatch, view) => {
    const [place, direction] = edge === 'start' ? [doc.resolve(0), 1] : [doc.resolve(doc.content.size), -1]
    const found = Selection.findFrom(place, direction, true) ?? Selection.near(place, direction)
    dispatch?.(tr.setSelection(extending ? TextSelection.between(selection.$anchor, found.$head) : found))
    if (dispatch && view) scrollToSelection(view, 'head')
    return true
  }
}
