import { useMemo } from 'react'
import { useSource } from '../../../ui/use-source'
import type { TextQuestion } from '../../edition-texts/text-questions'
import { useAskedTexts, type AskedTexts } from '../../edition-texts/use-asked-texts'
import type { Session } from '../../session'
import type { FoundIn } from './found-occurrences'
import { wantedOf, type OccurrenceSearch } from './occurrence-search'

type Question = TextQuestion & { readonly kind: 'occurrences' }

/** Looks for the occurrences of a name, text by text, anew whenever the search changes. */
export function useOccurrences(
  session: Session,
  edition: string,
  search: OccurrenceSearch,
): { readonly found: readonly FoundIn[]; readonly asked: AskedTexts<Question> } {
  const { entries } = useSource(session.register.now)
  const question = useMemo(
    (): Question => ({ kind: 'occurrences', wanted: wantedOf(search), entries }),
    [search, entries],
  )
  const open = session.open?.text.id ?? null
  const texts = useMemo(() => (search.scope === 'text' && open !== null ? [open] : null), [search.scope, open])
  const asked = useAskedTexts(session, edition, question, texts)
  const { heard } = asked
  const found = useMemo(
    () =>
      heard.map(({ row, answer, at }) => ({
        transcription: row.id,
        title: row.title,
        at,
        conventions: answer.conventions,
        occurrences: answer.found,
        elsewhere: row.id === session.open?.text.id && session.open.elsewhere !== null,
      })),
    [session, heard],
  )
  return { found, asked }
}
