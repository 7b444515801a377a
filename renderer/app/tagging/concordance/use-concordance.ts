import { useMemo } from 'react'
import type { Entry } from '../../../../shared/register/entry'
import { entriesLinked } from '../../../../shared/register/links'
import { useSource } from '../../../ui/use-source'
import { useAskedTexts, type AskedTexts } from '../../edition-texts/use-asked-texts'
import type { Session } from '../../session'
import type { Mentioned } from './concordance-lines'

interface Question {
  readonly kind: 'mentions'
}

const question: Question = { kind: 'mentions' }

/** Every mention of an entry in the texts of an edition, as they are read; read anew whenever `turn` changes. */
export function useConcordance(
  session: Session,
  edition: string,
  entry: Entry,
  turn: number,
): { readonly mentions: readonly Mentioned[]; readonly asked: AskedTexts<Question> } {
  const { index } = useSource(session.register.now)
  const asked = useAskedTexts(session, edition, question, null, turn)
  const { heard } = asked
  const mentions = useMemo(
    () =>
      heard.flatMap(({ row, answer, at }) =>
        answer
          .filter(({ attributes }) => entriesLinked(index, row.id, attributes).some(({ id }) => id === entry.id))
          .map((mention) => ({ transcription: row.id, title: row.title, at, mention })),
      ),
    [heard, index, entry.id],
  )
  return { mentions, asked }
}
