import type { Node } from 'prosemirror-model'
import { writtenInTurns } from '../../store/written-doc'
import type { FromCollator, OtherText, TextsToCollate } from './collate-messages'

/** What came of a comparison. `failed`: the Worker broke. `stopped`: nobody waits for it any more. */
export type Collated =
  Exclude<FromCollator, { readonly kind: 'progress' }> | { readonly kind: 'failed' } | { readonly kind: 'stopped' }

/** Holds a doc against another text in a Worker of its own, which ends with the answer; an aborted one ends at once. */
export async function collateInWorker(
  doc: Node,
  other: OtherText | Node,
  { signal, progress }: { readonly signal: AbortSignal; readonly progress: (part: number) => void },
): Promise<Collated> {
  const question: TextsToCollate = {
    doc: await writtenInTurns(doc),
    other: 'kind' in other ? other : { kind: 'doc', json: await writtenInTurns(other) },
  }
  if (signal.aborted) return { kind: 'stopped' }
  const worker = new Worker(new URL('./collate-worker.ts', import.meta.url), { type: 'module' })
  const answer = await new Promise<Collated>((resolve) => {
    const failed = (event: Event) => {
      event.preventDefault()
      resolve({ kind: 'failed' })
    }
    worker.onerror = failed
    worker.onmessageerror = failed
    worker.onmessage = ({ data }: MessageEvent<FromCollator>) => {
      if (data.kind === 'progress') progress(data.part)
      else resolve(data)
    }
    signal.addEventListener('abort', () => {
      resolve({ kind: 'stopped' })
    })
    worker.postMessage(question)
  })
  worker.terminate()
  return answer
}
