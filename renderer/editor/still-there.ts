import type { OpenText } from '../app/open-text'
import { readCaret } from './read-caret'

/**
 * Remembers where somebody is in a text; the answer tells whether they are there still and have written nothing since. What was looked
 * for long takes nobody away from where they have gone on.
 */
export function isStillThere(text: OpenText): () => boolean {
  readCaret(text.view)
  const { doc, selection } = text.state
  return () => {
    readCaret(text.view)
    return text.state.doc === doc && text.state.selection.eq(selection)
  }
}
