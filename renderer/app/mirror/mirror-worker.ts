import { assertNever } from '../../../shared/finding'
import type { Problem } from '../../../shared/host'
import { MirroredText } from './mirrored-text'
import type { Asking, FromMirror, Mirrored, Question, ToMirror } from './questions'

const unreadable: Problem = {
  code: 'mirror-unreadable',
  message: 'The text cannot be shown as XML, because what is written of it cannot be read again. Your work is safe.',
}

const failed: Problem = {
  code: 'mirror-failed',
  message: 'Recto could not look at this text, because of an error of its own. Nothing was changed; your work is safe.',
}

let text: MirroredText | null = null
/** The questions that nobody waits for any more. */
const cancelled = new Set<number>()

const tell = (message: FromMirror): void => {
  postMessage(message)
}

addEventListener('message', ({ data }: MessageEvent<ToMirror>) => {
  switch (data.kind) {
    case 'open':
      text = new MirroredText(data.doc, data.source, data.revision)
      break
    case 'steps':
      follow(data.steps)
      break
    case 'ask':
      void answer(data.id, data.asking)
      break
    case 'cancel':
      cancelled.add(data.id)
      break
    case 'close':
      text = null
      break
    default:
      assertNever(data)
  }
})

function follow(steps: readonly unknown[]): void {
  try {
    text?.follow(steps)
  } catch (error) {
    console.error('The copy of the text cannot follow it:', error)
    text = null
    tell({ kind: 'lost' })
  }
}

/** Answers in stages, between which what else was said is heard. */
async function answer(id: number, asking: Asking): Promise<void> {
  await turn()
  if (text !== null && !cancelled.has(id)) tell({ kind: 'answer', id, answer: answered(text, asking) })
  cancelled.delete(id)
}

function answered(of: MirroredText, { question }: Asking): Mirrored<Question> {
  try {
    switch (question) {
      case 'xml':
        return xml(of)
      default:
        return assertNever(question)
    }
  } catch (error) {
    console.error(`The question ${question} could not be answered:`, error)
    return { ok: false, problem: failed }
  }
}

function xml(of: MirroredText): Mirrored<Question> {
  const written = of.written()
  const places = of.placesOf(written)
  if (places === null) return { ok: false, problem: unreadable }
  return { ok: true, revision: written.revision, value: { source: written.source, places } }
}

const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve)
  })
