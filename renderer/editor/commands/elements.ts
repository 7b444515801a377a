import type { Command as EditorCommand } from 'prosemirror-state'
import { deleteElement, unwrapElement } from '../../../shared/commands/remove-element'
import { allows } from '../../../shared/grammar'
import { nameOf } from '../../../shared/queries/element-content'
import type { Command } from '../../app/command'
import { chosenPath, pathOf } from '../plugins/element-choice'
import { grammarOf } from '../plugins/grammar'
import { say } from '../say'
import { nextToSelect, selectElement } from '../select-element'
import { editing, moving } from './editing'

/** Takes the element that is looked at away; what it holds stays. */
export const unwrapChosen: EditorCommand = (state, dispatch) => {
  const path = chosenPath(state)
  const element = path.at(-1)
  if (!element || path.length < 2) return false
  const mixed = element.span === null && allows(grammarOf(state), nameOf(path.slice(0, -1)), ['text'])
  return unwrapElement(element, mixed)(state, dispatch)
}

/** Takes the element that is looked at away with all that it holds. */
export const deleteChosen: EditorCommand = (state, dispatch) => {
  const element = chosenPath(state).at(-1)
  return element !== undefined && deleteElement(element)(state, dispatch)
}

/** What is done with the element that is looked at: the innermost around the caret, until another on the way there is chosen. */
export const elementCommands: readonly Command[] = [
  moving('element/select', 'element', ['Alt-Shift-e'], (context) => {
    const { text } = context
    const index = nextToSelect(text.state)
    const name = pathOf(text.state)[index]?.name ?? ''
    selectElement(text, index)
    say(context, 'element-selected', { name })
  }),
  editing('element/unwrap', 'element', ['Alt-Shift-u'], unwrapChosen),
  editing('element/delete', 'element', ['Alt-Shift-Delete'], deleteChosen),
]
