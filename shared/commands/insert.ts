import { TextSelection, type Command } from 'prosemirror-state'
import { schema } from '../schema'
import { keepingValid } from './keep-valid'
import { typeText } from './typing'

/** Puts a line break in place of the selection, in the spans around it. */
export const insertLineBreak: Command = keepingValid((state, dispatch) => {
  const { $from, $to, from, to } = state.selection
  if (!$from.parent.inlineContent || !$from.sameParent($to)) return false
  if (dispatch) {
    const tr = state.tr.replaceWith(from, to, schema.nodes.lineBreak.create(null, null, $from.marks()))
    dispatch(tr.setSelection(TextSelection.create(tr.doc, from + 1)).scrollIntoView())
  }
  return true
})

/** Puts text, such as a special character, in place of the selection, as if it were typed. */
export function insertText(text: string): Command {
  return (state, dispatch) => {
    const { $from, from, to } = state.selection
    if (text === '' || !$from.parent.inlineContent) return false
    dispatch?.(typeText(state, from, to, text))
    return true
  }
}
