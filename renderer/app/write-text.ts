import type { Answer, Problem } from '../../shared/host'
import type { TextToWrite, TextWritten } from './export-worker'

const failed: Problem = {
  code: 'writer-failed',
  message: 'The text could not be written in this format. Nothing was changed, and your work is safe in the library.',
}

/** Writes a text in a Worker of its own, so that nothing waits for it. */
export async function writeText(text: TextToWrite): Promise<Answer<TextWritten>> {
  const worker = new Worker(new URL('./export-worker.ts', import.meta.url), { type: 'module' })
  try {
    return await new Promise<Answer<TextWritten>>((resolve) => {
      worker.onmessage = ({ data }: MessageEvent<TextWritten>) => {
        resolve({ ok: true, value: data })
      }
      worker.onerror = (event) => {
        event.preventDefault()
        resolve({ ok: false, problem: failed })
      }
      worker.postMessage(text)
    })
  } finally {
    worker.terminate()
  }
}
