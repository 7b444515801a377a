import { assertNever, type Finding } from '../../../shared/finding'
import type { Problem } from '../../../shared/host'
import { TextAnswerer } from '../edition-texts/text-answerer'
import type { PreviewWanted } from '../preview/preview-news'
import { Previewer } from '../preview/previewer'
import { checkText } from './check-text'
import type { CheckedFinding, GrammarFiles } from './checked'
import { GrammarShelf } from './grammar-shelf'
import { MirroredText } from './mirrored-text'
import type { Asking, FromMirror, Mirrored, Question, Questions, Stage, TextToAsk, ToMirror } from './questions'
import { amend, showXml, type ShownText } from './typed-xml'

const failed: Problem = {
  code: 'mirror-failed',
  message: 'Recto could not look at this text, because of an error of its own. Nothing was changed; your work is safe.',
}

/** Answers a question in stages; whoever runs it may stop it between two. */
type Work<Q extends Question> = Generator<Stage | number | null, Mirrored<Q>>

const shelf = new GrammarShelf()
const answerer = new TextAnswerer()
const previewer = new Previewer()
/** What has come of a text that is to be opened. */
let parts: string[] = []
let text: MirroredText | null = null
/** What an editor shows of its TEI. */
let shown: ShownText | null = null
let grammar: GrammarFiles | null = null
/** The questions that are being answered. */
const answering = new Set<number>()

const tell = (message: FromMirror): void => {
  postMessage(message)
}

addEventListener('message', ({ data }: MessageEvent<ToMirror>) => {
  switch (data.kind) {
    case 'part':
      parts.push(data.doc)
      break
    case 'open':
      text = new MirroredText([...parts, data.doc].join(''), data.source, data.revision)
      parts = []
      shown = null
      break
    case 'steps':
      follow(data.steps, data.revisions)
      break
    case 'ask':
      answering.add(data.id)
      void answer(data.id, data.asking)
      break
    case 'cancel':
      answering.delete(data.id)
      break
    case 'grammar':
      grammar = data.grammar
      break
    case 'close':
      parts = []
      text = null
      shown = null
      break
    default:
      assertNever(data)
  }
})

function follow(steps: readonly unknown[], revisions?: number): void {
  try {
    text?.follow(steps, revisions)
  } catch (error) {
    console.error('The copy of the text cannot follow it:', error)
    text = null
    tell({ kind: 'lost' })
  }
}

/** Works on an answer; before each stage what else was said is heard, so that the question can be cancelled. */
async function answer(id: number, asking: Asking): Promise<void> {
  await turn()
  const of = text
  if (of === null || !answering.has(id)) return
  try {
    if (asking.question === 'text') await answerer.prepare(asking.options.question)
    const work = workOn(of, asking)
    for (let step = work.next(); ; step = work.next()) {
      if (step.done === true) {
        tell({ kind: 'answer', id, answer: step.value })
        break
      }
      if (typeof step.value === 'number') tell({ kind: 'progress', id, part: step.value })
      else if (step.value !== null) tell({ kind: 'stage', id, stage: step.value })
      await turn()
      if (!answering.has(id)) break
    }
  } catch (error) {
    console.error(`The question ${asking.question} could not be answered:`, error)
    tell({ kind: 'answer', id, answer: { ok: false, problem: failed } })
  }
  answering.delete(id)
}

function workOn(of: MirroredText, asking: Asking): Work<Question> {
  switch (asking.question) {
    case 'xml':
      return xml(of)
    case 'shown-xml':
      return shownXml(of, asking.options.known)
    case 'amend':
      return amended(of, asking.options)
    case 'check':
      return check(of)
    case 'preview':
      return preview(of, asking.options)
    case 'text':
      return textAsked(of, asking.options)
    default:
      return assertNever(asking)
  }
}

const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve)
  })

function* xml(of: MirroredText): Work<'xml'> {
  const written = of.written()
  yield null
  const { value: places, findings } = of.placesOf(written)
  if (places === null) return { ok: false, problem: unreadable(findings[0]) }
  return { ok: true, revision: written.revision, value: { source: written.source, places } }
}

function* shownXml(of: MirroredText, known: number | null): Work<'shown-xml'> {
  const written = of.written()
  yield null
  const { value: places, findings } = of.placesOf(written)
  if (places === null) return { ok: false, problem: unreadable(findings[0]) }
  const { lines, change } = showXml(written, shown, known)
  shown = { revision: written.revision, lines }
  return { ok: true, revision: written.revision, value: { change, hidden: lines.hidden, places } }
}

function* amended(of: MirroredText, typed: Questions['amend']['options']): Work<'amend'> {
  yield null
  return amend(of, shown, typed)
}

function* preview({ doc, revision }: MirroredText, wanted: PreviewWanted): Work<'preview'> {
  yield null
  return { ok: true, revision, value: previewer.news(doc, revision, wanted) }
}

function* textAsked(of: MirroredText, { text: id, question }: TextToAsk): Work<'text'> {
  const { doc, revision } = of
  return { ok: true, revision, value: yield* answerer.answer(doc, id, question) }
}

function* check(of: MirroredText): Work<'check'> {
  const chosen = grammar
  if (chosen !== null && !shelf.has(chosen)) yield 'reading-grammar'
  const read = chosen && shelf.get(chosen)
  yield 'checking'
  const written = of.written()
  const { revision } = written
  const asked = chosen && { id: chosen.id, problem: read?.problem ?? null }
  yield null
  const { value: parsed, findings } = of.parsed(written)
  if (parsed === null) return { ok: true, revision, value: { findings: findings.map(broken), grammar: asked } }
  yield null
  return { ok: true, revision, value: { findings: checkText(parsed, read?.grammar ?? null), grammar: asked } }
}

/** What is wrong with a text whose TEI cannot be read again: it has places in the TEI alone. */
function broken(finding: Finding, id: number): CheckedFinding {
  const at = finding.at ?? { line: 1, column: 1 }
  return { ...finding, id, group: 'check', at, range: { from: 0, to: 0 }, where: 'outside' }
}

function unreadable(finding: Finding | undefined): Problem {
  const { line, column } = finding?.at ?? { line: 1, column: 1 }
  return {
    code: 'mirror-unreadable',
    message: `The text cannot be shown as XML: what is written of it cannot be read again at line ${String(line)}, column ${String(column)}. Your work is safe in the library.`,
    values: { line, column },
  }
}
