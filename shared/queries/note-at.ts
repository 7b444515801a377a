import type { Node, ResolvedPos } from 'prosemirror-model'
import { NodeSelection, type EditorState } from 'prosemirror-state'
import { isNote } from './notes'

/** The position of the note that is selected or that the selection begins in, else of the one right beside the caret; `null` where there is none. */
export function noteAtSelection({ doc, selection }: EditorState): number | null {
  if (selection instanceof NodeSelection && isNote(selection.node)) return selection.from
  const { $from, $head } = selection
  const around = noteAround($from)
  if (around !== null) return around
  if ($head.nodeBefore && isNote($head.nodeBefore)) return $head.pos - $head.nodeBefore.nodeSize
  return isNoteAt(doc, $head.pos) ? $head.pos : null
}

/** The position of the innermost note around a position, or `null`. */
export function noteAround($pos: ResolvedPos): number | null {
  for (let depth = $pos.depth; depth > 0; depth--) if (isNote($pos.node(depth))) return $pos.before(depth)
  return null
}

function isNoteAt(doc: Node, pos: number): boolean {
  const node = doc.nodeAt(pos)
  return node !== null && isNote(node)
}
