import {
  deleteNote,
  insertNote,
  leaveNote,
  nextNote,
  noteToNumber,
  numberToNote,
  previousNote,
  renumberNotes,
} from '../../../shared/commands/notes'
import type { Command as EditorCommand } from 'prosemirror-state'
import type { Command } from '../../app/command'
import { enterNoteAt, noteBeside } from '../plugins/note-caret'
import { scrollToSelection } from '../reveal'
import { editing, moving } from './editing'

/** Notes: write, enter, leave, go to, turn into text and back. */
export const noteCommands: readonly Command[] = [
  editing('note/insert', 'note', ['Alt-n'], insertNote(), { said: 'note-inserted', refused: 'not-here' }),
  moving(
    'note/enter',
    'note',
    ['Alt-ArrowDown'],
    ({ text }) => {
      const note = noteBeside(text.state)
      if (note !== null) text.dispatch(enterNoteAt(text.state, note))
      text.view?.focus()
    },
    (state) => noteBeside(state) !== null,
  ),
  going('note/leave', ['Alt-ArrowUp'], leaveNote),
  going('note/next', ['Alt-.'], nextNote),
  going('note/previous', ['Alt-,'], previousNote),
  editing('note/from-number', 'note', ['Alt-Shift-m'], (state, dispatch) =>
    numberToNote(state.selection.from, state.selection.to)(state, dispatch),
  ),
  editing('note/to-number', 'note', [], (state, dispatch) => {
    const note = noteBeside(state)
    return note !== null && noteToNumber(note)(state, dispatch)
  }),
  editing('note/renumber', 'note', [], renumberNotes),
  editing('note/delete', 'note', [], deleteNote()),
]

function going(name: string, keys: readonly string[], command: EditorCommand): Command {
  return moving(
    name,
    'note',
    keys,
    ({ text }) => {
      command(text.state, text.dispatch)
      text.view?.focus()
      if (text.view) scrollToSelection(text.view)
    },
    (state) => command(state),
  )
}
