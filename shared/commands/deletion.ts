import type { Node, ResolvedPos } from 'prosemirror-model'
import { NodeSelection, type Command, type EditorState } from 'prosemirror-state'
import { isNote } from '../queries/notes'
import { deleteNote } from './notes'
import { cursorOf, joinBackward, joinForward, select } from './join-blocks'

/** How much one key deletes. */
export type DeletionUnit = 'character' | 'word'

type Dispatch = Parameters<Command>[1]

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * Backspace. Deletes the selection; else the character (as a reader sees one, accents included) or word before the
 * caret; a note, page break or other point there is selected first and deleted by the second key; at the start of a
 * block, see {@link joinBackward}. Words end at such points, so that no key deletes a note unseen.
 */
export function deleteBackward(unit: DeletionUnit): Command {
  return (state, dispatch) => {
    if (!state.selection.empty) return deleteSelected(state, dispatch)
    const $cursor = cursorOf(state)
    if (!$cursor) return false
    if ($cursor.parentOffset === 0) return joinBackward(state, dispatch)
    const text = textBeside($cursor, -1)
    if (text === '') return besidePoint(state, dispatch, $cursor, -1)
    const size =
      unit === 'character'
        ? lastGrapheme(text)
        : (/(?:[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}\s]+|)\s*$/u.exec(text)?.[0].length ?? 1)
    return deleteRange(state, dispatch, $cursor.pos - size, $cursor.pos)
  }
}

/** Delete: the same forward. */
export function deleteForward(unit: DeletionUnit): Command {
  return (state, dispatch) => {
    if (!state.selection.empty) return deleteSelected(state, dispatch)
    const $cursor = cursorOf(state)
    if (!$cursor) return false
    if ($cursor.parentOffset === $cursor.parent.content.size) return joinForward(state, dispatch)
    const text = textBeside($cursor, 1)
    if (text === '') return besidePoint(state, dispatch, $cursor, 1)
    const size =
      unit === 'character'
        ? firstGrapheme(text)
        : (/^\s*(?:[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}\s]+|)/u.exec(text)?.[0].length ?? 1)
    return deleteRange(state, dispatch, $cursor.pos, $cursor.pos + size)
  }
}

function deleteSelected(state: EditorState, dispatch: Dispatch): boolean {
  const { selection } = state
  // A note on words goes with what marks the words.
  if (selection instanceof NodeSelection && isNote(selection.node)) return deleteNote(selection.from)(state, dispatch)
  dispatch?.(state.tr.deleteSelection().scrollIntoView())
  return true
}

function deleteRange(state: EditorState, dispatch: Dispatch, from: number, to: number): boolean {
  dispatch?.(state.tr.delete(from, to).scrollIntoView())
  return true
}

function besidePoint(state: EditorState, dispatch: Dispatch, $cursor: ResolvedPos, direction: -1 | 1): boolean {
  const node = direction < 0 ? $cursor.nodeBefore : $cursor.nodeAfter
  if (!node) return false
  const pos = direction < 0 ? $cursor.pos - node.nodeSize : $cursor.pos
  return node.type.name === 'lineBreak'
    ? deleteRange(state, dispatch, pos, pos + node.nodeSize)
    : select(state, dispatch, pos)
}

/** The text between the caret and the nearest inline node that is not text. */
function textBeside($cursor: ResolvedPos, direction: -1 | 1): string {
  const { parent, parentOffset } = $cursor
  const here = direction < 0 ? parent.cut(0, parentOffset) : parent.cut(parentOffset)
  let text = ''
  for (let i = 0; i < here.childCount; i++) {
    const child: Node = here.child(direction < 0 ? here.childCount - 1 - i : i)
    if (!child.isText) break
    text = direction < 0 ? (child.text ?? '') + text : text + (child.text ?? '')
  }
  return text
}

function firstGrapheme(text: string): number {
  for (const { segment } of graphemes.segment(text.slice(0, 64))) return segment.length
  return 1
}

function lastGrapheme(text: string): number {
  let size = 1
  for (const { segment } of graphemes.segment(text.slice(-64))) size = segment.length
  return size
}
