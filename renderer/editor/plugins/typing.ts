import { NodeSelection, Plugin, Selection, TextSelection } from 'prosemirror-state'
import { keepLooseApart } from '../../../shared/commands/loose-text'
import { afterDelete, typeText } from '../../../shared/commands/typing'

/** Typing keeps the tags of what it replaces; see `shared/commands/typing`. */
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
        if (event.ctrlKey || event.metaKey || event.key.length !== 1) return false
        const { doc, selection, tr } = view.state
        if (selection instanceof NodeSelection) {
          // A letter must not cost a note or page break that is only looked at: it goes after it.
          const after = Selection.findFrom(doc.resolve(selection.to), 1, true)
          if (!after) return true
          view.dispatch(tr.setSelection(after))
        } else if (!(selection instanceof TextSelection) || selection.empty) return false
        // A selection with a note or page break in it is replaced here: the browser would replace what it shows of it.
        const { from, to } = view.state.selection
        view.dispatch(typeText(view.state, from, to, event.key).scrollIntoView())
        return true
      },
    },
  })
}
