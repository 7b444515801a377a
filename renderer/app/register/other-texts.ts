import type { Answer } from '../../../shared/host'
import type { Change } from '../../store/rows'
import type { Session } from '../session'
import { textUnreadable } from './act-problems'
import type { EditionAct } from './edition-act'

/** What an act does to the texts that are not open. */
export interface OtherTexts {
  readonly changes: readonly Change[]
  /** The transcriptions that they are of. */
  readonly texts: readonly string[]
  /** How many changes were left out: what they were about is not there any more, or is so already. */
  readonly left: number
}

/**
 * Works out in the Worker what an act does to the texts that are not `open`, as they are stored now, where a version of
 * each is kept first. Changes no text; a problem where one cannot be read.
 */
export async function otherTexts(
  { store, texts: reader }: Session,
  { texts = [], label: act }: EditionAct,
  open: string | null,
): Promise<Answer<OtherTexts>> {
  const changes: Change[] = []
  const ids: string[] = []
  let left = 0
  for (const { transcription, at, changes: wanted, words = [], numbers, fields } of texts) {
    if (transcription === open || (wanted.length + words.length === 0 && numbers === undefined && fields === undefined))
      continue
    const seen = at.kind === 'stored' ? { body: at.body, seq: at.seq } : null
    const answer = await reader.stored.ask(transcription, {
      kind: 'steps',
      seen,
      changes: wanted,
      words,
      act,
      ...(numbers && { numbers }),
      ...(fields && { fields }),
    })
    if (!answer.ok) {
      const row = await store.transcription(transcription)
      return {
        ok: false,
        problem: answer.problem.code === 'text-unread' ? textUnreadable(row?.title ?? '') : answer.problem,
      }
    }
    const { body, seq, value } = answer.value
    left += value.left
    if (value.steps.length === 0) continue
    changes.push({ kind: 'steps', body, steps: value.steps, inverse: value.inverse, on: seq })
    ids.push(transcription)
  }
  return { ok: true, value: { changes, texts: ids, left } }
}
