import type { Node } from 'prosemirror-model'
import { Step } from 'prosemirror-transform'
import { strToU8 } from 'fflate'
import '../../shared/commands/own-steps'
import { mapGuessesThrough } from '../../shared/commands/guesses'
import type { Guess } from '../../shared/edition'
import { digestOf } from '../../shared/pieces/piece'
import type { TextState } from '../../shared/pieces/text-state'
import { schema } from '../../shared/schema'
import type { Database } from './db'
import { appendChained, type Head } from './journal-end'
import type { JournalRow } from './rows'

export { headOf, noRows, type Head } from './journal-end'

/** What a journal row is made of, before it is numbered and chained to the ones before. */
export interface NewRow {
  readonly body: string
  readonly act: string | null
  readonly at: number
  /** What `Step.toJSON` gives of each. */
  readonly steps: readonly unknown[]
}

/**
 * Appends steps to a body's journal, within a transaction over journal and heads; answers with where it ends now.
 * `expected` is the end that the writer knows of; throws `ChangedElsewhere` where there is a later one.
 */
export async function appendRow(db: Database, row: NewRow, expected: Head): Promise<Head> {
  const chained = { ...row, steps: JSON.stringify(row.steps) }
  return appendChained(db, { ...chained, sum: chainedSum(expected.sum, chained) }, expected)
}

/** The digest of a row after those whose digest is `before`. */
export function chainedSum(before: string, { body, act, at, steps }: Omit<JournalRow, 'seq' | 'sum'>): string {
  return digestOf(strToU8([before, body, act ?? '', String(at), steps].join('\n')))
}

/** A text as checkpoint and journal give it. */
export interface Followed extends TextState {
  /** Where what could be followed ends. */
  readonly head: Head
  /** How many steps were done. */
  readonly steps: number
}

/**
 * Follows a journal from its checkpoint as far as it is sound: each row must be the one that was written after those
 * before it, must apply, and the doc must be one of the schema in the end. `rows` stand in order; answers also with
 * those from the first one that could not be followed on.
 */
export function follow(
  from: TextState,
  start: Head,
  rows: readonly JournalRow[],
): Followed & { readonly rest: readonly JournalRow[] } {
  const states: Followed[] = []
  let last: Followed = { ...from, head: start, steps: 0 }
  for (const row of rows) {
    const next = after(last, row)
    if (next === null) break
    states.push(next)
    last = next
  }
  const sound = countSound(states)
  const state = states[sound - 1] ?? { ...from, head: start, steps: 0 }
  return { ...state, rest: rows.slice(sound) }
}

function after({ doc, guesses, head, steps }: Followed, row: JournalRow): Followed | null {
  if (row.sum === undefined ? head.sum !== '' : row.sum !== chainedSum(head.sum, row)) return null
  const done = applied(doc, row)
  if (done === null) return null
  return {
    doc: done.doc,
    guesses: guessesAfter(guesses, done.steps),
    head: { seq: row.seq, sum: row.sum ?? '' },
    steps: steps + done.steps.length,
  }
}

const guessesAfter = (guesses: readonly Guess[], steps: readonly Step[]) =>
  guesses.length === 0 ? guesses : mapGuessesThrough(guesses, steps)

/** After how many of these states the doc is still one of the schema. */
function countSound(states: readonly Followed[]): number {
  const isSound = (count: number) => count === 0 || passes(states[count - 1]?.doc)
  if (isSound(states.length)) return states.length
  let [sound, unsound] = [0, states.length]
  while (unsound - sound > 1) {
    const middle = (sound + unsound) >> 1
    if (isSound(middle)) sound = middle
    else unsound = middle
  }
  return sound
}

/** Whether a doc is one of the schema. */
export function passes(doc: Node | undefined): boolean {
  try {
    doc?.check()
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** The steps of a row as JSON values; throws a SyntaxError where they are none. */
export function stepsOf({ steps }: Pick<JournalRow, 'steps'>): readonly unknown[] {
  return typeof steps === 'string' ? (JSON.parse(steps) as readonly unknown[]) : steps
}

function applied(doc: Node, row: JournalRow): { doc: Node; steps: readonly Step[] } | null {
  try {
    const steps: Step[] = []
    let next = doc
    for (const json of stepsOf(row)) {
      const step = Step.fromJSON(schema, json)
      const result = step.apply(next)
      if (result.doc === null) return null
      next = result.doc
      steps.push(step)
    }
    return { doc: next, steps }
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError || error instanceof SyntaxError) return null
    throw error
  }
}
