import type { EditorState } from 'prosemirror-state'
import type { Command } from '../../app/command'
import { canRemove, remove } from '../element-actions'
import { isEditable } from '../plugins/editable'
import { chosenPath, pathOf } from '../plugins/element-choice'
import { say } from '../say'
import { nextToSelect, selectElement } from '../select-element'
import { moving } from './editing'

/** What is done with the element that is looked at: the innermost around the caret, until another on the way there is chosen. */
export const elementCommands: readonly Command[] = [
  moving('element/select', 'element', ['Alt-Shift-e'], (context) => {
    const { text } = context
    const index = nextToSelect(text.state)
    const name = pathOf(text.state)[index]?.name ?? ''
    selectElement(text, index)
    say(context, 'element-selected', { name })
  }),
  removing('element/unwrap', 'Alt-Shift-u', false),
  removing('element/delete', 'Alt-Shift-Delete', true),
]

function removing(name: string, key: string, content: boolean): Command {
  const can = (state: EditorState) => isEditable(state) && canRemove({ state, path: chosenPath(state) }, content)
  return moving(
    name,
    'element',
    [key],
    (context) => {
      const { text } = context
      remove({ text, context, path: chosenPath(text.state) }, content)
    },
    can,
  )
}
