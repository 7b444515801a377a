import { Plugin, Selection, TextSelection, type EditorState } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

/** Up and down pass over what stands between blocks without text (page breaks, comments), instead of stopping at each. */
export function pageCaret(): Plugin {
  return new Plugin({
    props: {
      handleKeyDown(view, event) {
        if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false
        const direction = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null
        if (direction === null || !view.state.selection.empty) return false
        const selection = beyond(view, direction)
        if (!selection) return false
        view.dispatch(view.state.tr.setSelection(selection).scrollIntoView())
        return true
      },
    },
  })
}

function beyond(view: EditorView, direction: 1 | -1): Selection | null {
  const { state } = view
  const { $head } = state.selection
  if (!$head.parent.isTextblock || $head.depth === 0) return null
  const past = pastPoints(state, direction > 0 ? $head.after() : $head.before(), direction)
  if (past === null || !view.endOfTextblock(direction > 0 ? 'down' : 'up')) return null
  const edge = Selection.findFrom(state.doc.resolve(past), direction, true)
  if (!edge) return null
  const line = view.coordsAtPos(edge.head)
  const found = view.posAtCoords({ left: view.coordsAtPos($head.pos).left, top: (line.top + line.bottom) / 2 })
  const $found = found && state.doc.resolve(found.pos)
  return $found?.sameParent(edge.$head) === true ? TextSelection.near($found) : edge
}

/** The position beyond the points between blocks that begin at `pos`; `null` where none stands there. */
function pastPoints({ doc }: EditorState, pos: number, direction: 1 | -1): number | null {
  let past = pos
  for (;;) {
    const $past = doc.resolve(past)
    const node = direction > 0 ? $past.nodeAfter : $past.nodeBefore
    if (node?.type.name !== 'blockPageBreak' && node?.type.name !== 'blockPoint') return past === pos ? null : past
    past += direction * node.nodeSize
  }
}
