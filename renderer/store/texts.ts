import type { Node } from 'prosemirror-model'
import type { Guess } from '../../shared/edition'
import type { Answer, Problem } from '../../shared/host'
import type { PieceCache } from '../../shared/pieces/piece-cache'
import { stateFrom, type CheckAt, type StateReading } from '../../shared/pieces/read-state'
import type { TextState } from '../../shared/pieces/text-state'
import { schema } from '../../shared/schema'
import { schemaVersion } from '../../shared/schema/version'
import { carry } from './carry'
import type { Database } from './db'
import { follow, type Followed, type Head } from './journal'
import type { KeptOriginal } from './kept-original'
import { keptKin, kinOf, type Kin } from './kin'
import { readPieces } from './pieces'
import { bodyNewer, bodyUnreadable, editionNewer, textGone } from './problems'
import { tailOf } from './read-tails'
import { resumeFromTail } from './resume-tail'
import type { SentText } from './sent-text'
import type { BodyRow, HeadRow, JournalRow, PageRecordsRow, PlaceRow, TranscriptionRow } from './rows'
import { goOnFromSalvage, setTailAside } from './set-aside'
import { TextStore } from './text-store'

/** A text as it comes out of the store. */
export interface StoredText {
  readonly transcription: TranscriptionRow
  readonly doc: Node
  readonly guesses: readonly Guess[]
  readonly original: KeptOriginal | null
  /** What is known of its pages; `null` where nothing is. */
  readonly pages: PageRecordsRow | null
  readonly place: PlaceRow | null
  /** Takes down what is done to the text from now on. */
  readonly store: TextStore
  /** Why the text can only be read; `null` where it can be edited. */
  readonly readOnly: Problem | null
  /** What could not be read and was set aside. */
  readonly damage: Problem | null
  /** Whether the doc was held against the schema. One that was not is what this program wrote by this schema, as far as its digests tell. */
  readonly isChecked: boolean
  /** Whether the library had lost the last changes, or never had them, and they were taken from the tail. */
  readonly resumed: boolean
}

/** The rows of a text, as one transaction gave them. */
export interface TextRows {
  readonly transcription: TranscriptionRow
  readonly body: BodyRow
  /** The journal after the checkpoint, in order. */
  readonly rows: readonly JournalRow[]
  readonly head: HeadRow | null
  readonly place: PlaceRow | null
  readonly kin: Kin
}

/** A text as checkpoint and journal give it, and what is wrong with either. */
export interface ReadText {
  readonly found: TextRows
  /** The text as far as it is sound; `null` where nothing of the checkpoint can be read. */
  readonly text: (Followed & { readonly rest: readonly JournalRow[] }) | null
  /** Whether rows after the last one are missing. */
  readonly isShort: boolean
  /** How many parts of the checkpoint are damaged; `text` is what the others give then, with what was done since. */
  readonly damaged: number
  /** How many of the steps done since could not be done on that. */
  readonly left: number
  /** Whether the doc was held against the schema. */
  readonly isChecked: boolean
}

/** How a text is read. */
interface StoredReading {
  /** The text, where a Worker reads and sends it. */
  readonly sent: SentText | null
  readonly check: CheckAt
}

/**
 * Reads a text: its checkpoint, and the journal after it. Writes nothing, unless one of them is damaged and the text is
 * this window's to edit (`isMine`): then it goes on from its tail, where that holds more, or what cannot be read is set aside.
 * Whoever has it checked `later` gets it sooner, and has to do that: see {@link StoredText.isChecked}.
 */
export async function openText(
  db: Database,
  cache: PieceCache,
  id: string,
  isMine: boolean,
  check: CheckAt = 'now',
): Promise<Answer<StoredText>> {
  // Both are read at once: the files of tails keep nobody waiting who reads the library.
  const tail = isMine ? tailOf(db.name, id) : null
  const stored = await readStored(db, id, { sent: db.journalScribe.read(id), check })
  const isOurs = isMine && (stored?.found.body.schema ?? 0) <= schemaVersion
  const resumed = isOurs && (await resumeFromTail(db, id, isWhole(stored), tail ?? undefined, stored?.found))
  const read = resumed ? await readStored(db, id) : stored
  if (read === null) return { ok: false, problem: textGone }
  const isNewer = read.found.body.schema > schemaVersion
  // What a newer program wrote is read whole or not at all: what is missing in it here may only be unknown here.
  const isUnknown = isNewer && (read.damaged > 0 || read.text === null || read.text.rest.length > 0)
  const sound = isUnknown ? null : await soundText(db, read, isMine && !isNewer)
  if (sound === null) return { ok: false, problem: isNewer ? bodyNewer : bodyUnreadable }
  const { transcription, text, damage } = sound
  const { body, place } = read.found
  const kin = keptKin(read.found.kin)
  const ofNewer = kin.edition?.readOnly === 'newer'
  const readOnly = isNewer ? bodyNewer : ofNewer ? editionNewer : null
  const store = new TextStore(db, cache, {
    transcription,
    original: body.original,
    head: text.head,
    steps: text.steps,
    readOnly: readOnly !== null || !isMine,
    kin,
  })
  const { doc, guesses } = text
  return {
    ok: true,
    value: {
      transcription,
      doc,
      guesses,
      original: kin.original,
      pages: kin.pages,
      place,
      store,
      readOnly,
      damage,
      isChecked: read.isChecked,
      resumed,
    },
  }
}

