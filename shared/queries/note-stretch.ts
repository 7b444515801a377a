import type { Node } from 'prosemirror-model'
import type { DocRange } from '../finding'
import type { Attributes } from '../schema'
import { elementName, isDivision } from './divisions'
import { isNote } from './notes'
import { spanAttrs } from './spans'

/**
 * The stretch of text that a note is about, where it says so (TEI P5, note/@target and @targetEnd): from the `anchor` (or
 * the element) that `@target` names to the one that `@targetEnd` names, else to the note itself, which stands at its end.
 * `null` for a note at a point, and where what it points at is not there. Walks the division around the note, and the doc
 * where it is not found there.
 */
export function stretchOfNote(doc: Node, pos: number): DocRange | null {
  const note = doc.nodeAt(pos)
  if (!note || !isNote(note)) return null
  const { target = '', targetEnd = '' } = note.attrs['attributes'] as Attributes
  const start = target.startsWith('#') ? placeOfId(doc, target.slice(1), pos) : null
  if (start === null) return null
  const named = targetEnd.startsWith('#') ? placeOfId(doc, targetEnd.slice(1), pos) : null
  const to = named?.to ?? (start.point ? pos : start.to)
  return start.from < to ? { from: start.from, to } : null
}

/** Where what has an `xml:id` stands, looked for around `near` first. */
function placeOfId(doc: Node, id: string, near: number): (DocRange & { readonly point: boolean }) | null {
  const $near = doc.resolve(near)
  for (let depth = $near.depth; depth > 0; depth--)
    if (isDivision($near.node(depth))) {
      const found = placeIn($near.node(depth), id, $near.start(depth))
      if (found) return found
      break
    }
  return placeIn(doc, id, 0)
}

function placeIn(root: Node, id: string, start: number): (DocRange & { readonly point: boolean }) | null {
  let found: { from: number; to: number; point: boolean } | null = null
  root.descendants((node, at) => {
    const from = start + at
    const to = from + node.nodeSize
    if ((node.attrs['attributes'] as Attributes | undefined)?.['xml:id'] === id)
      found ??= elementName(node) === 'anchor' ? { from: to, to, point: true } : { from, to, point: false }
    else if (node.marks.some((mark) => spanAttrs(mark).attributes['xml:id'] === id))
      if (found === null) found = { from, to, point: false }
      else if (found.to === from) found.to = to
    return !found || !node.isBlock
  })
  return found
}
