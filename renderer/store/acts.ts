import { assertNever } from '../../shared/finding'
import type { Answer, Problem } from '../../shared/host'
import type { Database } from './db'
import { appendRow, headOf } from './journal'
import { changePages, putPageOrder, type PageOrder } from './page-records'
import { ChangedElsewhere, writeProblem } from './problems'
import type {
  ActLabel,
  ActRow,
  BodyRow,
  Change,
  EditionRow,
  GrammarRow,
  OriginalRow,
  PageRecordsRow,
  PieceRow,
  TranscriptionRow,
  VersionRow,
  WordsRow,
} from './rows'
import { merged, planTurn, turnWithin, type ActTurn } from './turn-act'

/** Rows that an act brings into being. Undoing the act marks editions and transcriptions as deleted. */
export interface Created {
  readonly editions?: readonly EditionRow[]
  readonly transcriptions?: readonly TranscriptionRow[]
  readonly bodies?: readonly BodyRow[]
  readonly originals?: readonly OriginalRow[]
  readonly words?: readonly WordsRow[]
  readonly grammars?: readonly GrammarRow[]
  readonly pieces?: readonly PieceRow[]
  /** Kept as long as their transcriptions: undoing the act leaves them. */
  readonly versions?: readonly Omit<VersionRow, 'seq'>[]
  /** Which page is which in texts whose pages the act changes. Undoing the act leaves them. */
  readonly pageOrders?: readonly PageOrder[]
  /** What is known of the pages of new texts. */
  readonly pageRecords?: readonly PageRecordsRow[]
}

/** An act that is to be done. */
export interface ActDraft {
  readonly label: ActLabel
  readonly changes: readonly Change[]
  readonly created?: Created
}

const nothingToUndo: Problem = { code: 'nothing-to-undo', message: 'There is nothing to undo.' }

/**
 * Does everything of an act, or nothing: rows, steps of several texts, the register, in one durable transaction.
 * Answers with the id of the act, by which its journal rows are known.
 */
export async function commitAct(db: Database, draft: ActDraft): Promise<Answer<string>> {
  const id = crypto.randomUUID()
  try {
    // An async function: Dexie keeps its transaction open only for those.
    await db.transaction('rw', db.tables, async () => {
      await commitWithin(db, id, draft)
    })
    return { ok: true, value: id }
  } catch (error) {
    return { ok: false, problem: writeProblem(error) }
  }
}

const birth = (at: number) => ({ before: { removed: at }, after: { removed: null } })

/** Undoes the last act, or the one with this id; answers with what it was called. */
export function undoAct(db: Database, id?: string): Promise<Answer<ActLabel>> {
  return turn(db, false, id)
}

/** Does again the act that was undone last. */
export function redoAct(db: Database): Promise<Answer<ActLabel>> {
  return turn(db, true)
}

async function turn(db: Database, undone: boolean, id?: string): Promise<Answer<ActLabel>> {
  try {
    for (;;) {
      const act = await actToTurn(db, undone, id)
      if (act === undefined) return { ok: false, problem: nothingToUndo }
      const planned = await planTurn(db, act)
      if (!planned.ok) return planned
      if (await turned(db, planned.value)) return { ok: true, value: act.label }
    }
  } catch (error) {
    return { ok: false, problem: writeProblem(error) }
  }
}

/** Turns an act as it was planned; answers whether nothing has come between. */
async function turned(db: Database, planned: ActTurn): Promise<boolean> {
  try {
    await db.transaction('rw', db.tables, async () => {
      await turnWithin(db, planned)
    })
    return true
  } catch (error) {
    if (error instanceof ChangedElsewhere) return false
    throw error
  }
}

