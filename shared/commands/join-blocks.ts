import type { Node, ResolvedPos } from 'prosemirror-model'
import { NodeSelection, TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state'
import { liftTarget } from 'prosemirror-transform'
import { schema } from '../schema'
import { isDivision, isLoosePart } from '../queries/divisions'
import { textBlockBeside, type TextBlockAt } from '../queries/text-blocks'
import { nameLoose } from './block-attrs'
import { liftItemAt } from './list-items'

type Dispatch = Parameters<Command>[1]

/**
 * Backspace at the start of a block. Joins it with the text block before; the first item of a list, and the first
 * block of a quote or closer, is lifted out of it; a page break or other point in between, and a table, is selected. At the
 * start of a division, cell or note nothing happens (an empty note is selected): that is handled too, so that a
 * browser does not do something of its own.
 */
export const joinBackward: Command = (state, dispatch) => {
  const $cursor = cursorOf(state)
  if ($cursor?.parentOffset !== 0) return false
  const holder = $cursor.node(-1)
  const first = $cursor.index(-1) === 0
  if (first && holder.isInline) return isEmptyNote(holder) ? select(state, dispatch, $cursor.before(-1)) : true
  if (first && holder.type === schema.nodes.item && !$cursor.node(-2).maybeChild($cursor.index(-2) - 1)) {
    if (dispatch) {
      const { tr } = state
      liftItemAt(tr, $cursor.pos)
      dispatch(tr.scrollIntoView())
    }
    return true
  }
  if (first && isLoosePart(holder)) return liftBlock(state, dispatch, $cursor)
  const before = textBlockBeside(state.doc, $cursor.before(), -1)
  if (!before) return true
  return join(state, dispatch, before, { node: $cursor.parent, pos: $cursor.before(), passed: null })
}

/** Delete at the end of a block: joins the text block behind with it; see {@link joinBackward} for what is in between. */
export const joinForward: Command = (state, dispatch) => {
  const $cursor = cursorOf(state)
  if (!$cursor || $cursor.parentOffset < $cursor.parent.content.size) return false
  const after = textBlockBeside(state.doc, $cursor.after(), 1)
  if (!after) return true
  return join(state, dispatch, { node: $cursor.parent, pos: $cursor.before(), passed: after.passed }, after)
}

/** The caret in a text block, or `null`. */
export function cursorOf(state: EditorState): ResolvedPos | null {
  const { selection } = state
  const $cursor = selection instanceof TextSelection ? selection.$cursor : null
  return $cursor?.parent.isTextblock ? $cursor : null
}

/** Selects the node at `pos` where it can be; `true` in any case, for then nothing else is to happen. */
export function select(state: EditorState, dispatch: Dispatch, pos: number): true {
  const node = state.doc.nodeAt(pos)
  if (node && NodeSelection.isSelectable(node))
    dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, pos)).scrollIntoView())
  return true
}

function join(state: EditorState, dispatch: Dispatch, before: TextBlockAt, after: TextBlockAt): true {
  const { doc } = state
  if (before.passed !== null) return select(state, dispatch, before.passed)
  const wall = wallBetween(doc, before, after)
  if (wall !== null) return wall.node.type === schema.nodes.table ? select(state, dispatch, wall.pos) : true
  if (!dispatch) return true
  const { tr } = state
  const end = before.pos + before.node.nodeSize
  if (before.node.content.size === 0 && end === after.pos) tr.delete(before.pos, end)
  else joinInto(tr, before, after)
  dispatch(tr.scrollIntoView())
  return true
}

function joinInto(tr: Transaction, before: TextBlockAt, after: TextBlockAt): void {
  const end = before.pos + before.node.nodeSize - 1
  if (tr.doc.resolve(end + 1).nodeAfter === after.node) tr.join(end + 1)
  else {
    tr.delete(end, after.pos + 1)
    tr.setSelection(TextSelection.create(tr.doc, end))
  }
}

/** What stands around only one of two text blocks and is not joined over: a division, table, or note between blocks. */
function wallBetween(doc: Node, before: TextBlockAt, after: TextBlockAt): { node: Node; pos: number } | null {
  const $before = doc.resolve(before.pos + 1)
  const $after = doc.resolve(after.pos + 1)
  const shared = $before.sharedDepth($after.pos)
  for (const $side of [$before, $after])
    for (let depth = shared + 1; depth < $side.depth; depth++)
      if (isWall($side.node(depth))) return { node: $side.node(depth), pos: $side.before(depth) }
  return null
}

function isWall(node: Node): boolean {
  return isDivision(node) || node.type.spec.isolating === true || node.type === schema.nodes.blockNote
}

function liftBlock(state: EditorState, dispatch: Dispatch, $cursor: ResolvedPos): true {
  const range = $cursor.blockRange()
  const target = range && liftTarget(range)
  if (!range || target === null || !dispatch) return true
  const { tr } = state
  tr.lift(range, target)
  const $block = tr.doc.resolve(tr.mapping.map($cursor.pos))
  if ($block.node(-1).type === schema.nodes.container) nameLoose(tr, $block.before())
  dispatch(tr.scrollIntoView())
  return true
}

function isEmptyNote(note: Node): boolean {
  return note.childCount === 1 && note.firstChild?.isTextblock === true && note.firstChild.content.size === 0
}
