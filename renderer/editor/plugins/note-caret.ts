import type { ResolvedPos } from 'prosemirror-model'
import { NodeSelection, Plugin, TextSelection, type EditorState } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

/**
 * The caret and notes: a step over a note's number is one step, in a note it stays until it leaves at an edge, and a
 * click on the number goes into the note.
 */
export function noteCaret(): Plugin {
  return new Plugin({
    props: {
      handleKeyDown(view, event) {
        if (event.ctrlKey || event.metaKey || event.altKey) return false
        const pos = target(view, event.key, event.shiftKey)
        if (pos === null) return false
        const { tr, doc, selection } = view.state
        const $head = doc.resolve(pos)
        view.dispatch(
          tr
            .setSelection(event.shiftKey ? new TextSelection(selection.$anchor, $head) : TextSelection.near($head))
            .scrollIntoView(),
        )
        return true
      },
      handleClickOn(view, _pos, node, nodePos, event) {
        if (node.type.name !== 'note' || !(event.target as Element).matches('.note-number')) return false
        view.dispatch(enterNoteAt(view.state, nodePos))
        return true
      },
    },
  })
}

/** Puts the caret at the end of the note at `pos`. */
export function enterNoteAt({ doc, tr }: EditorState, pos: number) {
  const end = pos + (doc.nodeAt(pos)?.nodeSize ?? 2) - 1
  return tr.setSelection(TextSelection.near(doc.resolve(end), -1)).scrollIntoView()
}

/** The note that stands directly beside the caret, before it first, or that is selected. */
export function noteBeside({ doc, selection }: EditorState): number | null {
  if (selection instanceof NodeSelection) return selection.node.type.name === 'note' ? selection.from : null
  const { $head } = selection
  if (doc.nodeAt($head.pos)?.type.name === 'note') return $head.pos
  return $head.nodeBefore?.type.name === 'note' ? $head.pos - $head.nodeBefore.nodeSize : null
}

function target(view: EditorView, key: string, extending: boolean): number | null {
  const { selection } = view.state
  if (!(selection instanceof TextSelection)) return null
  const { $head } = selection
  if (!selection.empty && !extending) return collapsing(selection, key)
  if (key === 'ArrowRight') return over($head, 1) ?? leaving(view, $head, 'right', extending)
  if (key === 'ArrowLeft') return over($head, -1) ?? leaving(view, $head, 'left', extending)
  if (key === 'ArrowDown') return vertically(view, $head, 1) ?? leaving(view, $head, 'down', extending)
  if (key === 'ArrowUp') return vertically(view, $head, -1) ?? leaving(view, $head, 'up', extending)
  return null
}

/** To the end of a selection that the arrow points to. Beside a note the browser would go to its other end. */
function collapsing({ from, to }: TextSelection, key: string): number | null {
  if (key === 'ArrowRight') return to
  return key === 'ArrowLeft' ? from : null
}

/** Over the note beside the caret. */
function over($head: ResolvedPos, direction: 1 | -1): number | null {
  const node = direction > 0 ? $head.nodeAfter : $head.nodeBefore
  return node?.type.name === 'note' ? $head.pos + direction * node.nodeSize : null
}

/**
 * To the next line of the note that the caret is in. The browser would go on to the line of the text beside it, for in
 * the order of the page that comes next.
 */
function vertically(view: EditorView, $head: ResolvedPos, direction: 1 | -1): number | null {
  const depth = noteDepth($head)
  if (depth === null) return null
  const { left, top, bottom } = view.coordsAtPos($head.pos)
  const line = bottom - top
  for (const step of [0.6, 1.2]) {
    const found = view.posAtCoords({ left, top: direction > 0 ? bottom + step * line : top - step * line })
    if (!found || found.pos < $head.start(depth) || found.pos > $head.end(depth)) continue
    const there = view.coordsAtPos(found.pos)
    if (direction * (there.top - top) > line / 2) return found.pos
  }
  return null
}

/** The depth of the innermost note that a position is in, or `null`. */
function noteDepth($pos: ResolvedPos): number | null {
  for (let depth = $pos.depth; depth > 0; depth--) if ($pos.node(depth).type.name === 'note') return depth
  return null
}

/** Out of the note that the caret is in, where it stands at the note's edge. A selection that began in a note stays there. */
function leaving(
  view: EditorView,
  $head: ResolvedPos,
  direction: 'left' | 'right' | 'up' | 'down',
  extending: boolean,
): number | null {
  const depth = noteDepth($head)
  const forward = direction === 'right' || direction === 'down'
  if (depth === null || !atEdge($head, depth, forward) || !view.endOfTextblock(direction)) return null
  if (extending) return $head.pos
  return forward ? $head.after(depth) : $head.before(depth)
}

/** Whether the block of the caret is the last (first) one of the node at `depth`. */
function atEdge($head: ResolvedPos, depth: number, forward: boolean): boolean {
  for (let inner = depth; inner < $head.depth; inner++)
    if ($head.index(inner) !== (forward ? $head.node(inner).childCount - 1 : 0)) return false
  return true
}
