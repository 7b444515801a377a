import type { Node } from 'prosemirror-model'
import { compareDocs } from '../../../shared/compare/compare-docs'
import type { Difference } from '../../../shared/compare/difference'
import { writtenInTurns } from '../../store/written-doc'
import { AskedWorker, type WorkerAnswer } from '../asked-worker'
import type { DocsToCompare } from './compare-worker'

/** A comparison that goes on. */
export interface Comparing {
  /** What differs, or why there is no answer: `failed` where the Worker broke, `stopped` after {@link stop}. */
  readonly answer: Promise<WorkerAnswer<readonly Difference[]>>
  /** Ends it; nothing is said where the answer is there already. */
  stop(): void
}

/** Up to this size together, in positions, docs are compared at once: a Worker would take longer to start. */
const SMALL = 60_000

/** Compares two docs in a Worker of its own, which ends with the answer. Small ones are compared at once. */
export function compareInWorker(old: Node, now: Node): Comparing {
  if (old.nodeSize + now.nodeSize <= SMALL)
    return { answer: Promise.resolve({ kind: 'answer', value: compareDocs(old, now) }), stop: () => undefined }
  const worker = new AskedWorker<DocsToCompare, readonly Difference[]>(
    () => new Worker(new URL('./compare-worker.ts', import.meta.url), { type: 'module' }),
  )
  let stopped = false
  const compared = async (): Promise<WorkerAnswer<readonly Difference[]>> => {
    const written = { old: await writtenInTurns(old), now: await writtenInTurns(now) }
    if (stopped) return { kind: 'stopped' }
    const answer = await worker.ask(written)
    worker.stop()
    return answer
  }
  return {
    answer: compared(),
    stop: () => {
      stopped = true
      worker.stop()
    },
  }
}