const isWhole = (read: ReadText | null): boolean =>
  read !== null && read.damaged === 0 && read.text?.rest.length === 0 && !read.isShort

interface Sound {
  readonly transcription: TranscriptionRow
  readonly text: Followed
  readonly damage: Problem | null
}

async function soundText(db: Database, read: ReadText, write: boolean): Promise<Sound | null> {
  const { found, text } = read
  if (text === null || read.damaged > 0) return goOnFromSalvage(db, read, write)
  if (text.rest.length === 0 && !read.isShort) return { transcription: found.transcription, text, damage: null }
  const damage = await setTailAside(db, read, text, write)
  return { transcription: found.transcription, text, damage }
}

/** Reads a text without writing anything; `null` where it is not there. */
export async function readStored(
  db: Database,
  id: string,
  { sent, check }: StoredReading = { sent: null, check: 'now' },
): Promise<ReadText | null> {
  for (let coming = sent; ; coming = null) {
    const found = await rowsOf(db, id)
    if (found === null) return null
    const { body, rows } = found
    // Only what was written by this very schema is known to be of it; what was done since is done on a doc that was checked.
    const when = body.root !== undefined && body.schema === schemaVersion && rows.length === 0 ? check : 'now'
    const state = await stateOf(db, body, { sent: coming, check: when })
    // Pieces are read after the rows: a checkpoint and a sweep may have come between.
    if (!state.ok && (await db.bodies.get(body.id))?.root !== body.root) continue
    return readFrom(found, state, when === 'now')
  }
}

function readFrom(found: TextRows, state: StateReading, isChecked: boolean): ReadText {
  const { body, rows, head } = found
  const start: Head = { seq: body.through, sum: body.sum ?? '' }
  if (state.ok) {
    const text = follow(state, start, rows)
    const isShort = text.rest.length === 0 && head !== null && head.seq > text.head.seq
    return { found, text, isShort, damaged: 0, left: 0, isChecked }
  }
  const { salvaged } = state
  const damaged = state.damaged.length
  if (salvaged === null) return { found, text: null, isShort: false, damaged, left: 0, isChecked: true }
  const { doc, guesses, left } = carry(salvaged, start, rows)
  const text = { doc, guesses, head: start, steps: 0, rest: rows }
  return { found, text, isShort: false, damaged, left, isChecked: true }
}

/** The state that a checkpoint holds. */
export async function stateOf(
  db: Database,
  body: BodyRow,
  { sent, check }: StoredReading = { sent: null, check: 'now' },
): Promise<StateReading> {
  const { root } = body
  if (root !== undefined) {
    if (sent !== null && (await sent.root) === root) {
      const state = await stateFrom(root, (take) => sent.leaves(take), check)
      if (state.ok) return state
    }
    // Read without help, what is wrong with it is known.
    return readPieces(db, root, check)
  }
  try {
    const doc = schema.nodeFromJSON(JSON.parse(body.doc))
    doc.check()
    return { ok: true, doc, guesses: body.guesses }
  } catch (error) {
    if (error instanceof RangeError || error instanceof SyntaxError || error instanceof TypeError)
      return { ok: false, damaged: [], salvaged: null }
    throw error
  }
}

async function rowsOf(db: Database, id: string): Promise<TextRows | null> {
  return db.transaction('r', db.tables, async () => {
    const transcription = await db.transcriptions.get(id)
    const body = transcription === undefined ? undefined : await db.bodies.get(transcription.body)
    if (transcription?.removed !== null || body === undefined) return null
    // All is asked for at once: each answer is waited for otherwise.
    const [rows, head = null, place = null, kin] = await Promise.all([
      db.journal.where('body').equals(body.id).sortBy('seq'),
      db.heads.get(body.id),
      db.places.get(id),
      kinOf(db, transcription, body.original),
    ])
    return { transcription, body, rows: rows.filter((row) => row.seq > body.through), head, place, kin }
  })
}

/** A text that is not open, as it is stored. */
export interface TextRead extends TextState {
  /** The id of the original that it was read from. */
  readonly original: string | null
  readonly body: string
  /** The last journal row that is in it. */
  readonly seq: number
}

/** Reads a text that is not open, for writing or copying it; `null` where it cannot be read whole. */
export async function readText(db: Database, id: string): Promise<TextRead | null> {
  const read = await readStored(db, id)
  const text = read?.damaged === 0 ? read.text : null
  if (read === null || text === null) return null
  const { doc, guesses, head } = text
  const { id: body, original } = read.found.body
  return { doc, guesses, original, body, seq: head.seq }
}
