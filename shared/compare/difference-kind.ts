import type { Node } from 'prosemirror-model'
import type { DifferenceKind, Stretch } from './difference'
import { shellOf, spanSaid } from './said'

/** Says what differs between two stretches: their words, their tags and structure, or both. What is on one side only is a matter of words if it has any. */
export function kindOf(
  old: Node,
  now: Node,
  stretches: { readonly old: Stretch; readonly new: Stretch },
): DifferenceKind {
  const [gone, come] = [wordsIn(old, stretches.old), wordsIn(now, stretches.new)]
  if (gone === come) return 'markup'
  if (gone === '' || come === '') return 'text'
  return tagsIn(old, stretches.old) === tagsIn(now, stretches.new) ? 'text' : 'both'
}

function wordsIn(doc: Node, { from, to }: Stretch): string {
  return doc.textBetween(from, to, '', () => '')
}

/** The nodes that begin in a stretch and the spans in it, in order. */
function tagsIn(doc: Node, { from, to }: Stretch): string {
  const tags: string[] = []
  let around = ''
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isText && pos >= from) tags.push(shellOf(node))
    const spans = node.marks.map(spanSaid).join()
    if (node.isInline && spans !== around) tags.push(`spans ${spans}`)
    if (node.isInline) around = spans
  })
  return tags.join('\n')
}
