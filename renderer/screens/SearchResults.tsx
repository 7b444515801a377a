import { SearchX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Actions } from '../app/actions'
import type { LibraryMatches } from '../store/library'
import { EmptyState } from '../ui/EmptyState'
import styles from './SearchResults.module.css'

/** What a search over all editions found; `null` while it is still looking for the first time. */
export function SearchResults(props: {
  readonly query: string
  readonly matches: LibraryMatches | null
  readonly actions: Actions
}) {
  const { t } = useTranslation('app')
  const { matches, query, actions } = props
  if (matches === null) return null
  const { editions, transcriptions } = matches
  const count = editions.length + transcriptions.length
  if (count === 0)
    return (
      <div role="status">
        <EmptyState icon={SearchX} title={t('library.noMatches')}>
          {t('library.noMatchesHint', { query })}
        </EmptyState>
      </div>
    )
  return (
    <section className={styles.results} aria-labelledby="matches">
      <h1 id="matches" className={styles.title} role="status">
        {t(matches.more ? 'library.firstMatches' : 'library.matches', { count })}
      </h1>
      <ul className={styles.list}>
        {editions.map((edition) => (
          <li key={edition.id}>
            <button type="button" className={styles.match} onClick={() => actions.openEdition(edition.id)}>
              <span className={styles.name}>{edition.name}</span>
            </button>
          </li>
        ))}
        {transcriptions.map(({ transcription, edition, snippet }) => (
          <li key={transcription.id}>
            <button type="button" className={styles.match} onClick={() => actions.openTranscription(transcription.id)}>
              <span className={styles.line}>
                <span className={styles.name}>{transcription.title}</span>
                <span className={styles.edition}>{edition.name}</span>
              </span>
              {snippet !== null && (
                <span className={styles.snippet}>
                  …{snippet.before}
                  <mark>{snippet.match}</mark>
                  {snippet.after}…
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {matches.more && <p className={styles.edition}>{t('library.moreMatches')}</p>}
    </section>
  )
}
