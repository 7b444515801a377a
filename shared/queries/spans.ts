import type { Mark, Node, ResolvedPos } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import type { DocRange } from '../finding'
import { localName, type SpanAttrs } from '../schema'
import { eachMarked } from './marked-nodes'
import { textBlockBeside } from './text-blocks'

/** A span and one stretch on which it stands. */
export interface Span extends SpanAttrs, DocRange {}

/** A tagged stretch of text that can point at an entry. */
export interface Mention extends Span {
  /** Its words, without the text of notes in it. */
  readonly text: string
}

/** The local names of the elements that can point at an entry of the register. */
export const mentionNames: ReadonlySet<string> = new Set([
  'persName',
  'placeName',
  'orgName',
  'name',
  'rs',
  'term',
  'geogName',
  'settlement',
  'country',
  'region',
])

/** What the span mark says. */
export function spanAttrs(mark: Mark): SpanAttrs {
  return mark.attrs as SpanAttrs
}

/** The id of a span mark. */
export function spanId(mark: Mark): string {
  return spanAttrs(mark).id
}

/** The mark of span `id` among `marks`, or `undefined`. */
export function markOf(marks: readonly Mark[], id: string): Mark | undefined {
  return marks.find((mark) => spanId(mark) === id)
}

/** The spans around the caret, or that the selection begins in, outermost first; at its edge the caret counts as in a span. */
export function spansAt(state: EditorState): readonly Span[] {
  return spansAround(state.selection.$from)
}

/** The spans around any position in running text, outermost first; see {@link spansAt}. */
function spansAround($pos: ResolvedPos): readonly Span[] {
  if (!$pos.parent.inlineContent) return []
  const before = $pos.nodeBefore?.marks ?? []
  const after = $pos.nodeAfter?.marks ?? []
  const seen = new Set(before.map(spanId))
  const marks = [...before, ...after.filter((mark) => !seen.has(spanId(mark)))]
  return marks.flatMap((mark) => {
    const range = spanRange($pos.doc, spanId(mark), $pos.pos)
    return range ? [{ ...spanAttrs(mark), ...range }] : []
  })
}

/**
 * The stretch on which span `id` stands around `near`: over neighbouring text blocks too, where it reaches over their
 * edge. `null` where it does not stand there. Looks no further than the span goes.
 */
export function spanRange(doc: Node, id: string, near: number): DocRange | null {
  const $near = doc.resolve(near)
  if (!$near.parent.inlineContent) return null
  const start = $near.start()
  const here = stretchIn($near.parent, id, $near.parentOffset)
  if (!here) return null
  let from = start + here.from
  let to = start + here.to
  for (let $at = $near; from === $at.start(); $at = doc.resolve(from)) {
    const block = textBlockBeside(doc, $at.before(), -1)
    const stretch = block && stretchIn(block.node, id, block.node.content.size)
    if (!stretch) break
    from = block.pos + 1 + stretch.from
  }
  for (let $at = $near; to === $at.end(); $at = doc.resolve(to)) {
    const block = textBlockBeside(doc, $at.after(), 1)
    const stretch = block && stretchIn(block.node, id, 0)
    if (!stretch) break
    to = block.pos + 1 + stretch.to
  }
  return { from, to }
}

/** The stretch of direct children that carry span `id` and that `offset` is in or at the edge of. */
function stretchIn(block: Node, id: string, offset: number): DocRange | null {
  let from = -1
  let at = 0
  for (const child of block.children) {
    if (markOf(child.marks, id)) {
      if (from < 0) from = at
    } else {
      if (from >= 0 && at >= offset) break
      from = -1
    }
    if (at > offset && from < 0) break
    at += child.nodeSize
  }
  return from >= 0 && from <= offset && at >= offset ? { from, to: at } : null
}

/**
 * All mentions of a doc, in the order in which they begin; a span that stands in two places apart counts once, from
 * its first to its last. Walks the doc.
 */
export function mentionsIn(doc: Node, names: ReadonlySet<string> = mentionNames): readonly Mention[] {
  const found = new Map<string, { -readonly [K in keyof Mention]: Mention[K] }>()
  eachMarked(doc, (node, pos) => {
    for (const mark of node.marks) {
      const attrs = spanAttrs(mark)
      if (!names.has(localName(attrs.name))) continue
      const known = found.get(attrs.id)
      const text = node.isText ? (node.text ?? '') : node.type.name === 'lineBreak' ? ' ' : ''
      if (known) {
        known.text += text
        known.to = pos + node.nodeSize
      } else found.set(attrs.id, { ...attrs, from: pos, to: pos + node.nodeSize, text })
    }
  })
  return [...found.values()]
}
