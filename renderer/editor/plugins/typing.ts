import { Plugin, TextSelection } from 'prosemirror-state'
import { afterDelete, typeText } from '../../../shared/commands/typing'

/** Typing keeps the tags of what it replaces; see `shared/commands/typing`. */
export function typing(): Plugin {
  return new Plugin({
    appendTransaction: (transactions, before, after) => afterDelete(transactions, before, after),
    props: {
      handleTextInput(view, from, to, text) {
        view.dispatch(typeText(view.state, from, to, text).scrollIntoView())
        return true
      },
      // A selection with a note or page break in it is replaced here: the browser would replace what it shows of it.
      handleKeyPress(view, event) {
        const { selection } = view.state
        if (event.ctrlKey || event.metaKey || event.key.length !== 1) return false
        if (!(selection instanceof TextSelection) || selection.empty) return false
        view.dispatch(typeText(view.state, selection.from, selection.to, event.key).scrollIntoView())
        return true
      },
    },
  })
}
