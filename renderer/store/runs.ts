import type { Database } from './db'

/** A window that works on the library, or one that ended without a word. */
export interface RunRow {
  readonly id: string
}

/** The time in which a window works on the library. */
export interface Run {
  /** Whether another one before ended without a word: it was killed, or the power went. */
  readonly afterCrash: boolean
  /** Notes that it ended in order. */
  readonly end: () => Promise<void>
}

/** Begins a run. It ends with the window, if nobody ends it before: then the next one knows (Web Locks API). */
export async function beginRun(db: Database): Promise<Run> {
  const id = crypto.randomUUID()
  await hold(lockName(db, id))
  const held = new Set((await navigator.locks.query()).held?.map(({ name }) => name))
  const afterCrash = await db.transaction('rw', db.runs, async () => {
    const gone = (await db.runs.toCollection().primaryKeys()).filter((run) => !held.has(lockName(db, run)))
    await db.runs.bulkDelete(gone)
    await db.runs.add({ id })
    return gone.length > 0
  })
  return { afterCrash, end: () => db.runs.delete(id) }
}

const lockName = (db: Database, id: string): string => `recto-run-${db.name}/${id}`

/** Takes hold of a name for as long as the window lives. */
function hold(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const forever = () => {
      resolve()
      return new Promise<never>(() => undefined)
    }
    navigator.locks.request(name, forever).catch((error: unknown) => {
      reject(error instanceof Error ? error : new Error(String(error)))
    })
  })
}
