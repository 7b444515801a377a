import type { Node } from 'prosemirror-model'
import { joined, type Differing } from './differing'

/**
 * Joins what can only be taken together: the beginning of a quotation that was put around paragraphs with its end. After
 * each of what is left both docs are at the same depth, in running text or not, so that each stretch fits into the place of
 * the other.
 */
export function balanced(old: Node, now: Node, differing: readonly Differing[]): readonly Differing[] {
  const found: Differing[] = []
  let open: Differing | null = null
  for (const one of differing) {
    const whole: Differing = open ? joined(open, one) : one
    if (sameDepth(old, now, whole)) {
      found.push(whole)
      open = null
    } else open = whole
  }
  if (open) {
    const [to, end] = [old.content.size, now.content.size]
    found.push({ old: { from: open.old.from, to }, new: { from: open.new.from, to: end } })
  }
  return found
}

function sameDepth(old: Node, now: Node, { old: { to }, new: { to: end } }: Differing): boolean {
  const [$old, $now] = [old.resolve(to), now.resolve(end)]
  return $old.depth === $now.depth && $old.parent.inlineContent === $now.parent.inlineContent
}
