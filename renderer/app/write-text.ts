import type { Answer, Problem } from '../../shared/host'
import { AskedWorker } from './asked-worker'
import type { TextToWrite, TextWritten } from './export-worker'

const failed: Problem = {
  code: 'writer-failed',
  message: 'The text could not be written in this format. Nothing was changed, and your work is safe in the library.',
}

/** Writes a text in a Worker of its own, so that nothing waits for it. */
export async function writeText(text: TextToWrite): Promise<Answer<TextWritten>> {
  const worker = new AskedWorker<TextToWrite, TextWritten>(
    () => new Worker(new URL('./export-worker.ts', import.meta.url), { type: 'module' }),
  )
  const answer = await worker.ask(text)
  worker.stop()
  return answer.kind === 'answer' ? { ok: true, value: answer.value } : { ok: false, problem: failed }
}
