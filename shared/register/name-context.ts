import type { Node } from 'prosemirror-model'
import type { DocRange } from '../finding'
import { blockText } from '../queries/block-text'
import { isSubdivision } from '../queries/divisions'
import { spanAttrs } from '../queries/spans'
import type { Attributes } from '../schema'
import { dateContextAt } from './date-context'
import { entriesLinked, pointersOf, type RegisterIndex } from './links'
import { isMention } from './mention-tally'
import type { NameContext } from './rank'

/** The attributes of the mentions that point somewhere, by the ids of their spans. */
type Linked = ReadonlyMap<string, Attributes>

/** What is linked in a node; kept for nodes, which never change. */
const known = new WeakMap<Node, Linked>()

/**
 * What is known where a name stands that is to be linked: how often each entry is linked in its division and in the text, the
 * words around it, and the date of its division. `edition` counts the mentions of each entry in the other texts, by id.
 * Blocks that have not changed since they were last asked for are not looked at again.
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
  // The name itself says nothing of what it is to be linked with.
  const itself = new Set<string>()
  doc.nodesBetween(from, to, ({ marks }) => {
    for (const mark of marks) itself.add(spanAttrs(mark).id)
  })
  const counts = (node: Node) => countsOf(linkedIn(node), itself, register, text)
  const { date } = dateContextAt(doc, from)
  return { division: counts($from.node(depth)), text: counts(doc), edition, ...wordsBeside(doc, { from, to }), date }
}

/** How often each entry is linked by mentions other than those of `itself`. */
function countsOf(
  linked: Linked,
  itself: ReadonlySet<string>,
  register: RegisterIndex,
  text: string,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const [id, attributes] of linked) {
    if (itself.has(id)) continue
    for (const entry of entriesLinked(register, text, attributes)) counts.set(entry.id, (counts.get(entry.id) ?? 0) + 1)
  }
  return counts
}

function linkedIn(node: Node): Linked {
  const before = known.get(node)
  if (before) return before
  const linked = new Map<string, Attributes>()
  node.forEach((child) => {
    for (const mark of child.marks) {
      const attrs = spanAttrs(mark)
      if (isMention(attrs) && pointersOf(attrs.attributes) !== null) linked.set(attrs.id, attrs.attributes)
    }
    if (!child.isLeaf) for (const [id, attributes] of linkedIn(child)) linked.set(id, attributes)
  })
  known.set(node, linked)
  return linked
}

function wordsBeside(doc: Node, { from, to }: DocRange): { readonly before: string; readonly after: string } {
  const $from = doc.resolve(from)
  if (!$from.parent.inlineContent) return { before: '', after: '' }
  const read = blockText($from.parent)
  const start = read.index($from.parentOffset)
  const end = read.index(Math.min(to - $from.start(), $from.parent.content.size))
  return { before: read.text.slice(Math.max(0, start - 160), start), after: read.text.slice(end, end + 160) }
}
