import type { Node } from 'prosemirror-model'
import { isHidden, type Reading } from './readings'

/** The running text of a text block as one string, without its notes, and the way back to positions. */
export interface BlockText {
  readonly text: string
  /** The position in the block's content at which the character with this index begins. */
  before: (index: number) => number
  /** The position in the block's content right behind the character with this index − 1, before any note that follows. */
  after: (index: number) => number
  /** The index of the first character at or behind a position in the block's content. */
  index: (offset: number) => number
}

interface Piece {
  readonly index: number
  readonly offset: number
  readonly length: number
}

/** The text of {@link blockText} alone. */
export function shownText(block: Node, reading?: Reading): string {
  let text = ''
  for (const child of block.children) text += shownChild(child, reading)
  return text
}

/**
 * Reads a text block as a reader of its page does: notes, page breaks and other points in it take no space, so that a
 * word or phrase goes on behind them; a line break is one line feed, and what is kept whole one object character U+FFFC.
 * What a reading hides is left out as well, where one is given.
 */
export function blockText(block: Node, reading?: Reading): BlockText {
  const pieces: Piece[] = []
  let text = ''
  let offset = 0
  for (const child of block.children) {
    const shown = shownChild(child, reading)
    if (shown !== '') pieces.push({ index: text.length, offset, length: shown.length })
    text += shown
    offset += child.nodeSize
  }
  const end = offset
  const at = (index: number) => pieces[lastAtOrBefore(pieces, (piece) => piece.index, index)]
  return {
    text,
    before: (index) => {
      const piece = at(index)
      return !piece || index >= text.length ? end : piece.offset + index - piece.index
    },
    after: (index) => {
      const piece = at(index - 1)
      return piece ? piece.offset + index - piece.index : 0
    },
    index: (position) => {
      const piece = pieces[lastAtOrBefore(pieces, (piece) => piece.offset, position)]
      return piece ? piece.index + Math.min(position - piece.offset, piece.length) : 0
    },
  }
}

/** What {@link blockText} has of one child of a block. */
export function shownChild(child: Node, reading?: Reading): string {
  if (reading !== undefined && isHidden(child.marks, reading)) return ''
  if (child.isText) return child.text ?? ''
  if (child.type.name === 'lineBreak') return '\n'
  return child.type.name === 'kept' ? '\uFFFC' : ''
}

function lastAtOrBefore<T>(list: readonly T[], key: (item: T) => number, value: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    const item = list[middle]
    if (item !== undefined && key(item) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}
