import { useEffect, useMemo, useState } from 'react'
import { searchProblem, type SearchQuery } from '../../../shared/queries/search-text'
import { useAskedTexts, type AskedTexts } from '../edition-texts/use-asked-texts'
import type { Session } from '../session'
import { shownReading } from '../readings/reading'
import { queryOf, type EditionSearch } from './edition-search'
import type { FoundIn } from './found-places'
import type { SearchQuestion } from './search-question'

/** How many places are listed at most, to be replaced. */
export const mostPlaces = 50_000

/** How many places are listed at most where nothing is to be replaced: those beyond are counted. */
const mostRead = 2000

/** What is found of a search. */
interface FoundPlaces {
  /** While nothing is found yet of what is looked for now, what was found before it: a list that empties at each letter cannot be read. */
  readonly found: readonly FoundIn[]
  /** Whether `found` is of the search before. */
  readonly isOld: boolean
  readonly asked: AskedTexts<SearchQuestion>
  /** Whether anything is looked for. */
  readonly asks: boolean
}

/** Looks for the places of a search, text by text, anew whenever what is looked for changes, or `turn`. */
export function useFoundPlaces(session: Session, edition: string, search: EditionSearch, turn: number): FoundPlaces {
  const query = queryOf(search, shownReading(session))
  const wanted = query === null || searchProblem(query) !== null ? null : JSON.stringify(query)
  const most = search.replacement === null ? mostRead : mostPlaces
  const question = useMemo(
    (): Required<SearchQuestion> | null =>
      wanted === null ? null : { kind: 'search', query: JSON.parse(wanted) as SearchQuery, most },
    [wanted, most],
  )
  const open = session.open?.text.id ?? null
  const texts = useMemo(() => (search.scope === 'text' && open !== null ? [open] : null), [search.scope, open])
  const isIdle = question === null && texts === null
  useEffect(() => {
    if (!isIdle) return
    // What is asked reads the same texts: two would read them twice.
    const asks = new AbortController()
    void session.texts.prepareSearch(edition, asks.signal)
    return () => {
      asks.abort()
    }
  }, [session, edition, isIdle])
  useEffect(
    () => () => {
      session.texts.endSearch()
    },
    [session],
  )
  const asked = useAskedTexts(session, edition, question, texts, turn)
  const { heard, unread, phase } = asked
  const fresh = useMemo(
    () =>
      question === null
        ? []
        : heard.map(({ row, answer, at }): FoundIn => ({
            ...answer,
            transcription: row.id,
            title: row.title,
            at,
            elsewhere: row.id === session.open?.text.id && session.open.elsewhere !== null,
          })),
    [session, question, heard],
  )
  const enough = unread.some(({ problem }) => problem.code === 'search-too-long')
  useEffect(() => {
    if (enough) asked.stop()
  })
  const waits = question !== null && phase.kind === 'asking' && fresh.every(({ count }) => count === 0)
  const [last, keep] = useState(fresh)
  if (!waits && last !== fresh) keep(fresh)
  return { found: waits ? last : fresh, isOld: waits, asked, asks: question !== null }
}
