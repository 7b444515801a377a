import type { Node } from 'prosemirror-model'
import { blockText } from '../queries/block-text'
import { isDivision } from '../queries/divisions'
import { spanAttrs, spanId } from '../queries/spans'
import type { DocRange } from '../finding'
import { dateContextAt } from './date-context'
import { entriesLinked, pointersOf, type RegisterIndex } from './links'
import type { NameContext } from './rank'

/** How many letters around a name are told. */
const around = 80

/** What is known where a name stands in a doc of transcription `text`, for who it can be. Walks the doc. */
export function nameContextAt(
  doc: Node,
  { from, to }: DocRange,
  text: string,
  register: RegisterIndex,
  edition: ReadonlyMap<string, number>,
): NameContext {
  const $from = doc.resolve(from)
  let depth = $from.depth
  while (depth > 0 && !isDivision($from.node(depth))) depth--
  const inBlock = $from.parent.inlineContent && $from.sameParent(doc.resolve(to))
  const block = inBlock ? blockText($from.parent) : null
  const [first, last] = [block?.index(from - $from.start()) ?? 0, block?.index(to - $from.start()) ?? 0]
  return {
    division: entryUses($from.node(depth), text, register),
    text: entryUses(doc, text, register),
    edition,
    before: block?.text.slice(Math.max(0, first - around), first) ?? '',
    after: block?.text.slice(last, last + around) ?? '',
    date: dateContextAt(doc, from).date,
  }
}

/** How many mentions each entry has within a node, by id. Walks it. */
export function entryUses(node: Node, text: string, register: RegisterIndex): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const seen = new Set<string>()
  node.descendants(({ marks }) => {
    for (const mark of marks) {
      const { attributes } = spanAttrs(mark)
      if (pointersOf(attributes) === null || seen.has(spanId(mark))) continue
      seen.add(spanId(mark))
      for (const { id } of entriesLinked(register, text, attributes)) counts.set(id, (counts.get(id) ?? 0) + 1)
    }
  })
  return counts
}
