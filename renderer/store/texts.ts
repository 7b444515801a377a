import type { Node } from 'prosemirror-model'
import type { Guess } from '../../shared/edition'
import type { Answer, Problem } from '../../shared/host'
import { schemaVersion } from '../../shared/schema/version'
import type { Database } from './db'
import { replay, type Replayed } from './journal'
import type { BodyRow, JournalRow, OriginalRow, PlaceRow, TranscriptionRow } from './rows'
import { TextStore } from './text-store'

/** A text as it comes out of the store. */
export interface StoredText {
  readonly transcription: TranscriptionRow
  readonly doc: Node
  readonly guesses: readonly Guess[]
  readonly original: OriginalRow | null
  readonly place: PlaceRow | null
  /** Takes down what is done to the text from now on. */
  readonly store: TextStore
  /** Why the text can only be read; `null` where it can be edited. */
  readonly readOnly: Problem | null
  /** What could not be read and was set aside. */
  readonly damage: Problem | null
}

interface Rows {
  readonly transcription: TranscriptionRow
  readonly body: BodyRow
  readonly rows: readonly JournalRow[]
  readonly original: OriginalRow | null
  readonly place: PlaceRow | null
}

const gone: Problem = {
  code: 'transcription-gone',
  message: 'This transcription is not in the library any more. Nothing was changed.',
}

const newer: Problem = {
  code: 'body-newer',
  message:
    'This transcription was last edited with a newer Recto, so it can only be read here. Nothing in it was changed.',
}

const unreadable: Problem = {
  code: 'body-unreadable',
  message:
    'This transcription cannot be read from the library. Nothing was changed or deleted; the file it came from is ' +
    'still in the library and can be read again.',
}

/** Reads a text: its checkpoint, and the journal after it. Writes nothing, unless the journal is damaged. */
export async function openText(db: Database, id: string): Promise<Answer<StoredText>> {
  const found = await rowsOf(db, id)
  if (found === null) return { ok: false, problem: gone }
  const isNewer = found.body.schema > schemaVersion
  const text = replayed(found)
  if (text === null) return { ok: false, problem: isNewer ? newer : unreadable }
  const readOnly = isNewer ? newer : null
  const { damage } = text
  const transcription = damage === null ? found.transcription : await setAside(db, found, text)
  const store = new TextStore(db, {
    transcription,
    original: found.body.original,
    seq: damage === null ? text.seq : 0,
    guesses: text.guesses,
    steps: damage === null ? found.rows.reduce((sum, row) => sum + row.steps.length, 0) : 0,
    readOnly: readOnly !== null,
  })
  const { original, place } = found
  const { doc, guesses } = text
  return { ok: true, value: { transcription, doc, guesses, original, place, store, readOnly, damage } }
}

async function rowsOf(db: Database, id: string): Promise<Rows | null> {
  return db.transaction('r', db.transcriptions, db.bodies, db.journal, db.originals, db.places, async () => {
    const transcription = await db.transcriptions.get(id)
    const body = transcription === undefined ? undefined : await db.bodies.get(transcription.body)
    if (transcription?.removed !== null || body === undefined) return null
    const rows = await db.journal.where('body').equals(body.id).sortBy('seq')
    const original = body.original === null ? undefined : await db.originals.get(body.original)
    const place = await db.places.get(id)
    return { transcription, body, rows, original: original ?? null, place: place ?? null }
  })
}

function replayed({ body, rows }: Rows): Replayed | null {
  try {
    return replay(body, rows)
  } catch (error) {
    if (error instanceof RangeError || error instanceof SyntaxError || error instanceof TypeError) return null
    throw error
  }
}

/** Goes on from the last sound state in a body of its own; the damaged one stays as it is. */
async function setAside(db: Database, found: Rows, text: Replayed): Promise<TranscriptionRow> {
  const { original } = found.body
  const body: BodyRow = {
    id: crypto.randomUUID(),
    transcription: found.transcription.id,
    schema: schemaVersion,
    doc: JSON.stringify(text.doc.toJSON()),
    guesses: text.guesses,
    through: 0,
    original,
  }
  const transcription = { ...found.transcription, body: body.id }
  await db.transaction('rw', db.bodies, db.transcriptions, async () => {
    await db.bodies.add(body)
    await db.transcriptions.update(transcription.id, { body: body.id })
  })
  return transcription
}

/** A text as it is stored, read without a change of anything. */
export interface TextRead {
  readonly doc: Node
  readonly guesses: readonly Guess[]
  readonly original: string | null
  /** The id of its body, and the last journal row that is in it. */
  readonly body: string
  readonly seq: number
}

/** The doc and guesses of a text, for writing, copying or showing it; `null` where they cannot be read. */
export async function readText(db: Database, id: string): Promise<TextRead | null> {
  const found = await rowsOf(db, id)
  const text = found === null ? null : replayed(found)
  if (found === null || text === null) return null
  const { doc, guesses, seq } = text
  return { doc, guesses, original: found.body.original, body: found.body.id, seq }
}
