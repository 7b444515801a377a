import type { Node } from 'prosemirror-model'
import type { Step } from 'prosemirror-transform'
import { mapWordChanges, wordSteps, type WordChange } from '../../../shared/commands/apply-fix'
import { mapChanges, turned, type MentionChange } from '../../../shared/commands/mention-changes'
import { headerSteps } from '../../../shared/commands/header'
import { numberSteps } from '../../../shared/commands/number-notes'
import { validMentionSteps } from '../../../shared/commands/valid-mentions'
import type { Grammar } from '../../../shared/grammar'
import { teiGrammar } from '../../../shared/grammar/tei'
import { assertNever } from '../../../shared/finding'
import type { Answer } from '../../../shared/host'
import { PieceCache } from '../../../shared/pieces/piece-cache'
import { findableOf } from '../../../shared/queries/findable'
import { landmarksOf } from '../../../shared/queries/landmarks'
import { newId } from '../../editor/new-id'
import { Database } from '../../store/db'
import { readProblem } from '../../store/problems'
import { readText, type TextRead } from '../../store/texts'
import { mappingSince } from '../../store/turn-act'
import { keepVersion } from '../../store/versions'
import { GrammarShelf } from '../mirror/grammar-shelf'
import { DocShelf } from './doc-shelf'
import { FindableShelf } from './findable-shelf'
import { searchStored } from './search-stored'
import { TextAnswerer } from './text-answerer'
import { textUnread } from './text-problems'
import type { AboutStored, FromTexts, StepsOfChanges, StoredTextQuestion, ToTexts } from './worker-messages'

type Asked = Extract<ToTexts, { readonly kind: 'ask' }>

const databases = new Map<string, Database>()
const shelf = new DocShelf()
const findables = new FindableShelf()
const grammars = new GrammarShelf()
const answerer = new TextAnswerer()
const cache = new PieceCache()
/** The questions that are being answered. */
const answering = new Set<number>()

const tell = (message: FromTexts): void => {
  postMessage(message)
}

addEventListener('message', ({ data }: MessageEvent<ToTexts>) => {
  switch (data.kind) {
    case 'ask':
      answering.add(data.id)
      void answer(data)
      break
    case 'search':
      answering.add(data.id)
      void search(data)
      break
    case 'end-search':
      findables.clear()
      break
    case 'cancel':
      answering.delete(data.id)
      break
    default:
      assertNever(data)
  }
})

async function search(asked: Extract<ToTexts, { readonly kind: 'search' }>): Promise<void> {
  const { id, database } = asked
  try {
    const db = await opened(database)
    const read = async (transcription: string) => {
      const text = await textNow(db, transcription, false)
      return text && { body: text.body, seq: text.seq, of: findableOf(text.doc) }
    }
    const goesOn = async () => {
      await messagesIn()
      return answering.has(id)
    }
    if (await goesOn()) await searchStored(asked, { db, shelf: findables, read, tell, goesOn })
  } catch (error) {
    tell({ kind: 'answer', id, answer: failed(error) })
  } finally {
    answering.delete(id)
  }
}

