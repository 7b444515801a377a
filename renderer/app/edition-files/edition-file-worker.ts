import { version } from '../../../package.json'
import type { EditionFile } from '../../../shared/edition-file/edition-file'
import { readEditionFile } from '../../../shared/edition-file/read'
import { writeEditionFile, type Packed } from '../../../shared/edition-file/write'
import { assertNever } from '../../../shared/finding'
import type { Answer } from '../../../shared/host'
import { commitAct } from '../../store/acts'
import type { Database } from '../../store/db'
import { collectEdition } from '../../store/edition-file'
import { EditionMemory } from '../../store/edition-memory'
import { keepFiledImages } from '../../store/filed-images'
import { readFiled } from '../../store/filed-text'
import { LibraryDoor } from '../../store/library-door'
import { sharingPieces } from '../../store/pieces'
import { plannedIntake } from '../../store/plan-intake'
import { readProblem } from '../../store/problems'
import { takeInDraft } from '../../store/take-in'
import { decode } from '../decode'
import type {
  EditionAnswer,
  EditionAnswers,
  EditionQuestion,
  FileRead,
  TakenIn,
  Written,
} from './edition-file-questions'
import { editionGone, filePutAway } from './edition-file-problems'
import { withEntriesOf } from './filed-entries'
import { teiBytes } from './tei-bytes'

const program = `Recto ${version}`
const libraries = new LibraryDoor()
/** How many editions are remembered, those that were asked for last: a person works on one at a time. */
const remembered = 3
const memories = new Map<string, EditionMemory>()
const packed: Packed = new WeakMap()
/** The files that were read and are not put away yet, by the names that the window gave them. */
const files = new Map<string, EditionFile>()

addEventListener('message', ({ data }: MessageEvent<EditionQuestion>) => {
  void answered(data).then((answer) => {
    const bytes = answer.kind === 'write' && answer.answer.ok ? answer.answer.value.bytes : null
    const whole = bytes?.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength
    postMessage(answer, { transfer: bytes !== null && whole ? [bytes.buffer] : [] })
  }, thrown)
})

/** What no answer can be made of is an error of the Worker, which whoever asked hears of. */
function thrown(error: unknown): void {
  setTimeout(() => {
    throw error
  })
}

async function answered(question: EditionQuestion): Promise<EditionAnswer> {
  const { kind } = question
  switch (kind) {
    case 'write':
      return { kind, answer: await orProblem(() => write(question)) }
    case 'read':
      return { kind, answer: await orProblem(() => read(question)) }
    case 'plan':
      return { kind, answer: await orProblem(() => plan(question)) }
    case 'text':
      return { kind, answer: await orProblem(() => text(question)) }
    case 'take-in':
      return { kind, answer: await orProblem(() => takeIn(question)) }
    case 'put-away':
      files.delete(question.file)
      return { kind, answer: { ok: true, value: null } }
    default:
      return assertNever(kind)
  }
}

/** The library can be gone or closed at any moment; that is said, and nothing is changed. */
async function orProblem<T>(work: () => Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await work()
  } catch (error) {
    const values = { error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
    return { ok: false, problem: { ...readProblem, values } }
  }
}

function memoryOf(edition: string): EditionMemory {
  const memory = memories.get(edition) ?? new EditionMemory()
  memories.delete(edition)
  memories.set(edition, memory)
  for (const oldest of [...memories.keys()].slice(0, -remembered)) memories.delete(oldest)
  return memory
}

const database = (name: string): Promise<Database> => libraries.open(name)

type Asked<K extends EditionQuestion['kind']> = Extract<EditionQuestion, { readonly kind: K }>

async function write(question: Asked<'write'>): Promise<Answer<Written>> {
  const { edition, history, originals, images, keep } = question
  const collected = await collectEdition(await database(question.database), edition, {
    ...{
      teiOf: teiBytes,
      withEntriesOf,
      memory: memoryOf(edition),
      program,
      written: Date.now(),
      history,
      originals,
      images,
      keep,
    },
    progress: (done, total) => {
      postMessage({ kind: 'progress', done, total } satisfies EditionAnswer)
    },
  })
  if (collected === null) return { ok: false, problem: editionGone }
  const bytes = writeEditionFile(collected.file, packed)
  return bytes.ok ? { ok: true, value: { bytes: bytes.value, missing: collected.missing } } : bytes
}

async function read({ database: name, file: as, bytes }: Asked<'read'>): Promise<Answer<FileRead>> {
  const { value, findings } = readEditionFile(bytes, decode)
  if (value === null) return { ok: true, value: { findings, intake: null } }
  files.set(as, value)
  const { intake } = await plannedIntake(await database(name), value, memoryOf(value.edition.id), decode)
  return { ok: true, value: { findings, intake } }
}

async function plan({ database: name, file: as }: Asked<'plan'>): Promise<EditionAnswers['plan']> {
  const file = files.get(as)
  if (file === undefined) return { ok: false, problem: filePutAway }
  return {
    ok: true,
    value: (await plannedIntake(await database(name), file, memoryOf(file.edition.id), decode)).intake,
  }
}

async function text({ file: as, transcription }: Asked<'text'>): Promise<Answer<string | null>> {
  const filed = files.get(as)?.transcriptions.find(({ id }) => id === transcription)
  const found = filed === undefined ? null : await readFiled(filed, decode)
  return { ok: true, value: found === null ? null : JSON.stringify(found.doc.toJSON()) }
}

async function takeIn(question: Asked<'take-in'>): Promise<Answer<TakenIn>> {
  const { file: as, way, choices, name, titles, seen } = question
  const file = files.get(as)
  if (file === undefined) return { ok: false, problem: filePutAway }
  const db = await database(question.database)
  const memory = memoryOf(file.edition.id)
  return sharingPieces(db, async (): Promise<Answer<TakenIn>> => {
    const planned = await plannedIntake(db, file, memory, decode)
    // What the person chose must be of what is there now.
    const asSeen = JSON.stringify(planned.intake) === JSON.stringify(seen)
    if (way === 'merge' && !asSeen) return { ok: true, value: { kind: 'changed', intake: planned.intake } }
    const how = { way, choices, name, titles, at: Date.now(), decode, memory }
    const kept = await keepFiledImages(db, file)
    if (kept !== null) return { ok: false, problem: kept }
    const { draft, edition, unreadable, fromTei } = await takeInDraft(db, file, planned, how)
    const act = await commitAct(db, draft)
    if (!act.ok) return act
    return { ok: true, value: { kind: 'taken', act: act.value, label: draft.label, edition, unreadable, fromTei } }
  })
}
