import type { EditorState } from 'prosemirror-state'
import type { OpenText } from '../app/open-text'
import { readCaret } from './read-caret'

/** The state of a text in which somebody has asked to be taken on last. */
const asked = new WeakMap<OpenText, EditorState>()

/** Remembers where somebody is who asks to be taken on from there; who asks again is taken on from where they are then. */
export function askHere(text: OpenText): void {
  readCaret(text.view)
  asked.set(text, text.state)
}

/**
 * Whether somebody is still where they have asked to be taken on, and has written nothing since. What was looked for long takes
 * nobody away from where they have gone on. May be asked once.
 */
export function isStillThere(text: OpenText): boolean {
  readCaret(text.view)
  const then = asked.get(text)
  asked.delete(text)
  return text.state.doc === then?.doc && text.state.selection.eq(then.selection)
}
