import { history } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { EditorState, TextSelection, type Command } from 'prosemirror-state'
import { at } from './build'
import { run } from './steps'

/** A state of a built doc with the selection from one of its tags to another, and a history. */
export function stateOf(doc: Node, from = 'a', to = from): EditorState {
  const selection = TextSelection.create(doc, at(doc, from), at(doc, to))
  return EditorState.create({ doc, selection, plugins: [history()] })
}

/** Runs commands one after the other, each asserted; throws where one does not apply. */
export function done(state: EditorState, ...commands: readonly Command[]): EditorState {
  return commands.reduce((before, command) => {
    const after = run(before, command)
    if (!after) throw new Error('The command does not apply')
    return after
  }, state)
}

/** Ids that count up: `n1`, `n2` … */
export function counting(): () => string {
  let next = 0
  return () => `n${String(++next)}`
}
