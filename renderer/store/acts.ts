import { assertNever } from '../../shared/finding'
import type { Answer, Problem } from '../../shared/host'
import type { Database } from './db'
import { appendRow, headOf } from './journal'
import { writeProblem } from './problems'
import type {
  ActLabel,
  ActRow,
  BodyRow,
  Change,
  EditionRow,
  GrammarRow,
  OriginalRow,
  PieceRow,
  TranscriptionRow,
  VersionRow,
  WordsRow,
} from './rows'

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
}

/** An act that is to be done. */
export interface ActDraft {
  readonly label: ActLabel
  readonly changes: readonly Change[]
  readonly created?: Created
}

const nothingToUndo: Problem = { code: 'nothing-to-undo', message: 'There is nothing to undo.' }
const overtaken: Problem = {
  code: 'act-overtaken',
  message: 'This cannot be undone any more, because one of its texts was changed since. Nothing was changed.',
}

/**
 * Does everything of an act, or nothing: rows, steps of several texts, the register, in one durable transaction.
 * Answers with the id of the act, by which its journal rows are known.
 */
export async function commitAct(db: Database, draft: ActDraft): Promise<Answer<string>> {
  const id = crypto.randomUUID()
  const at = Date.now()
  const {
    editions = [],
    transcriptions = [],
    bodies = [],
    originals = [],
    words = [],
    grammars = [],
    pieces = [],
    versions = [],
  } = draft.created ?? {}
  const births: Change[] = [
    ...editions.map((row) => ({ kind: 'edition', id: row.id, ...birth(at) }) as const),
    ...transcriptions.map((row) => ({ kind: 'transcription', id: row.id, ...birth(at) }) as const),
  ]
  try {
    await db.transaction('rw', db.tables, async () => {
      await db.editions.bulkAdd([...editions])
      await db.transcriptions.bulkAdd([...transcriptions])
      await db.bodies.bulkAdd([...bodies])
      await db.originals.bulkPut([...originals])
      await db.words.bulkPut([...words])
      await db.grammars.bulkAdd([...grammars])
      await db.pieces.bulkPut([...pieces])
      await db.versions.bulkAdd([...versions])
      await apply(db, id, at, draft.changes)
      const undoneActs = await db.acts.filter((act) => act.undone).primaryKeys()
      await db.acts.bulkDelete(undoneActs)
      await db.acts.add({ id, at, label: draft.label, changes: [...births, ...draft.changes], undone: false })
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
    return await db.transaction('rw', db.tables, async (): Promise<Answer<ActLabel>> => {
      const act = await actToTurn(db, undone, id)
      if (act === undefined) return { ok: false, problem: nothingToUndo }
      const changes = undone ? act.changes : act.changes.map(inverted).reverse()
      if (!undone && (await isOvertaken(db, act))) return { ok: false, problem: overtaken }
      await apply(db, act.id, Date.now(), changes)
      await db.acts.update(act.seq, { undone: !undone })
      return { ok: true, value: act.label }
    })
  } catch (error) {
    return { ok: false, problem: writeProblem(error) }
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

async function isOvertaken(db: Database, act: ActRow): Promise<boolean> {
  for (const change of act.changes)
    if (change.kind === 'steps') {
      const last = await db.journal.get((await db.heads.get(change.body))?.seq ?? 0)
      if (last?.act !== act.id) return true
    }
  return false
}

async function apply(db: Database, act: string, at: number, changes: readonly Change[]): Promise<void> {
  for (const change of changes)
    switch (change.kind) {
      case 'edition':
        await db.editions.update(change.id, { ...change.after })
        break
      case 'transcription':
        await db.transcriptions.update(change.id, { ...change.after })
        break
      case 'entry':
        if (change.after === null) await db.entries.delete(change.id)
        else await db.entries.put(change.after)
        break
      case 'refusal':
        if (change.after === null) await db.refusals.delete(change.id)
        else await db.refusals.put(change.after)
        break
      case 'steps': {
        const head = await headOf(db, change.body)
        await appendRow(db, { body: change.body, act, at, steps: change.steps }, head)
        break
      }
      default:
        assertNever(change)
    }
}

function inverted(change: Change): Change {
  switch (change.kind) {
    case 'edition':
      return { ...change, before: change.after, after: change.before }
    case 'transcription':
      return { ...change, before: change.after, after: change.before }
    case 'entry':
      return { ...change, before: change.after, after: change.before }
    case 'refusal':
      return { ...change, before: change.after, after: change.before }
    case 'steps':
      return { ...change, steps: change.inverse, inverse: change.steps }
    default:
      return assertNever(change)
  }
}
