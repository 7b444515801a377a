import { Step } from 'prosemirror-transform'
import type { Node } from 'prosemirror-model'
import type { Guess } from '../../shared/edition'
import '../../shared/commands/own-steps'
import { mapGuessesThrough } from '../../shared/commands/guesses'
import type { Problem } from '../../shared/host'
import { schema } from '../../shared/schema'
import type { Database } from './db'
import { ChangedElsewhere } from './problems'
import type { BodyRow, JournalRow } from './rows'

/** What a journal row is made of, before the database numbers it. */
type NewRow = Omit<JournalRow, 'seq'>

/**
 * Appends steps to a body's journal, within a transaction over journal and heads; answers with the number of the row.
 * `head` is the last row that the writer knows of; throws {@link ChangedElsewhere} where there is a later one.
 */
export async function appendRow(db: Database, row: NewRow, head: number): Promise<number> {
  const known = await db.heads.get(row.body)
  if ((known?.seq ?? 0) !== head) throw new ChangedElsewhere()
  const seq = await db.journal.add(row)
  await db.heads.put({ body: row.body, seq })
  return seq
}

/** A text as checkpoint and journal give it. */
export interface Replayed {
  readonly doc: Node
  readonly guesses: readonly Guess[]
  /** The last row that is in it. */
  readonly seq: number
  /** What is wrong with the rows after it, where the journal could not be followed to its end. */
  readonly damage: Problem | null
}

/**
 * Follows a journal from its checkpoint, checking as it goes. Where a row cannot be applied, the text is as it was
 * before that row. Throws where the checkpoint itself cannot be read.
 */
export function replay(body: BodyRow, rows: readonly JournalRow[]): Replayed {
  let doc = schema.nodeFromJSON(JSON.parse(body.doc))
  doc.check()
  let guesses = body.guesses
  let seq = body.through
  for (const row of rows) {
    if (row.seq <= body.through) continue
    const next = applied(doc, row)
    if (next === null) return { doc, guesses, seq, damage: damaged(rows.length - rows.indexOf(row)) }
    doc = next.doc
    guesses = mapGuessesThrough(guesses, next.steps)
    seq = row.seq
  }
  if (rows.length > 0) doc.check()
  return { doc, guesses, seq, damage: null }
}

function applied(doc: Node, row: JournalRow): { doc: Node; steps: readonly Step[] } | null {
  const steps: Step[] = []
  let next = doc
  for (const json of row.steps) {
    const result = applyJson(next, json)
    if (result === null) return null
    next = result.doc
    steps.push(result.step)
  }
  return { doc: next, steps }
}

function applyJson(doc: Node, json: unknown): { doc: Node; step: Step } | null {
  try {
    const step = Step.fromJSON(schema, json)
    const result = step.apply(doc)
    return result.doc === null ? null : { doc: result.doc, step }
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return null
    throw error
  }
}

function damaged(count: number): Problem {
  return {
    code: 'journal-damaged',
    message:
      `The last ${String(count)} stored changes of this transcription cannot be read. The text is as it was before ` +
      'them; what could not be read was set aside and is not deleted.',
    values: { count },
  }
}
