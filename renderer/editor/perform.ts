import { closeHistory } from 'prosemirror-history'
import type { Command } from 'prosemirror-state'
import type { OpenText } from '../app/open-text'
import { isEditable } from './plugins/editable'
import { named } from './plugins/acts'
import { readCaret } from './read-caret'

/**
 * Runs a command of ProseMirror on an open text as one act with the name of a command of the editor: one undo takes it
 * back, without what was typed before or after it. Answers whether it could be done.
 */
export function perform(text: OpenText, name: string, command: Command): boolean {
  readCaret(text.view)
  if (!isEditable(text.state)) return false
  let refused = false
  const stop = text.subscribeRefused(() => (refused = true))
  const done = command(text.state, (transaction) => {
    text.dispatch(named(transaction, name))
  })
  stop()
  if (done) text.dispatch(closeHistory(text.state.tr))
  return done && !refused
}
