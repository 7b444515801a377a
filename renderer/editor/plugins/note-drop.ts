import { NodeSelection, Plugin } from 'prosemirror-state'
import { moveNote, placeForDropped } from '../../../shared/commands/note-move'

/** A note whose number is dragged elsewhere stands behind a word there, never behind a space, and is a note at a point before its words. */
export function noteDrop(): Plugin {
  return new Plugin({
    props: {
      handleDrop(view, event, _slice, moved) {
        const { state } = view
        const { selection } = state
        if (!moved || !(selection instanceof NodeSelection) || selection.node.type.name !== 'note') return false
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
        if (!at || !state.doc.resolve(at.pos).parent.inlineContent) return false
        moveNote(selection.from, placeForDropped(state.doc, at.pos))(state, (tr) => {
          view.dispatch(tr.setMeta('uiEvent', 'drop'))
        })
        view.focus()
        // What is dropped where it stands, or where the grammar forbids it, stays.
        return true
      },
    },
  })
}
