import { Command as Cmdk } from 'cmdk'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntryKind } from '../../../shared/edition'
import type { Entry } from '../../../shared/register/entry'
import type { RegisterIndex } from '../../../shared/register/links'
import { candidatesFor, noContext } from '../../../shared/register/rank'
import { aboutEntry } from '../../panels/register/entry-words'
import { Dialog } from '../../ui/Dialog'
import searched from '../searched-list.module.css'
import styles from './ChooseEntry.module.css'

/** How many entries are listed; more are found by typing. */
const mostListed = 60

/** Asks for an entry, those first that the words can mean; a new one is at hand where that makes sense. */
export function ChooseEntry(props: {
  readonly title: string
  readonly placeholder: string
  readonly register: RegisterIndex
  /** How often each is mentioned, by id: of equal ones, the more frequent stands first. */
  readonly mentions: ReadonlyMap<string, number>
  readonly kind: EntryKind | null
  /** What is looked for at first. */
  readonly words: string
  /** An entry that is not offered. */
  readonly except?: string
  readonly onChoose: (entry: Entry) => void
  /** Makes a new entry; left out where that is not offered. */
  readonly onNew?: (name: string) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation('register')
  const { register, mentions, kind, except, onNew } = props
  const [query, setQuery] = useState('')
  const found = useMemo(() => {
    const context = { ...noContext, edition: mentions }
    const of = (words: string, of: EntryKind | null) => candidatesFor(words, of, register, context)
    const likely = query.trim() === '' ? of(props.words, kind) : of(query, null)
    const others = query.trim() === '' ? of('', kind) : []
    const ids = [...new Set([...likely, ...others].map(({ entry }) => entry))]
    return ids
      .filter((id) => id !== except)
      .slice(0, mostListed)
      .flatMap((id) => register.byId.get(id) ?? [])
  }, [register, mentions, query, kind, except, props.words])
  const name = query.trim() === '' ? props.words : query.trim()
  return (
    <Dialog open bare onClose={props.onClose} title={props.title} closeLabel={t('close', { ns: 'app' })}>
      <Cmdk label={props.title} shouldFilter={false} className={searched.palette} loop>
        <Cmdk.Input
          autoFocus
          className={searched.input}
          placeholder={props.placeholder}
          value={query}
          onValueChange={setQuery}
        />
        <Cmdk.List className={searched.list} label={props.title}>
          <Cmdk.Empty className={searched.none}>{t('none', { query })}</Cmdk.Empty>
          {found.map((entry) => (
            <Cmdk.Item
              key={entry.id}
              value={entry.id}
              className={`${searched.item ?? ''} ${styles.line ?? ''}`}
              onSelect={() => {
                props.onChoose(entry)
              }}
            >
              <span className={styles.name}>{entry.name}</span>
              <span className={styles.about}>
                {[t(`kinds.${entry.kind}`), aboutEntry(entry)].filter((part) => part !== '').join(', ')}
              </span>
            </Cmdk.Item>
          ))}
          {onNew !== undefined && kind !== null && name !== '' && (
            <Cmdk.Item
              value="new"
              className={`${searched.item ?? ''} ${styles.line ?? ''}`}
              onSelect={() => {
                onNew(name)
              }}
            >
              <span className={styles.name}>{t('newNamed', { kind: t(`kinds.${kind}`), name })}</span>
            </Cmdk.Item>
          )}
        </Cmdk.List>
      </Cmdk>
    </Dialog>
  )
}
