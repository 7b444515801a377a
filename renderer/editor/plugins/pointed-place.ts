import { Plugin, TextSelection } from 'prosemirror-state'

/** A click with the other button puts the caret there, so that the context menu speaks of the place that is pointed at. */
export function pointedPlace(): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        contextmenu(view, event) {
          const found = event.button === 2 ? view.posAtCoords({ left: event.clientX, top: event.clientY }) : null
          const { from, to } = view.state.selection
          if (!found || (found.pos >= from && found.pos <= to)) return false
          view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(found.pos))))
          view.focus()
          return false
        },
      },
    },
  })
}
