import type { Problem } from '../../shared/host'
import type { TextState } from '../../shared/pieces/text-state'
import { inventoryAtOnce } from '../../shared/pieces/inventory'
import type { PieceId } from '../../shared/pieces/piece'
import { PieceCache } from '../../shared/pieces/piece-cache'
import { schemaVersion } from '../../shared/schema/version'
import type { Database } from './db'
import { noRows, type Followed } from './journal'
import { checkpointDamaged, journalDamaged } from './problems'
import type { BodyRow, JournalRow, PieceRow, SetAsideRow, TranscriptionRow } from './rows'
import type { ReadText, TextRows } from './texts'
import { readVersion, versionsOf } from './versions'

/**
 * Takes the rows that could not be followed out of the journal and keeps them aside, so that it goes on from `text`.
 * Without `write` it is only told that this is so.
 */
export async function setTailAside(db: Database, read: ReadText, text: Followed, write: boolean): Promise<Problem> {
  const { found } = read
  const rest = found.rows.filter((row) => row.seq > text.head.seq)
  if (write) await goOnBeforeTail(db, found, text, rest)
  return journalDamaged(rest.length)
}

async function goOnBeforeTail(
  db: Database,
  found: TextRows,
  text: Followed,
  rest: readonly JournalRow[],
): Promise<void> {
  const { id: body, transcription, original } = found.body
  const { root, pieces } = piecesOf(text)
  const { seq: through, sum } = text.head
  // The state that the rows went on from, so that they can be looked at however far the text goes on from here.
  const before: BodyRow = { id: body, transcription, schema: schemaVersion, root, through, sum, original }
  await db.transaction('rw', db.setAside, db.pieces, db.journal, db.heads, async () => {
    if (rest.length > 0) {
      await db.pieces.bulkPut(pieces)
      await db.setAside.add({ ...asideRow(found, 'journal', rest), body: before })
    }
    await db.journal.bulkDelete(rest.map((row) => row.seq))
    await db.heads.put({ body, ...text.head })
  })
}

function piecesOf(state: TextState): { readonly root: PieceId; readonly pieces: PieceRow[] } {
  const { root, ids, bytesOf } = inventoryAtOnce(state, new PieceCache())
  return { root, pieces: [...ids].map((id) => ({ id, bytes: bytesOf(id) })) }
}

/**
 * Goes on from what could be had of a damaged checkpoint, else from the last version that can be read, in a body of its
 * own; the damaged one is set aside with its journal. `null` where nothing can be had.
 */
export async function goOnFromSalvage(
  db: Database,
  read: ReadText,
  write: boolean,
): Promise<{
  readonly transcription: TranscriptionRow
  readonly text: Followed
  readonly damage: Problem
} | null> {
  const { found } = read
  const state = read.text ?? (await lastVersion(db, found.transcription.id))
  if (state === null) return null
  const damage = checkpointDamaged(read.text === null ? 'version' : 'salvaged', read.left)
  const text = { doc: state.doc, guesses: state.guesses, head: noRows, steps: 0 }
  if (!write) return { transcription: found.transcription, text, damage }
  const transcription = await inBodyOfItsOwn(db, found, state)
  return { transcription, text, damage }
}

async function lastVersion(db: Database, transcription: string): Promise<TextState | null> {
  for (const version of (await versionsOf(db, transcription)).toReversed()) {
    const answer = await readVersion(db, version)
    if (answer.ok) return answer.value
  }
  return null
}

async function inBodyOfItsOwn(db: Database, found: TextRows, state: TextState): Promise<TranscriptionRow> {
  const { id } = found.transcription
  const { root, pieces } = piecesOf(state)
  const { original } = found.body
  const body: BodyRow = {
    id: crypto.randomUUID(),
    transcription: id,
    schema: schemaVersion,
    root,
    through: 0,
    original,
  }
  await db.transaction('rw', db.setAside, db.pieces, db.bodies, db.transcriptions, async () => {
    await db.setAside.add(asideRow(found, 'checkpoint', found.rows))
    await db.pieces.bulkPut(pieces)
    await db.bodies.add(body)
    await db.transcriptions.update(id, { body: body.id })
  })
  return { ...found.transcription, body: body.id }
}

function asideRow(
  { transcription, body }: TextRows,
  what: SetAsideRow['what'],
  rows: readonly JournalRow[],
): SetAsideRow {
  const { id, edition, title } = transcription
  return { id: crypto.randomUUID(), transcription: id, edition, title, at: Date.now(), what, body, rows }
}
