import { redo, undo } from 'prosemirror-history'
import type { CommandContext } from '../app/command'
import { commandLabel } from '../app/i18n'
import type { OpenText } from '../app/open-text'
import { actToRedo, actToUndo } from './plugins/acts'
import { say } from './say'

const turns = {
  undo: { command: undo, act: actToUndo, said: 'undone' },
  redo: { command: redo, act: actToRedo, said: 'redone' },
} as const

/** Which way the history of a text is walked. */
export type Turn = keyof typeof turns

/** Whether there is anything to take back in a text, or to do again. */
export function mayTurn(text: OpenText, turn: Turn): boolean {
  return turns[turn].command(text.state)
}

/** Takes back the last act of a text, or does it again, and says which it was; answers whether there was one. The focus stays. */
export function turnText(text: OpenText, turn: Turn, context: Pick<CommandContext, 'say'>): boolean {
  const { command, act, said } = turns[turn]
  const what = act(text.state)
  if (!command(text.state, text.dispatch)) return false
  say(context, said, { act: commandLabel(what === null || what === '' ? 'edit/type' : what) })
  return true
}
