import type { EditorView } from 'prosemirror-view'

/**
 * Has the view read where the browser has put the caret. Browsers tell of that only some time after the key that moved it;
 * whatever is dispatched before would put the caret back where it was, and what is typed next somewhere else.
 */
export function readCaret(view: EditorView): void {
  if (!view.composing) view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
}
