import { mapRounds, remarked } from '../../../shared/proofing/map-rounds'
import { roundsOf } from '../../../shared/proofing/rounds'
import { pageRecordsOf } from '../../store/page-records'
import type { Change, EditionRow, TranscriptionRow } from '../../store/rows'
import type { Session } from '../session'

/**
 * What puts the pages that are done in a text under the rounds of the edition that it moves to; a round that has no counterpart there
 * keeps its marks, which count again once the text moves back.
 */
export async function marksForMove(
  { store }: Session,
  { id, edition }: TranscriptionRow,
  to: EditionRow,
): Promise<readonly Change[]> {
  const rounds = mapRounds(roundsOf(await store.edition(edition)), roundsOf(await store.edition(to.id)))
  const { pages, gone } = await pageRecordsOf(store.db, id)
  const changes = remarked([...pages, ...gone], rounds)
  return changes.length === 0 ? [] : [{ kind: 'pages', transcription: id, changes }]
}
