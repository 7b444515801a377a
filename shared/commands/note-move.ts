import type { Node, ResolvedPos } from 'prosemirror-model'
import { NodeSelection, TextSelection, type Command } from 'prosemirror-state'
import { schema, type Attributes } from '../schema'
import { lettersOfBlock } from '../queries/block-letters'
import { noteAtSelection } from '../queries/note-at'
import { withoutAttributes } from '../queries/note-kinds'
import { stretchOfNote } from '../queries/note-stretch'
import { textBlockBeside } from '../queries/text-blocks'
import { keepingValid } from './keep-valid'
import { removeAnchorsOf } from './note-anchors'

/** How far keys move a note. */
export type NoteMove = 'character' | 'word'

/**
 * Moves the note at `pos` to another place in running text, in the spans that stand there, but not into itself. Where it
 * was on a stretch of text that it now stands before, it is one at a point. The caret stays in it where it was; else the
 * note is selected.
 */
export function moveNote(pos: number, to: number): Command {
  return keepingValid((state, dispatch) => {
    const found = state.doc.nodeAt(pos)
    const end = pos + (found?.nodeSize ?? 0)
    if (found?.type !== schema.nodes.note || (to >= pos && to <= end)) return false
    if (to < 0 || to > state.doc.content.size) return false
    const $to = state.doc.resolve(to)
    if (!$to.parent.inlineContent) return false
    if (!dispatch) return true
    const { tr, selection } = state
    const stretch = stretchOfNote(state.doc, pos)
    const leaves = stretch !== null && to <= stretch.from
    const point = withoutAttributes(found.attrs['attributes'] as Attributes, ['target', 'targetEnd'])
    const attrs = leaves ? { ...found.attrs, attributes: point } : found.attrs
    const moved = schema.nodes.note.create(attrs, found.content, $to.marks())
    tr.delete(pos, end)
    const place = tr.mapping.map(to)
    tr.insert(place, moved)
    const inside = selection.from > pos && selection.to < end ? place - pos : null
    tr.setSelection(
      inside === null
        ? NodeSelection.create(tr.doc, place)
        : TextSelection.create(tr.doc, selection.anchor + inside, selection.head + inside),
    )
    if (leaves) removeAnchorsOf(tr, found)
    dispatch(tr.scrollIntoView())
    return true
  })
}

/** The place for a note that is dropped at a position of running text: behind the word before it where only spaces are between. */
export function placeForDropped(doc: Node, pos: number): number {
  const $pos = doc.resolve(pos)
  if (!$pos.parent.inlineContent) return pos
  const before = lettersOfBlock($pos.parent).slice(0, $pos.parentOffset)
  const word = before.trimEnd()
  return word === '' ? pos : pos - (before.length - word.length)
}

/** Moves the note at the selection (or at `pos`) by a letter or to the next place behind a word, over the edge of a block too. */
export function nudgeNote(direction: -1 | 1, by: NoteMove, pos?: number): Command {
  return (state, dispatch) => {
    const at = pos ?? noteAtSelection(state)
    if (at === null || state.doc.nodeAt(at)?.type !== schema.nodes.note) return false
    const to = placeBeside(state.doc, at, direction, by)
    return to !== null && moveNote(at, to)(state, dispatch)
  }
}

/** The next place for the note at `pos`, in the doc as it is with it; `null` at the end of all text. */
function placeBeside(doc: Node, pos: number, direction: -1 | 1, by: NoteMove): number | null {
  const size = doc.nodeAt(pos)?.nodeSize ?? 1
  const $edge = doc.resolve(direction > 0 ? pos + size : pos)
  const offset = placeInBlock($edge, direction, by)
  if (offset !== null) return $edge.start() + offset
  const block = textBlockBeside(doc, direction > 0 ? $edge.after() : $edge.before(), direction)
  if (!block) return null
  return direction > 0 ? block.pos + 1 : block.pos + 1 + block.node.content.size
}

/** The offset in the block of `$edge`; `null` where it is at the end of the block. */
function placeInBlock($edge: ResolvedPos, direction: -1 | 1, by: NoteMove): number | null {
  const { parent, parentOffset } = $edge
  const letters = lettersOfBlock(parent)
  if (direction > 0) {
    const after = letters.slice(parentOffset)
    if (after === '') return null
    const word = /^\s*\S+/u.exec(after)?.[0] ?? after
    const letter = /^\uFFFC+|^\P{M}\p{M}*/u.exec(after)?.[0] ?? after.slice(0, 1)
    return parentOffset + (by === 'word' ? word : letter).length
  }
  const before = letters.slice(0, parentOffset)
  if (before === '') return null
  const word = /\S+\s*$/u.exec(before)
  // Behind the word before, or at the start of the block.
  if (by === 'word') return before.slice(0, word?.index ?? 0).trimEnd().length
  return parentOffset - (/\uFFFC+$|\P{M}\p{M}*$/u.exec(before)?.[0] ?? before.slice(-1)).length
}
