import { redo, undo } from 'prosemirror-history'
import type { Command as EditorCommand, EditorState } from 'prosemirror-state'
import type { Command } from '../../app/command'
import { commandLabel } from '../../app/i18n'
import { actToRedo, actToUndo } from '../plugins/acts'
import { isEditable } from '../plugins/editable'
import { changeFind, findOf } from '../plugins/find'
import { say, sayRefused, type Refused, type Said } from '../say'
import { moving } from './editing'
import { goToMatch } from './find'
import { selectedWords } from './selected-words'

/** Undo, redo, find and replace. */
export const editCommands: readonly Command[] = [
  travel('edit/undo', ['Mod-z'], undo, actToUndo, { said: 'undone', refused: 'undo' }),
  travel('edit/redo', ['Mod-Shift-z', 'Mod-y'], redo, actToRedo, { said: 'redone', refused: 'redo' }),
  moving('edit/find', 'edit', ['Mod-f'], ({ text }) => {
    text.dispatch(changeFind(text.state.tr, { bar: 'find', ...queryForSelected(text.state) }))
  }),
  moving(
    'edit/replace',
    'edit',
    ['Mod-h', 'Mod-Alt-f'],
    ({ text }) => {
      text.dispatch(changeFind(text.state.tr, { bar: 'replace', ...queryForSelected(text.state) }))
    },
    isEditable,
  ),
  moving('edit/find-next', 'edit', ['F3', 'Mod-g'], (context) => {
    goToMatch(context, 1)
  }),
  moving('edit/find-previous', 'edit', ['Shift-F3', 'Mod-Shift-g'], (context) => {
    goToMatch(context, -1)
  }),
]

function travel(
  name: string,
  keys: readonly string[],
  command: EditorCommand,
  act: (state: EditorState) => string | null,
  words: { readonly said: Said; readonly refused: Refused },
): Command {
  return {
    name,
    group: 'edit',
    keys,
    enabled: ({ text }) => text !== null && isEditable(text.state) && command(text.state),
    run: (context) => {
      const { text } = context
      if (!text) return
      const what = act(text.state)
      if (!command(text.state, text.dispatch)) return
      text.view?.focus()
      say(context, words.said, { act: commandLabel(what === null || what === '' ? 'edit/type' : what) })
    },
    refuse: (context) => {
      if (context.text !== null && isEditable(context.text.state)) sayRefused(context, words.refused)
    },
  }
}

/** The words selected, as what to look for, where they stand in one line. */
function queryForSelected(state: EditorState) {
  const text = selectedWords(state)
  return text === null ? {} : { query: { ...findOf(state).query, text, regex: false } }
}
