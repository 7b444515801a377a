import type { Node } from 'prosemirror-model'
import type { DocRange } from '../finding'
import { isNote, noteNumber } from './notes'

/** A stretch of a doc as a list names it: its words, and those around it in its block, cut between words. */
export interface Excerpt {
  readonly before: string
  readonly words: string
  readonly after: string
}

/** How many characters of a block stand before, in and after a stretch, at most. */
export type ExcerptLength = Readonly<Record<keyof Excerpt, number>>

const inList: ExcerptLength = { before: 24, words: 80, after: 60 }

/** The words of a stretch with those around it, on one line. A note stands as its number. Looks at one block. */
export function excerptOf(doc: Node, { from, to }: DocRange, most = inList): Excerpt {
  const found = blockAt(doc, from, to)
  if (!found) return { before: '', words: '', after: '' }
  const { block, start } = found
  const inside = (pos: number) => Math.min(Math.max(pos - start, 0), block.content.size)
  return {
    before: lastWords(shown(block, 0, inside(from)), most.before),
    words: firstWords(shown(block, inside(from), inside(to)).trim(), most.words),
    after: firstWords(shown(block, inside(to), block.content.size), most.after),
  }
}

/** The block that a stretch begins in, or the first one in it, and where its content begins. */
function blockAt(doc: Node, from: number, to: number): { readonly block: Node; readonly start: number } | null {
  const $from = doc.resolve(from)
  if ($from.parent.inlineContent) return { block: $from.parent, start: $from.start() }
  let found: { block: Node; start: number } | null = null
  doc.nodesBetween(from, to, (node, pos) => {
    if (!found && node.inlineContent) found = { block: node, start: pos + 1 }
    return !found
  })
  return found
}

function shown(block: Node, from: number, to: number): string {
  let text = ''
  block.forEach((child, offset) => {
    if (offset >= to || offset + child.nodeSize <= from) return
    if (child.isText) text += (child.text ?? '').slice(Math.max(0, from - offset), to - offset)
    else if (isNote(child)) text += noteNumber(child) || '*'
    else if (child.type.name === 'lineBreak') text += ' '
  })
  return text.replace(/\s+/g, ' ')
}

function firstWords(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most).replace(/\s+\S*$/, '')}…`
}

function lastWords(text: string, most: number): string {
  return text.length <= most ? text : `…${text.slice(-most).replace(/^\S*\s+/, '')}`
}
