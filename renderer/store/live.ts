import { liveQuery } from 'dexie'
import type { Database } from './db'

/** A question that is asked of the library again whenever its answer changes. */
export interface LiveQuestion<T> {
  readonly query: (db: Database) => Promise<T>
  readonly listener: (value: T) => void
  readonly failed: (error: unknown) => void
}

/**
 * Calls the listener with what the query answers, now and whenever that changes, in another window too, until what is
 * returned is called. From then on nothing of the question is held: Dexie keeps what it was given for some seconds after
 * nobody listens, and a question may have a whole text in its hands.
 */
export function liveUntilStopped<T>(db: Database, question: LiveQuestion<T>): () => void {
  const held: { question: LiveQuestion<T> | null } = { question }
  const subscription = liveQuery<T | typeof stopped>(() => held.question?.query(db) ?? stopped).subscribe({
    next: (value) => {
      if (value !== stopped) held.question?.listener(value)
    },
    error: (error) => held.question?.failed(error),
  })
  return () => {
    held.question = null
    subscription.unsubscribe()
  }
}

/** What nobody hears any more. */
const stopped = Symbol('stopped')
