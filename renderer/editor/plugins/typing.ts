import { NodeSelection, Plugin, Selection, TextSelection } from 'prosemirror-state'
import { keepLooseApart } from '../../../shared/commands/loose-text'
import { afterDelete, typeText } from '../../../shared/commands/typing'

/**
 * Typing keeps the tags of what it replaces; see `shared/commands/typing`. A letter of a key is typed here, and the page drawn after it: the
 * browser takes longer to type it into the page than it takes to draw it there, and what it typed would have to be read out of the page
 * again. What is composed, dictated or put in otherwise is typed by the browser and read.
 */
export function typing(): Plugin {
  return new Plugin({
    appendTransaction: (transactions, before, after) =>
      keepLooseApart(transactions, after) ?? afterDelete(transactions, before, after),
    props: {
      handleTextInput(view, from, to, text) {
        view.dispatch(typeText(view.state, from, to, text).scrollIntoView())
        return true
      },
      handleKeyPress(view, event) {
        if (!isLetter(event)) return false
        const { doc, selection, tr } = view.state
        if (selection instanceof NodeSelection) {
          // A letter must not cost a note or page break that is only looked at: it goes after it.
          const after = Selection.findFrom(doc.resolve(selection.to), 1, true)
          if (!after) return true
          view.dispatch(tr.setSelection(after))
        } else if (!(selection instanceof TextSelection)) return false
        const { from, to } = view.state.selection
        view.dispatch(typeText(view.state, from, to, event.key).scrollIntoView())
        return true
      },
    },
  })
}

/** Whether a key types what it is called. With Alt it may be a letter of its own, such as ß, but none of ASCII. */
function isLetter({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key.length === 1 && !ctrlKey && !metaKey && !(altKey && key < '\u0080')
}