/** Why a text could not be asked. */
function failed(error: unknown): Answer<never> {
  const values = { error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
  console.error('A text could not be asked:', error)
  return { ok: false, problem: { ...readProblem, values } }
}

async function answer(asked: Asked): Promise<void> {
  const { id } = asked
  const said = await answerTo(asked).catch(failed)
  if (!answering.delete(id)) return
  if (!said.ok) tell({ kind: 'answer', id, answer: said })
  else if (said.value !== null) tell({ kind: 'answer', id, answer: { ok: true, value: said.value } })
}

/** The answer, `null` where it is not waited for any more. */
async function answerTo({ id, database, transcription, asking }: Asked): Promise<Answer<AboutStored | null>> {
  const db = await opened(database)
  await turn()
  if (!answering.has(id)) return { ok: true, value: null }
  const text = await textNow(db, transcription)
  if (text === null) return { ok: false, problem: textUnread }
  switch (asking.kind) {
    case 'text': {
      await answerer.prepare(asking.question)
      const work = answerer.answer(text.doc, transcription, asking.question)
      for (let step = work.next(); ; step = work.next()) {
        if (step.done === true) return { ok: true, value: { body: text.body, seq: text.seq, value: step.value } }
        tell({ kind: 'progress', id, part: step.value })
        await turn()
        if (!answering.has(id)) return { ok: true, value: null }
      }
    }
    case 'steps':
      return stepsOf(db, transcription, text, asking)
    default:
      return assertNever(asking)
  }
}

async function stepsOf(
  db: Database,
  transcription: string,
  { doc, guesses, body, seq }: TextRead,
  { seen, changes, words, act, numbers, fields }: Extract<StoredTextQuestion, { readonly kind: 'steps' }>,
): Promise<Answer<AboutStored<'steps'>>> {
  const meant = await changesNow(db, { body, seq }, seen, changes)
  const grammar = await grammarFor(db, transcription)
  const { step, done } = validMentionSteps(doc, meant, newId, grammar)
  const wanted = await wordsNow(db, { body, seq }, seen, words)
  const fixed = wordSteps(step?.apply(doc).doc ?? doc, wanted, newId, grammar)
  const numbered = numbers
    ? numberSteps(docAfter(step?.apply(doc).doc ?? doc, fixed.steps), numbers.numbering, numbers.first)
    : { steps: [], inverse: [] }
  const numberedDoc = fields ? docAfter(step?.apply(doc).doc ?? doc, [...fixed.steps, ...numbered.steps]) : null
  const headed = fields && numberedDoc ? headerSteps(numberedDoc, fields) : { steps: [], inverse: [] }
  const left = changes.length - done + words.length - fixed.done
  const json = (all: readonly (Step | null)[]) => all.flatMap((one) => (one === null ? [] : [one.toJSON() as unknown]))
  const value: StepsOfChanges = {
    steps: json([step, ...fixed.steps, ...numbered.steps, ...headed.steps]),
    inverse: json([...headed.inverse, ...numbered.inverse, ...fixed.inverse, step && turned(step)]),
    done: done + fixed.done + numbered.steps.length + headed.steps.length,
    left,
  }
  if (value.steps.length > 0) {
    const { words, pages } = landmarksOf(doc)
    const facts = { transcription, why: 'before-act', name: null, act, words, pages: pages.positions.length } as const
    // The act can be undone as well, so a version that cannot be kept does not stop it.
    await keepVersion(db, cache, { ...facts, state: { doc, guesses } })
  }
  return { ok: true, value: { body, seq, value } }
}

function docAfter(doc: Node, steps: readonly Step[]): Node {
  return steps.reduce((before, step) => step.apply(before).doc ?? before, doc)
}

/** The grammar by which a text is judged: that of its edition, else that of TEI P5. */
async function grammarFor(db: Database, transcription: string): Promise<Grammar> {
  const row = await db.transcriptions.get(transcription)
  const edition = await db.editions.get(row?.edition ?? '')
  const chosen = await db.grammars.get(edition?.grammar ?? '')
  return (chosen && grammars.get(chosen).grammar) ?? teiGrammar()
}

/** Changes for a text as it is now, where another state of it was seen: those whose place is not known any more go by their words. */
async function changesNow(
  db: Database,
  now: Pick<TextRead, 'body' | 'seq'>,
  seen: Pick<TextRead, 'body' | 'seq'> | null,
  changes: readonly MentionChange[],
): Promise<readonly MentionChange[]> {
  if (seen?.body === now.body && seen.seq === now.seq) return changes
  const since = seen?.body === now.body ? await mappingSince(db, seen) : null
  if (since !== null) return mapChanges(changes, since)
  return changes.filter((change) => change.kind !== 'tag' || change.text !== undefined)
}

/** Words that are to become others in a text as it is now: where another state of it was seen, those whose place is known. */
async function wordsNow(
  db: Database,
  now: Pick<TextRead, 'body' | 'seq'>,
  seen: Pick<TextRead, 'body' | 'seq'> | null,
  words: readonly WordChange[],
): Promise<readonly WordChange[]> {
  if (seen?.body !== now.body || seen.seq === now.seq) return words
  const since = await mappingSince(db, seen)
  return since === null ? words : mapWordChanges(words, since)
}

/** A text as it is stored now; `null` where it cannot be read whole. Where it is not `kept`, those that are stay. */
async function textNow(db: Database, transcription: string, kept = true): Promise<TextRead | null> {
  const row = await db.transcriptions.get(transcription)
  const head = row && (await db.heads.get(row.body))
  const known = row && shelf.get(transcription, row.body, head?.seq ?? 0)
  if (known) return known
  const text = await readText(db, transcription)
  if (text !== null && kept) shelf.keep(transcription, text)
  return text
}

async function opened(name: string): Promise<Database> {
  const db = databases.get(name) ?? new Database(name)
  databases.set(name, db)
  await db.again()
  return db
}

const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve)
  })

/** Lets the messages in that wait. Timers that call timers wait for 4 ms, which is long beside a text that was made ready. */
const messagesIn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
