import type { Findable } from '../../../shared/queries/findable'
import type { Answer } from '../../../shared/host'
import type { Database } from '../../store/db'
import { searchAnswer } from '../find-replace/search-answer'
import type { FindableShelf } from './findable-shelf'
import { textUnread } from './text-problems'
import type { FoundInStored, FromTexts, ToTexts } from './worker-messages'

/** For how long, in milliseconds, a search goes on before it tells what it has and hears whether it is still wanted. */
const turnTime = 16

/** What searching needs of the Worker that it runs in. */
export interface Searching {
  readonly db: Database
  readonly shelf: FindableShelf
  /** Reads a text as it is stored now; `null` where it cannot be read whole. */
  readonly read: (
    transcription: string,
  ) => Promise<{ readonly body: string; readonly seq: number; readonly of: Findable } | null>
  readonly tell: (message: FromTexts) => void
  /** Lets messages in; answers whether the search is still wanted. */
  readonly goesOn: () => Promise<boolean>
}

/**
 * Searches stored texts one after the other and tells what was found as it goes. Each is read and made ready once: after that
 * only texts that were changed are read again. Without a query they are only made ready.
 */
export async function searchStored(
  { id, transcriptions, question }: Extract<ToTexts, { readonly kind: 'search' }>,
  { db, shelf, read, tell, goesOn }: Searching,
): Promise<void> {
  const states = await statesOf(db, transcriptions)
  let found: FoundInStored[] = []
  let left = question?.most ?? 0
  let turnAt = performance.now() + turnTime
  const tellFound = () => {
    if (found.length > 0) tell({ kind: 'found', id, found })
    found = []
  }
  const turn = async (): Promise<boolean> => {
    tellFound()
    const wanted = await goesOn()
    turnAt = performance.now() + turnTime
    return wanted
  }
  for (const [index, transcription] of transcriptions.entries()) {
    const state = states[index]
    const known = state ? shelf.get(transcription, state.body, state.seq) : null
    // Whoever watches whether a regular expression comes to an end must know when it begins, and what came before.
    if (question?.query.regex === true) tellFound()
    const text = known && state ? { ...state, of: known } : await read(transcription)
    if (text !== null && text.of !== known) shelf.keep(transcription, text)
    if (question !== null && text !== null) {
      if (question.query.regex) tell({ kind: 'progress', id, part: 0 })
      const work = searchAnswer(text.of, { ...question, most: left })
      let step = work.next()
      for (; step.done !== true; step = work.next()) {
        if (performance.now() < turnAt) continue
        if (question.query.regex) tell({ kind: 'progress', id, part: step.value })
        if (!(await turn())) return
      }
      left -= step.value.matches.length
      found.push({ transcription, answer: { ok: true, value: { body: text.body, seq: text.seq, value: step.value } } })
    } else found.push({ transcription, answer: text === null ? unread : nothing })
    if (performance.now() >= turnAt && !(await turn())) return
  }
  tellFound()
}

const unread: Answer<never> = { ok: false, problem: textUnread }
const nothing: FoundInStored['answer'] = { ok: true, value: null }

/** The body of each text and the last row of its journal; all in one go, for each would be waited for. */
async function statesOf(db: Database, transcriptions: readonly string[]) {
  const rows = await db.transcriptions.bulkGet([...transcriptions])
  const heads = await db.heads.bulkGet(rows.map((row) => row?.body ?? ''))
  return rows.map((row, index) => row && { body: row.body, seq: heads[index]?.seq ?? 0 })
}