/** The act that undo would take back, or redo do again (`undone`): the last one, or the one with this id. */
export async function actToTurn(db: Database, undone: boolean, id?: string): Promise<ActRow | undefined> {
  if (id !== undefined) {
    const act = await db.acts.where('id').equals(id).first()
    return act?.undone === undone ? act : undefined
  }
  const acts = db.acts.filter((act) => act.undone === undone)
  return undone ? acts.first() : acts.last()
}

/** The steps of one text that are stored already, in the transaction in which the act is. */
export interface OwnSteps {
  readonly body: string
  readonly steps: readonly unknown[]
  readonly inverse: readonly unknown[]
  readonly seq: number
}

/**
 * Does everything of an act within a transaction over all tables. `own` are the steps that the caller has stored in it,
 * which belong to the act. Throws {@link ChangedElsewhere} where a text has gone on since the steps were made for it.
 */
export async function commitWithin(
  db: Database,
  id: string,
  { label, changes, created = {} }: ActDraft,
  own: OwnSteps | null = null,
): Promise<void> {
  const at = Date.now()
  await create(db, created)
  const done: Change[] = own === null ? [] : [{ kind: 'steps', ...own }]
  for (const change of changes) done.push(await apply(db, id, at, change))
  const { editions = [], transcriptions = [] } = created
  const births: Change[] = [
    ...editions.map((row) => ({ kind: 'edition', id: row.id, ...birth(at) }) as const),
    ...transcriptions.map((row) => ({ kind: 'transcription', id: row.id, ...birth(at) }) as const),
  ]
  const undoneActs = await db.acts.filter((act) => act.undone).primaryKeys()
  await db.acts.bulkDelete(undoneActs)
  await db.acts.add({ id, at, label, changes: [...births, ...done], undone: false })
}

async function create(db: Database, created: Created): Promise<void> {
  const { editions = [], transcriptions = [], bodies = [], originals = [] } = created
  const { words = [], grammars = [], pieces = [], versions = [], pageOrders = [], pageRecords = [] } = created
  await db.editions.bulkAdd([...editions])
  await db.transcriptions.bulkAdd([...transcriptions])
  await db.bodies.bulkAdd([...bodies])
  await db.originals.bulkPut([...originals])
  await db.words.bulkPut([...words])
  await db.grammars.bulkAdd([...grammars])
  await db.pieces.bulkPut([...pieces])
  await db.versions.bulkAdd([...versions])
  await db.pageRecords.bulkPut([...pageRecords])
  for (const order of pageOrders) await putPageOrder(db, order, true)
}

/** Does one change; answers with it as the act keeps it. */
async function apply(db: Database, act: string, at: number, change: Change): Promise<Change> {
  switch (change.kind) {
    case 'edition':
      await db.editions.update(change.id, { ...change.after })
      return change
    case 'transcription':
      await db.transcriptions.update(change.id, { ...change.after })
      return change
    case 'entry': {
      const { id, before, after: to } = change
      const now = (await db.entries.get(id)) ?? null
      // What another window changed since stays changed, and comes back with what is removed.
      const after = to === null || before === null ? to : merged(now, before, to)
      if (after === null) await db.entries.delete(id)
      else await db.entries.put(after)
      return { ...change, before: now, after }
    }
    case 'refusal':
      if (change.after === null) await db.refusals.delete(change.id)
      else await db.refusals.put(change.after)
      return change
    case 'image':
      if (change.after === null) await db.images.delete(change.id)
      else await db.images.put(change.after)
      return change
    case 'pages':
      await changePages(db, change.transcription, change.changes, false)
      return change
    case 'verdict':
      if (change.after === null) await db.verdicts.delete(change.id)
      else await db.verdicts.put(change.after)
      return change
    case 'steps': {
      const { kind, body, steps, inverse, on } = change
      const head = await headOf(db, body)
      if (on !== undefined && head.seq !== on) throw new ChangedElsewhere()
      const { seq } = await appendRow(db, { body, act, at, steps }, head)
      return { kind, body, steps, inverse, seq }
    }
    default:
      return assertNever(change)
  }
}
