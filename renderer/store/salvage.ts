import type { Node } from 'prosemirror-model'
import { Step } from 'prosemirror-transform'
import '../../shared/commands/own-steps'
import type { TextState } from '../../shared/pieces/text-state'
import { schema } from '../../shared/schema'
import type { Database } from './db'
import { stepsOf } from './journal'
import type { JournalRow, SetAsideRow } from './rows'
import { stateOf } from './texts'

/** What can be had of something that was set aside. */
export interface Salvage {
  /** The text with all changes that could be done again; `null` where nothing of it can be read. */
  readonly state: TextState | null
  /** How many rows of its journal could not be done again. */
  readonly unreadable: number
  /** The words that stand in its changes, also in those that could not be done again. */
  readonly words: string
}

/** Reads what was set aside as far as it can be read. Nothing is changed. */
export async function salvageOf(db: Database, aside: SetAsideRow): Promise<Salvage> {
  const { body, rows } = aside
  const reading = await stateOf(db, body)
  const start = reading.ok ? reading : reading.salvaged
  const words = rows.flatMap(wordsOf).join('\n')
  if (start === null) return { state: null, unreadable: rows.length, words }
  const first = rows[0]?.seq ?? 0
  const before = await db.journal.where('body').equals(body.id).sortBy('seq')
  const sound = before.filter((row) => row.seq > body.through && row.seq < first)
  let doc = start.doc
  let unreadable = 0
  for (const row of [...sound, ...rows]) {
    const next = applied(doc, row)
    if (next === null) unreadable += 1
    else doc = next
  }
  if (!isSound(doc)) return { state: { doc: start.doc, guesses: [] }, unreadable: rows.length, words }
  return { state: { doc, guesses: [] }, unreadable, words }
}

function applied(doc: Node, row: JournalRow): Node | null {
  try {
    let next = doc
    for (const json of stepsOf(row)) {
      const result = Step.fromJSON(schema, json).apply(next)
      if (result.doc === null) return null
      next = result.doc
    }
    return next
  } catch (error) {
    if (isBadData(error)) return null
    throw error
  }
}

function isSound(doc: Node): boolean {
  try {
    doc.check()
    return true
  } catch (error) {
    if (isBadData(error)) return false
    throw error
  }
}

const isBadData = (error: unknown): boolean =>
  error instanceof RangeError || error instanceof TypeError || error instanceof SyntaxError

/** The words in the steps of a row, whatever else is wrong with it. */
function wordsOf(row: JournalRow): readonly string[] {
  try {
    const found: string[] = []
    collectText(stepsOf(row), found)
    return found.length === 0 ? [] : [found.join('')]
  } catch (error) {
    if (isBadData(error)) return typeof row.steps === 'string' ? [row.steps] : []
    throw error
  }
}

function collectText(value: unknown, found: string[]): void {
  if (typeof value !== 'object' || value === null) return
  if ('text' in value && typeof value.text === 'string') found.push(value.text)
  for (const part of Object.values(value)) collectText(part, found)
}
