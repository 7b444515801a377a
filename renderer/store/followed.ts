import { Step } from 'prosemirror-transform'
import '../../shared/commands/own-steps'
import { schema } from '../../shared/schema'
import type { Database } from './db'
import { appendRow, headOf, stepsOf } from './journal'

/** What the library says of an open text, so that every window that shows it can keep up. */
export interface TextNews {
  readonly edition: string
  readonly body: string
  /** Whether it or its edition was deleted. */
  readonly removed: boolean
  /** Its last journal row; 0 for none, or where that was not asked. */
  readonly seq: number
}

/**
 * What is known of a text just now; `null` where it was swept out. Reads three rows, so that it can be asked at every change. Without its
 * rows (`withRows`), it is not asked again for each of them.
 */
export function newsOf(db: Database, id: string, withRows = true): Promise<TextNews | null> {
  return db.transaction('r', db.transcriptions, db.editions, db.heads, async () => {
    const row = await db.transcriptions.get(id)
    if (row === undefined) return null
    const edition = await db.editions.get(row.edition)
    const head = withRows ? await db.heads.get(row.body) : undefined
    const removed = row.removed !== null || edition?.removed !== null
    return { edition: row.edition, body: row.body, removed, seq: head?.seq ?? 0 }
  })
}

/** What was done to a text after a journal row. */
export type Since =
  | { readonly kind: 'steps'; readonly steps: readonly Step[]; readonly seq: number }
  /** The rows cannot be had any more, or cannot be read: the text is to be read as a whole. */
  | { readonly kind: 'folded' }

/** What was done to a body after the row `seq`. */
export async function stepsSince(db: Database, body: string, seq: number): Promise<Since> {
  const found = await db.transaction('r', db.bodies, db.journal, async () => {
    const checkpoint = await db.bodies.get(body)
    const rows = await db.journal
      .where('body')
      .equals(body)
      .and((row) => row.seq > seq)
      .sortBy('seq')
    return { through: checkpoint?.through ?? Infinity, rows }
  })
  if (found.through > seq) return { kind: 'folded' }
  try {
    const steps = found.rows.flatMap((row) => stepsOf(row).map((json) => Step.fromJSON(schema, json)))
    return { kind: 'steps', steps, seq: found.rows.at(-1)?.seq ?? seq }
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError || error instanceof SyntaxError)
      return { kind: 'folded' }
    throw error
  }
}

/**
 * Sees to it that a window that does not answer can write nothing more into a text: whoever does not know the row that
 * this appends, which changes nothing, is refused.
 */
export async function fence(db: Database, id: string): Promise<void> {
  await db.transaction('rw', db.transcriptions, db.heads, db.journal, async () => {
    const row = await db.transcriptions.get(id)
    if (row === undefined) return
    const head = await headOf(db, row.body)
    await appendRow(db, { body: row.body, act: null, at: Date.now(), steps: [] }, head)
  })
}
