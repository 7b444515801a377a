import type { PieceId } from '../../shared/pieces/piece'
import type { Database } from './db'
import type { Head } from './journal'
import { belongingsOf, journalRow, readTail, tailOf } from './read-tails'
import type { BodyRow, PieceRow } from './rows'
import type { TailContents } from './tail-format'
import type { TextRows } from './texts'

/** What the library has of a body, compared with its tail. */
interface KnownBody {
  readonly body: BodyRow | undefined
  readonly head: Head | null
  /** Whether checkpoint and journal can be read whole. */
  readonly isSound: boolean
}

/**
 * Has the library go on from the tail of a text where that holds more of it than the library, or what is damaged there:
 * for a text of which the last changes, or all of it, are missing since the last start. Answers whether it did. `tail` is that
 * of the text, where it is being read already, and `found` what the library has of it, where that was just read.
 */
export async function resumeFromTail(
  db: Database,
  id: string,
  isSound: boolean,
  tail: Promise<TailContents | null> = tailOf(db.name, id),
  found: Pick<TextRows, 'transcription' | 'body' | 'head'> | null = null,
): Promise<boolean> {
  const transcription = found?.transcription ?? (await db.transcriptions.get(id))
  const contents = transcription?.removed === null ? await tail : null
  if (contents === null || contents.base.body.id !== transcription?.body) return false
  const bodyId = transcription.body
  const { body, head } = found ?? { body: await db.bodies.get(bodyId), head: (await db.heads.get(bodyId)) ?? null }
  const known = { body, head: head && { seq: head.seq, sum: head.sum ?? '' }, isSound }
  if (!isBehind(known, contents)) return false
  const text = await readTail(contents)
  if (text?.lost !== 0) return false
  await goOnFrom(db, contents)
  return true
}

/** Whether the library is at an earlier point of the very history that the tail tells, or is damaged at one that it tells. */
function isBehind({ body, head, isSound }: KnownBody, { base, rows }: TailContents): boolean {
  if (body === undefined) return true
  const start: Head = { seq: base.body.through, sum: base.body.sum ?? '' }
  const at = head ?? { seq: body.through, sum: body.sum ?? '' }
  const isAtStart = at.sum === start.sum && (at.sum !== '' || at.seq === start.seq)
  const place = isAtStart ? -1 : rows.findLastIndex(({ sum }) => sum !== '' && sum === at.sum)
  // Numbers only rise: one lower than that of the tail's checkpoint, which the library had, is of a time before it.
  if (!isAtStart && place < 0) return at.seq < start.seq
  return !isSound || place < rows.length - 1
}

async function goOnFrom(db: Database, contents: TailContents): Promise<void> {
  const { base, pieces, rows } = contents
  const { original } = belongingsOf(contents)
  const kept = [...pieces].map(([id, bytes]: [PieceId, Uint8Array]): PieceRow => ({ id, bytes: bytes.slice() }))
  const { id: body, through, sum } = base.body
  await db.transaction('rw', db.tables, async () => {
    await db.pieces.bulkPut(kept)
    await db.bodies.put(base.body)
    if (original !== null && (await db.originals.get(original.id)) === undefined) await db.originals.put(original)
    await db.journal.where('body').equals(body).delete()
    const first = (await lastNumber(db, through)) + 1
    const written = rows.map((row, index) => ({ ...journalRow(row, index), seq: first + index }))
    // A row with the greatest number, so that no later one gets a lower one than the checkpoint has.
    await db.journal.put({ seq: first + rows.length, body, act: null, at: 0, steps: '[]' })
    await db.journal.delete(first + rows.length)
    await db.journal.bulkPut(written)
    const last = written.at(-1)
    const lastSum = last === undefined ? sum : last.sum
    await db.heads.put({ body, seq: last?.seq ?? through, ...(lastSum !== undefined && { sum: lastSum }) })
    const at = rows.at(-1)?.at
    if (at !== undefined) await db.transcriptions.update(base.transcription.id, { changed: at })
  })
}

/** The greatest number that a row of the journal has or had, as far as is known. */
async function lastNumber(db: Database, through: number): Promise<number> {
  let last = through
  await db.heads.each(({ seq }) => {
    last = Math.max(last, seq)
  })
  await db.bodies.each((row) => {
    last = Math.max(last, row.through)
  })
  const [row] = await db.journal.orderBy('seq').reverse().limit(1).primaryKeys()
  return Math.max(last, row ?? 0)
}
