import type { EditorState, Transaction } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

/** How long until it is asked again whether something is still being composed, in milliseconds. */
const soon = 50

/** A text and the view that shows it, as far as there is one. */
interface Shown {
  readonly state: EditorState
  readonly view: EditorView | null
  readonly dispatch: (transaction: Transaction) => void
}

/**
 * Has the view read where the browser has put the caret. Browsers tell of that only some time after the key that moved it;
 * whatever is dispatched before would put the caret back where it was, and what is typed next somewhere else.
 */
export function readCaret(view: EditorView | null): void {
  if (view && !view.composing) view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
}

/**
 * Dispatches what no key or click asks for just now: what was found meanwhile, stored, set elsewhere, or comes in sight. All that is
 * done in an open text after waiting for anything (an answer, a timer, a frame, an observer) goes through here, or
 * calls {@link readCaret} right before it reads the state that it starts from.
 *
 * While something is composed it waits, for what is composed must not be drawn anew. `make` is given the state as it is then, with
 * the caret where the person has it, and answers `null` where nothing is to be done any more.
 */
export function dispatchBeside(text: Shown | EditorView, make: (state: EditorState) => Transaction | null): void {
  const view = 'view' in text ? text.view : text
  if (view?.isDestroyed === true && view === text) return
  if (view?.composing === true && !view.isDestroyed) {
    setTimeout(dispatchBeside, soon, text, make)
    return
  }
  readCaret(view)
  const transaction = make(text.state)
  if (transaction) text.dispatch(transaction)
}

/** Waits until nothing is composed in a text. */
export async function composed({ view }: Pick<Shown, 'view'>): Promise<void> {
  while (view?.composing === true && !view.isDestroyed) await new Promise((resolve) => setTimeout(resolve, soon))
}
