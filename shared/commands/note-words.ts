import type { Command } from 'prosemirror-state'
import { schema } from '../schema'
import { isNote } from '../queries/notes'
import { replaceLetters } from './replace-text'

/**
 * The words of the note at `pos` where they can be written as one line: it has one text block with nothing but text and tags.
 * `null` for any other.
 */
export function plainWordsOfNote(node: Parameters<typeof isNote>[0]): string | null {
  const block = node.childCount === 1 ? node.firstChild : null
  if (!isNote(node) || block?.type !== schema.nodes.textblock) return null
  return block.children.every((child) => child.isText) ? block.textContent : null
}

/** Gives such a note other words; what stays the same keeps its tags. */
export function setNoteWords(pos: number, words: string): Command {
  return (state, dispatch) => {
    const node = state.doc.nodeAt(pos)
    const before = node && plainWordsOfNote(node)
    if (before === null || before === words) return false
    if (!dispatch) return true
    const { tr } = state
    const start = pos + 2
    if (before === '') tr.insert(start, schema.text(words))
    else replaceLetters(tr, start, start + before.length, words)
    dispatch(tr)
    return true
  }
}
