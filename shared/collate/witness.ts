import type { Node } from 'prosemirror-model'
import type { DocRange } from '../finding'
import { isNote, noteNumber } from '../queries/notes'
import { localName, type SpanAttrs } from '../schema'

/** A line end within a block of a witness. */
export const LINE_END = '\n'
/** A page break within a block of a witness; a word goes on behind it. */
export const PAGE_END = '\f'

/** A block of running text: its words, whatever its markup. */
export interface WitnessBlock {
  /** Its text, with {@link LINE_END} for a line break and {@link PAGE_END} for a page break; no notes. */
  readonly text: string
  /** Which note it stands in, counted from 0; `null` in running text. */
  readonly note: number | null
  /** The references to notes in it: the index in `text` before which each stands, its number or sign, and which note it is. */
  readonly refs: readonly { readonly at: number; readonly n: string; readonly note: number }[]
  /** The number of the page that it begins on, `''` where that is not known. */
  readonly page: string
}

/** A text as one of those that are held against each other: running text first, then its notes, each in order. */
export interface Witness {
  readonly blocks: readonly WitnessBlock[]
}

/** A block of a doc, with the way back to positions. */
export interface ReadBlock extends WitnessBlock {
  /** The block itself, its edges included. */
  readonly outer: DocRange
  /** The position of the character at an index, in the doc. */
  readonly before: (index: number) => number
  /** The position right behind the character before an index. */
  readonly after: (index: number) => number
}

/** Of a `choice`, what stands on the page is compared, not what an editor says instead. */
const editorial: ReadonlySet<string> = new Set(['corr', 'reg', 'expan'])

/** Reads a doc as a witness: running text first, then notes. Walks the doc. */
export function readBlocks(doc: Node): readonly ReadBlock[] {
  const running: ReadBlock[] = []
  const notes: ReadBlock[] = []
  let page = ''
  let noteCount = 0
  const visit = (node: Node, start: number, note: number | null): void => {
    if (node.isTextblock) {
      read(node, start, note)
      return
    }
    let pos = start
    for (const child of node.children) {
      if (isPageBreak(child)) page = pageNumber(child)
      else if (!child.isLeaf) visit(child, pos + 1, isNote(child) ? noteCount++ : note)
      pos += child.nodeSize
    }
  }
  const read = (block: Node, start: number, note: number | null): void => {
    const pieces: { readonly index: number; readonly pos: number; readonly length: number }[] = []
    const refs: { at: number; n: string; note: number }[] = []
    const inside: { readonly node: Node; readonly pos: number; readonly note: number }[] = []
    const first = page
    let text = ''
    let pos = start
    for (const child of block.children) {
      const shown = shownChild(child)
      if (isPageBreak(child)) page = pageNumber(child)
      if (isNote(child)) {
        refs.push({ at: text.length, n: noteNumber(child), note: noteCount })
        inside.push({ node: child, pos, note: noteCount++ })
      } else if (shown !== '') {
        pieces.push({ index: text.length, pos, length: child.isText ? shown.length : child.nodeSize })
        text += shown
      }
      pos += child.nodeSize
    }
    const outer = { from: start - 1, to: start + block.content.size + 1 }
    const found = { text, note, refs, page: first, outer, ...wayBack(pieces, start) }
    ;(note === null ? running : notes).push(found)
    for (const one of inside) visit(one.node, one.pos + 1, one.note)
  }
  visit(doc, 0, null)
  return [...running, ...notes]
}

/** A doc as a witness without positions, which can be stored and sent. */
export function witnessOf(doc: Node): Witness {
  return { blocks: readBlocks(doc).map(({ text, note, refs, page }) => ({ text, note, refs, page })) }
}

function wayBack(
  pieces: readonly { readonly index: number; readonly pos: number; readonly length: number }[],
  start: number,
): Pick<ReadBlock, 'before' | 'after'> {
  const at = (index: number) => {
    let low = 0
    let high = pieces.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pieces[middle]?.index ?? 0) <= index) low = middle + 1
      else high = middle
    }
    return pieces[low - 1]
  }
  const place = (index: number, look: number) => {
    const piece = at(look)
    return piece ? piece.pos + Math.min(index - piece.index, piece.length) : start
  }
  return { before: (index) => place(index, index), after: (index) => place(index, Math.max(0, index - 1)) }
}

function shownChild(child: Node): string {
  if (child.isText) return isEditorial(child) ? '' : (child.text ?? '')
  if (child.type.name === 'lineBreak') return LINE_END
  return isPageBreak(child) ? PAGE_END : ''
}

function isEditorial({ marks }: Node): boolean {
  if (marks.length < 2) return false
  const names = marks.map((mark) => localName((mark.attrs as SpanAttrs).name))
  const choice = names.indexOf('choice')
  return choice >= 0 && names.some((name, index) => index > choice && editorial.has(name))
}

const isPageBreak = ({ type }: Node): boolean => type.name === 'pageBreak' || type.name === 'blockPageBreak'

function pageNumber({ attrs }: Node): string {
  return (attrs['attributes'] as Readonly<Record<string, string>>)['n'] ?? ''
}
