import { countOfCorpus } from '../../shared/import/count-of-corpus'
import type { OpenedFile } from '../../shared/host'
import type { Dialog } from './screen'
import type { Session } from './session'

/** A file that holds several texts. */
export interface CorpusFile {
  readonly name: string
  readonly count: number
}

/** How files that hold several texts are taken in. */
export type CorpusAnswer = 'each' | 'one'

/** What of a file is looked at to tell whether it holds several texts, in bytes: its root stands there, or nowhere. */
const beginning = 100_000

/** The files among others that hold several texts. */
export function corporaIn(files: readonly OpenedFile[]): readonly CorpusFile[] {
  return files.flatMap(({ name, content }) => {
    if (!content.ok || !/\.xml$/i.test(name)) return []
    const decoder = new TextDecoder('latin1')
    if (!decoder.decode(content.value.subarray(0, beginning)).includes('teiCorpus')) return []
    const count = countOfCorpus(decoder.decode(content.value).replace(/^ï»¿/, ''))
    return count > 1 ? [{ name, count }] : []
  })
}

/**
 * Asks how files that hold several texts are taken in, once for all that came together; `null` where the person does not
 * want them.
 */
export async function askCorpora(session: Session, files: readonly OpenedFile[]): Promise<CorpusAnswer | null> {
  const corpora = corporaIn(files)
  if (corpora.length === 0) return 'one'
  const { dialog } = session
  return new Promise((resolve) => {
    let chosen: CorpusAnswer | null = null
    const asked: Dialog = {
      kind: 'corpus',
      files: corpora,
      answer: (answer) => {
        chosen = answer
        dialog.set(null)
      },
    }
    const stop = dialog.subscribe(() => {
      if (dialog.get() === asked) return
      stop()
      resolve(chosen)
    })
    dialog.set(asked)
  })
}
