import type { EditorState } from 'prosemirror-state'
import type { Command } from '../../app/command'
import { isEditable } from '../plugins/editable'
import { changeFind, findOf } from '../plugins/find'
import { sayRefused } from '../say'
import { mayTurn, turnText, type Turn } from '../turn'
import { moving } from './editing'
import { goToMatch } from './find'
import { selectedWords } from './selected-words'

/** Undo, redo, find and replace. */
export const editCommands: readonly Command[] = [
  travel('undo', ['Mod-z']),
  travel('redo', ['Mod-Shift-z', 'Mod-y']),
  moving('edit/find', 'edit', ['Mod-f'], ({ text }) => {
    text.dispatch(changeFind(text.state.tr, { bar: 'find', ask: true, ...queryForSelected(text.state) }))
  }),
  moving(
    'edit/replace',
    'edit',
    ['Mod-h', 'Mod-Alt-f'],
    ({ text }) => {
      text.dispatch(changeFind(text.state.tr, { bar: 'replace', ask: true, ...queryForSelected(text.state) }))
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

function travel(turn: Turn, keys: readonly string[]): Command {
  return {
    name: `edit/${turn}`,
    group: 'edit',
    keys,
    enabled: ({ text }) => text !== null && isEditable(text.state) && mayTurn(text, turn),
    run: (context) => {
      const { text } = context
      if (text && turnText(text, turn, context)) text.view?.focus()
    },
    refuse: (context) => {
      if (context.text !== null && isEditable(context.text.state)) sayRefused(context, turn)
    },
  }
}

/** The words selected, as what to look for, where they stand in one line. */
function queryForSelected(state: EditorState) {
  const text = selectedWords(state)
  return text === null ? {} : { query: { ...findOf(state).query, text, regex: false } }
}
