import type { Node } from 'prosemirror-model'
import type { DocRange } from '../finding'
import { blockText } from '../queries/block-text'
import { isSubdivision } from '../queries/divisions'
import { mentionNames, spanAttrs } from '../queries/spans'
import { localName } from '../schema'
import { dateContextAt } from './date-context'
import { entriesLinked, type RegisterIndex } from './links'
import type { NameContext } from './rank'

/**
 * What is known where a name stands that is to be linked: how often each entry is linked in its division and in the text, the
 * words around it, and the date of its division. `edition` counts the mentions of each entry in the other texts, by id.
 * Walks the doc.
 */
export function nameContextAt(
  doc: Node,
  { from, to }: DocRange,
  register: RegisterIndex,
  text: string,
  edition: ReadonlyMap<string, number> = new Map(),
): NameContext {
  const $from = doc.resolve(from)
  let depth = $from.depth
  while (depth > 0 && !isSubdivision($from.node(depth), $from.node(depth - 1))) depth--
  const around = { from: depth > 0 ? $from.before(depth) : 0, to: depth > 0 ? $from.after(depth) : doc.content.size }
  const [division, whole] = [new Map<string, number>(), new Map<string, number>()]
  const seen = new Set<string>()
  doc.descendants((node, pos) => {
    for (const mark of node.marks) {
      const { id, name, attributes } = spanAttrs(mark)
      if (seen.has(id) || !(mentionNames.has(localName(name)) || localName(name) === 'gloss')) continue
      seen.add(id)
      // The name itself says nothing of what it is to be linked with.
      if (pos < to && from < pos + node.nodeSize) continue
      for (const entry of entriesLinked(register, text, attributes)) {
        whole.set(entry.id, (whole.get(entry.id) ?? 0) + 1)
        if (around.from <= pos && pos < around.to) division.set(entry.id, (division.get(entry.id) ?? 0) + 1)
      }
    }
  })
  return { division, text: whole, edition, ...wordsBeside(doc, { from, to }), date: dateContextAt(doc, from).date }
}

function wordsBeside(doc: Node, { from, to }: DocRange): { readonly before: string; readonly after: string } {
  const $from = doc.resolve(from)
  if (!$from.parent.inlineContent) return { before: '', after: '' }
  const read = blockText($from.parent)
  const start = read.index($from.parentOffset)
  const end = read.index(Math.min(to - $from.start(), $from.parent.content.size))
  return { before: read.text.slice(Math.max(0, start - 160), start), after: read.text.slice(end, end + 160) }
}
