import { Search, X } from 'lucide-react'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Actions } from '../app/actions'
import type { LibrarySort } from '../app/settings'
import type { EditionSummary, LeftOff, LibraryMatches } from '../store/library'
import { Button } from '../ui/Button'
import { IconButton } from '../ui/IconButton'
import { Kbd } from '../ui/Kbd'
import { Menu } from '../ui/Menu'
import { Select } from '../ui/Select'
import { whenLabel } from '../ui/when'
import { EditionCard } from './EditionCard'
import styles from './Library.module.css'
import { Page } from './Page'
import type { RoundProgress } from './Proofread'
import { SearchResults } from './SearchResults'
import { Mark, TopBar } from './TopBar'
import { useOpenEntries } from './use-open-entries'

/** What the library screen shows. */
export interface LibraryProps {
  readonly editions: readonly EditionSummary[] | null
  /** `null` until it is known. */
  readonly leftOff: { readonly left: LeftOff | null } | null
  /** How far editions are in proofreading, by their ids. */
  readonly proofread?: ReadonlyMap<string, RoundProgress>
  readonly sort: LibrarySort
  readonly onSort: (sort: LibrarySort) => void
  readonly actions: Actions
  readonly appMenu: React.ReactNode
  /** What stands below the editions. */
  readonly notice?: React.ReactNode
}

const sorts = ['changed', 'name', 'created'] as const

/** The start: all editions as cards, where the person left off, and a place to drop texts. */
export function Library(props: LibraryProps) {
  const { t } = useTranslation('app')
  const { editions, leftOff, actions } = props
  const [query, setQuery] = useState('')
  const matches = useMatches(query, actions)
  const open = useOpenEntries(actions, true)
  return (
    <Page
      region="library"
      width={1080}
      bar={
        <TopBar
          start={
            <>
              <Mark />
              <strong>{t('name')}</strong>
            </>
          }
          middle={<SearchField query={query} onQuery={setQuery} shortcut={actions.keyOf('library/search')} />}
          end={
            <>
              <Menu
                align="end"
                trigger={<Button title={t('library.openMenu')}>{t('library.open')}</Button>}
                entries={open}
              />
              <Button variant="primary" onClick={() => actions.run('edition/new')}>
                {t('library.new')}
              </Button>
              {props.appMenu}
            </>
          }
        />
      }
    >
      {query.trim() !== '' ? (
        <SearchResults query={query.trim()} matches={matches} actions={actions} />
      ) : (
        <>
          <Start leftOff={leftOff} actions={actions} />
          <DropZone onOpen={() => actions.openFiles(false)} />
          {editions !== null && <Editions {...props} editions={editions} />}
          {props.notice}
        </>
      )}
    </Page>
  )
}

function Start({ leftOff, actions }: Pick<LibraryProps, 'leftOff' | 'actions'>) {
  const { t, i18n } = useTranslation('app')
  const [now] = useState(() => Date.now())
  if (leftOff === null) return <section className={styles.start} />
  if (leftOff.left === null)
    return (
      <section className={styles.start}>
        <h1 className={styles.title}>{t('library.welcome')}</h1>
        <p className={styles.about}>{t('library.welcomeHint')}</p>
      </section>
    )
  const { transcription, edition, place, at } = leftOff.left
  const page = place?.page ?? null
  const values = { title: transcription.title, edition: edition.name, when: whenLabel(at, now, i18n.language) }
  return (
    <section className={styles.start}>
      <h1 className={styles.title}>{t('library.continue')}</h1>
      <p className={styles.left}>
        <span className={styles.about}>
          {page === null ? t('library.leftAt', values) : t('library.leftAtPage', { ...values, page })}
        </span>
        <Button autoFocus onClick={() => actions.run('library/continue')} shortcut="Enter">
          {t('library.continueButton')}
        </Button>
      </p>
    </section>
  )
}

function DropZone({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation('app')
  return (
    <button type="button" className={styles.drop} onClick={onOpen}>
      <span className={styles.dropTitle}>{t('import.drop')}</span>
      <span className={styles.about}>{t('import.dropHint')}</span>
    </button>
  )
}

function Editions(props: LibraryProps & { readonly editions: readonly EditionSummary[] }) {
  const { t, i18n } = useTranslation('app')
  const { editions, sort, actions } = props
  const cards = useRef<HTMLUListElement>(null)
  const nothingLeft = props.leftOff !== null && props.leftOff.left === null
  const some = editions.length > 0
  useEffect(() => {
    // Where there is nothing to continue and what had the focus is gone, the first edition is the next thing to do.
    if (nothingLeft && some && document.activeElement === document.body)
      cards.current?.querySelector<HTMLElement>('[data-drop-edition] button')?.focus()
  }, [nothingLeft, some])
  return (
    <section aria-labelledby="editions" className={styles.editions}>
      <div className={styles.bar}>
        <h2 id="editions" className={styles.subtitle}>
          {t('library.title')}
        </h2>
        {editions.length > 1 && (
          <div className={styles.sort}>
            <span aria-hidden>{t('library.sort')}</span>
            <Select
              label={t('library.sort')}
              hideLabel
              value={sort}
              options={sorts.map((value) => ({ value, label: t(`library.sortBy.${value}`) }))}
              onChange={props.onSort}
            />
          </div>
        )}
      </div>
      <ul ref={cards} className={styles.cards}>
        {sorted(editions, sort, i18n.language).map((edition) => (
          <EditionCard
            key={edition.id}
            edition={edition}
            actions={actions}
            proofread={props.proofread?.get(edition.id)}
          />
        ))}
        {editions.length < 3 && !editions.some((edition) => edition.name === t('library.sample')) && (
          <li>
            <button type="button" className={styles.sample} onClick={actions.openSample}>
              <span className={styles.sampleName}>{t('library.sample')}</span>
              <span className={styles.about}>{t('library.sampleHint')}</span>
              <span className={styles.try}>{t('library.trySample')}</span>
            </button>
          </li>
        )}
      </ul>
    </section>
  )
}

function SearchField(props: {
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly shortcut: string | undefined
}) {
  const { t } = useTranslation('app')
  return (
    <search className={styles.search}>
      <Search aria-hidden className={styles.searchIcon} />
      <input
        data-library-search
        className={styles.searchInput}
        type="text"
        aria-label={t('library.search')}
        placeholder={t('library.search')}
        value={props.query}
        onChange={(event) => {
          props.onQuery(event.currentTarget.value)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') props.onQuery('')
        }}
      />
      {props.query !== '' ? (
        <IconButton label={t('library.clearSearch')} icon={X} onClick={() => props.onQuery('')} />
      ) : (
        props.shortcut !== undefined && <Kbd keys={props.shortcut} />
      )}
    </search>
  )
}

/** What the query finds; the last answer stays until the next one is there. */
function useMatches(query: string, actions: Actions): LibraryMatches | null {
  const wanted = useDeferredValue(query.trim())
  const [matches, setMatches] = useState<LibraryMatches | null>(null)
  useEffect(() => {
    if (wanted === '') return
    let current = true
    const found = (value: LibraryMatches) => {
      if (current) setMatches(value)
    }
    const timer = setTimeout(() => void actions.search(wanted).then(found), 120)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [wanted, actions])
  return wanted === '' ? null : matches
}

function sorted(editions: readonly EditionSummary[], sort: LibrarySort, language: string): readonly EditionSummary[] {
  const names = new Intl.Collator(language, { numeric: true })
  return editions.toSorted((a, b) => {
    if (sort === 'name') return names.compare(a.name, b.name)
    return sort === 'created' ? b.created - a.created : b.changed - a.changed
  })
}
