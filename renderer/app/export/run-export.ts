import { assertNever } from '../../../shared/finding'
import type { Answer, Problem } from '../../../shared/host'
import type { ExportOrder, ExportOutcome, FromExport } from './export-order'

const failed: Problem = {
  code: 'export-failed',
  message: 'The texts could not be written in this format. Nothing was changed, and your work is safe in the library.',
}

const cancelled: Problem = { code: 'cancelled', message: 'The export was stopped. No file was written.' }

/**
 * Exports in a Worker of its own, which is ended with it; `progress` hears how far it is, from 0 to 1. One that is aborted is
 * answered with the problem `cancelled`.
 */
export function runExport(
  order: ExportOrder,
  { signal, progress }: { readonly signal: AbortSignal; readonly progress: (part: number) => void },
): Promise<Answer<ExportOutcome>> {
  if (signal.aborted) return Promise.resolve({ ok: false, problem: cancelled })
  const worker = new Worker(new URL('./formats-worker.ts', import.meta.url), { type: 'module' })
  return new Promise((resolve) => {
    const end = (answer: Answer<ExportOutcome>) => {
      signal.removeEventListener('abort', abort)
      worker.terminate()
      resolve(answer)
    }
    const abort = () => {
      end({ ok: false, problem: cancelled })
    }
    signal.addEventListener('abort', abort)
    worker.onmessage = ({ data }: MessageEvent<FromExport>) => {
      switch (data.kind) {
        case 'progress':
          progress(data.part)
          break
        case 'done':
          end({ ok: true, value: data.outcome })
          break
        case 'failed':
          end({ ok: false, problem: failed })
          break
        default:
          assertNever(data)
      }
    }
    const broke = (event: Event) => {
      event.preventDefault()
      end({ ok: false, problem: failed })
    }
    worker.onerror = broke
    worker.onmessageerror = broke
    worker.postMessage(order)
  })
}
